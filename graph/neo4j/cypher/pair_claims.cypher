// All claims of each pair of actor and instrument, with their articles' names.
UNWIND $pairs AS pair
MATCH (c:Claim)
WHERE c.key STARTS WITH pair + ' '
MATCH (c)-[:REPORTED_IN]->(a:Article)
RETURN pair, c.body AS body, c.quote AS quote, c.recorded AS recorded,
  a.id AS article, a.title AS title, a.url AS url, a.source AS source, a.publisher AS publisher, a.date AS published
