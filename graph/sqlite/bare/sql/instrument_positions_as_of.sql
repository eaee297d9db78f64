SELECT p.ledger, p.dossier, a.id, a.kind, a.name, a.code, i.id, i.name, i.type
  FROM position p JOIN entity a ON a.id = p.actor JOIN entity i ON i.id = p.instrument
  WHERE p.instrument = @instrument AND p.first_day <> '' AND p.first_day <= @day ORDER BY p.instrument, p.actor LIMIT 51;
SELECT c.quote, s.title, s.url FROM (SELECT instrument, actor, dossier FROM position p WHERE p.instrument = @instrument AND p.first_day <> '' AND p.first_day <= @day ORDER BY instrument, actor LIMIT 51) p
  CROSS JOIN claim c ON c.n IN (SELECT value FROM json_each(claim_refs(p.dossier, '', 5)))
  CROSS JOIN article s ON s.n = c.article
