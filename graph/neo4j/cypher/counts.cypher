MATCH (c:Count)-[:OF]->(:Entity {id: $on})
MATCH (c)-[:REPORTED_IN]->(a:Article)
RETURN c.body AS body, a.id AS article, a.date AS published
