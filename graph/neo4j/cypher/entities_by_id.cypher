// A page of the entities of one kind by id.
MATCH (e:Entity)
WHERE e.kind = $kind AND e.id > $after AND ($acts = false OR e.acts > 0)
RETURN properties(e) AS entity
ORDER BY e.kind, e.id
LIMIT $limit
