SELECT p.ledger, p.dossier, i.id, i.kind, i.name, i.code, i.type FROM position p JOIN entity i ON i.id = p.instrument
  WHERE p.actor = @actor AND p.stance <> '' ORDER BY p.instrument LIMIT 51;
SELECT c.quote, s.title, s.url FROM (SELECT instrument, actor, dossier FROM position WHERE actor = @actor AND stance <> '' ORDER BY instrument LIMIT 51) p
  CROSS JOIN claim c ON c.n IN (SELECT value FROM json_each(claim_refs(p.dossier, '', 1)))
  CROSS JOIN article s ON s.n = c.article;
SELECT t.kind, t.dir, t.links, o.id, o.kind, o.name, l.body, a.title, a.url FROM tie t JOIN entity o ON o.id = t.other
  JOIN link l ON l.key = t.key JOIN article a ON a.id = l.article
  WHERE t.entity = @actor ORDER BY t.other, t.kind, t.dir LIMIT 51
