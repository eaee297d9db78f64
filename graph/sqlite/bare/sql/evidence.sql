SELECT c.id, c.actor, c.instrument, c.stance, c.quote, c.body, c.recorded, a.id, a.source, a.publisher, c.published
  FROM position p CROSS JOIN json_each(claim_refs(p.dossier, '', 51)) j CROSS JOIN claim c ON c.n = j.value CROSS JOIN article a ON a.n = c.article
  WHERE p.instrument = @instrument AND p.actor = @actor AND c.superseded = 0 ORDER BY c.id LIMIT 51
