UNWIND $rows AS row
MATCH (actor:Entity {id: row.props.actor})
MATCH (instrument:Entity {id: row.props.instrument})
MATCH (a:Article {id: row.props.article})
CREATE (c:Claim)
SET c = row.props
CREATE (c)-[:BY]->(actor)
CREATE (c)-[:ON]->(instrument)
CREATE (c)-[:REPORTED_IN]->(a)
