// Instruments by their ids.
UNWIND $ids AS asked
MATCH (e:Entity {id: asked})
RETURN properties(e) AS entity
