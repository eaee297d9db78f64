// A page of links of one kind, RELATION, at an entity.
MATCH (:Entity {id: $entity})-[r:RELATION]-()
WHERE r.key > $after
WITH DISTINCT r.key AS key, r.body AS body, r.article AS article
ORDER BY key
LIMIT $limit
RETURN key, body, article
