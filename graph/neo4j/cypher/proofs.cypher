// The sentences of claims, with the names of their articles.
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[:REPORTED_IN]->(a:Article)
RETURN id, c.quote AS quote, a.title AS title, a.url AS url
