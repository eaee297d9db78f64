UNWIND $rows AS row
MATCH (actor:Entity {id: row.actor})
MATCH (instrument:Entity {id: row.instrument})
MATCH (a:Article {id: row.article})
CREATE (c:Claim)
SET c = row
CREATE (c)-[:BY]->(actor)
CREATE (c)-[:ON]->(instrument)
CREATE (c)-[:REPORTED_IN]->(a)
