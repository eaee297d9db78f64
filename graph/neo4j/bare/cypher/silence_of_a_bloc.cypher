UNWIND $group AS id
OPTIONAL MATCH (p:Position {key: $instrument + ' ' + id})
OPTIONAL MATCH (e:Entity {id: id})
RETURN id, p.held, CASE WHEN p IS NULL THEN EXISTS {
  MATCH (e)<-[:MENTIONS]-(a:Article)<-[:REPORTED_IN]-(c:Claim) WHERE c.key STARTS WITH $instrument + ' ' } END AS mentioned
