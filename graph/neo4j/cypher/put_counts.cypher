UNWIND $rows AS row
MATCH (instrument:Entity {id: row.instrument})
MATCH (a:Article {id: row.article})
CREATE (c:Count)
SET c = row
CREATE (c)-[:OF]->(instrument)
CREATE (c)-[:REPORTED_IN]->(a)
