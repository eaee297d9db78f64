// A page of a shelf, in the order of keys.
MATCH (r:Record)
WHERE r.shelf = $shelf AND r.key > $after
RETURN r.key AS key, r.value AS value
ORDER BY r.key
LIMIT $limit
