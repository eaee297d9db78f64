// A page of all links of one kind, RELATION.
MATCH ()-[r:RELATION]->()
WHERE r.key > $after AND r.again IS NULL
RETURN r.key AS key, r.body AS body, r.article AS article
ORDER BY r.key
LIMIT $limit
