MATCH (c:Claim) WHERE c.key STARTS WITH $instrument + ' ' + $actor + ' '
WITH c ORDER BY c.key LIMIT 51
MATCH (c)-[:REPORTED_IN]->(a:Article)
RETURN c.body, c.quote, c.recorded, a.id, a.source, a.publisher, a.date
