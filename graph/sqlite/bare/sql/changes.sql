SELECT p.dossier, a.kind, a.name, a.code, i.id, i.name, i.type
  FROM (SELECT DISTINCT instrument, actor FROM changed WHERE at > @from AND at <= @to ORDER BY instrument, actor LIMIT 51) t
  JOIN position p ON p.instrument = t.instrument AND p.actor = t.actor JOIN entity a ON a.id = p.actor JOIN entity i ON i.id = p.instrument;
SELECT c.quote, s.title, s.url
  FROM (SELECT DISTINCT instrument, actor FROM changed WHERE at > @from AND at <= @to ORDER BY instrument, actor LIMIT 51) t
  JOIN position p ON p.instrument = t.instrument AND p.actor = t.actor
  CROSS JOIN claim c ON c.n IN (SELECT value FROM json_each(claim_refs(p.dossier, '', 5)))
  CROSS JOIN article s ON s.n = c.article
