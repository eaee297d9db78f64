// Waits until nobody else holds the lock, and holds it until the transaction ends.
MERGE (l:Lock {name: $name})
SET l.name = $name
