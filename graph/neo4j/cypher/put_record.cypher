// Stores a value in place of the one that was there.
MERGE (r:Record {shelf: $shelf, key: $key})
SET r.value = $value
