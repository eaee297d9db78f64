// Forgets a key.
MATCH (r:Record {shelf: $shelf, key: $key})
DELETE r
