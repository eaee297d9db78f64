// The shelves that hold records.
MATCH (r:Record)
RETURN DISTINCT r.shelf AS shelf
ORDER BY shelf
