// Those of the countries $among that articles mention which have a live claim on
// the instrument. Articles are gone through from the end that has fewer of them,
// until one is found.
MATCH (i:Entity {id: $instrument})
WITH i, COUNT { (i)<-[:ON]-() } AS claims
UNWIND $among AS id
MATCH (e:Entity {id: id})
WHERE e:Country
WITH i, e, claims <= COUNT { (e)<-[:MENTIONS]-() } AS fewer
CALL (i, e, fewer) {
  WITH i, e WHERE fewer
  MATCH (i)<-[:ON]-(:Claim)-[:REPORTED_IN]->(a)
  WITH a, e
  WHERE EXISTS { (a)-[:MENTIONS]->(e) }
  RETURN a LIMIT 1
  UNION ALL
  WITH i, e WHERE NOT fewer
  MATCH (e)<-[:MENTIONS]-(a)
  WITH a
  WHERE EXISTS { (a)<-[:REPORTED_IN]-(c:Claim) WHERE c.instrument = $instrument }
  RETURN a LIMIT 1
}
RETURN e.id AS id, e.kind AS kind, e.name AS name, e.code AS code
ORDER BY id
