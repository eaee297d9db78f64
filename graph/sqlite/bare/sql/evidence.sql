SELECT c.body, c.quote, c.recorded, a.id, a.source, a.publisher, c.published
  FROM claim c JOIN article a ON a.n = c.article
  WHERE c.instrument = @instrument AND c.actor = @actor AND c.superseded = 0 ORDER BY c.instrument, c.actor, c.id LIMIT 51
