// Takes away the plain relationship of one type, RELATION, of each pair.
UNWIND $rows AS row
MATCH (actor:Entity {id: row.actor})-[r:RELATION]->(instrument:Entity {id: row.instrument})
DELETE r
