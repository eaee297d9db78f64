// The plain relationships of pairs that had none of their type. by and on are the
// places of the ends among the entities given.
UNWIND $rows AS row
WITH row, entities[row.by][0] AS actor, entities[row.on][0] AS instrument
CREATE (actor)-[r:$(row.type)]->(instrument)
SET r = row.props
