// by and on are the places of a claim's ends among the entities given, in that
// of its article among the articles given.
UNWIND $rows AS row
WITH row.props AS props, entities[row.by][0] AS actor, entities[row.on][0] AS instrument, articles[row.in][0] AS article
CREATE (c:Claim)
SET c = props
CREATE (c)-[:BY]->(actor)
CREATE (c)-[:ON]->(instrument)
CREATE (c)-[:REPORTED_IN]->(article)
