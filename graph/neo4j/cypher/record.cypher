// The value under a key.
MATCH (r:Record {shelf: $shelf, key: $key})
RETURN r.key AS key, r.value AS value
