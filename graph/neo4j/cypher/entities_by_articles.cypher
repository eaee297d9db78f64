// A page of the entities of one kind, those of which most articles tell first.
MATCH (e:Entity)
WHERE e.kind = $kind AND e.told > $after AND ($acts = false OR e.acts > 0)
RETURN properties(e) AS entity
ORDER BY e.kind, e.told
LIMIT $limit
