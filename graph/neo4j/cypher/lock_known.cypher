// Locks the entities that there are of those given, in the order given.
UNWIND $ids AS id
MATCH (e:Entity {id: id})
SET e.id = id
RETURN id, properties(e) AS entity
