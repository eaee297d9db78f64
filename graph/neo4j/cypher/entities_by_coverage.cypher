// A page of the entities of one kind, those with most claims first.
MATCH (e:Entity)
WHERE e.kind = $kind AND e.coverage > $after AND ($acts = false OR e.acts > 0)
RETURN properties(e) AS entity
ORDER BY e.kind, e.coverage
LIMIT $limit
