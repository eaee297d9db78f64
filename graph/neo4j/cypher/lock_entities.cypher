// Locks the entities in the order given, makes those that are new, and tells
// what is stored of each. Whoever holds an entity may write its tallies and,
// holding both ends, a position.
UNWIND $ids AS id
MERGE (e:Entity {id: id})
SET e.id = id
RETURN id, properties(e) AS entity
