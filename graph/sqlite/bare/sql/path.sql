SELECT i.id, i.name, p.ledger, q.ledger FROM position p
  JOIN position q ON q.instrument = p.instrument AND q.actor = @other JOIN entity i ON i.id = p.instrument
  WHERE p.actor = @actor AND p.stance <> '' AND q.stance <> '' ORDER BY p.instrument LIMIT 16;
SELECT c.quote, s.title, s.url FROM (SELECT p.dossier AS one, q.dossier AS other FROM position p
    JOIN position q ON q.instrument = p.instrument AND q.actor = @other
    WHERE p.actor = @actor AND p.stance <> '' AND q.stance <> '' ORDER BY p.instrument LIMIT 16) p
  CROSS JOIN claim c ON c.n IN (SELECT value FROM json_each(claim_refs(p.one, '', 1)) UNION ALL SELECT value FROM json_each(claim_refs(p.other, '', 1)))
  CROSS JOIN article s ON s.n = c.article;
SELECT t.kind, t.dir, l.body FROM tie t JOIN link l ON l.key = t.key WHERE t.entity = @actor AND t.other = @other
