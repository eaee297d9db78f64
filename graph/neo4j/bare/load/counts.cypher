UNWIND $rows AS row
MATCH (instrument:Entity {id: row.props.instrument})
MATCH (a:Article {id: row.props.article})
CREATE (c:Count)
SET c = row.props
CREATE (c)-[:OF]->(instrument)
CREATE (c)-[:REPORTED_IN]->(a)
