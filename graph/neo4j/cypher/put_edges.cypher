// The plain relationship of one type, RELATION, of each pair.
UNWIND $rows AS row
MATCH (actor:Entity {id: row.actor})
MATCH (instrument:Entity {id: row.instrument})
MERGE (actor)-[r:RELATION]->(instrument)
SET r = row.props
