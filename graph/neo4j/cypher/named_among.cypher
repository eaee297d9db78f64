// Those of the countries $among that articles mention which have a live claim on
// the instrument. The articles of $many of its claims are gone through until all are
// found; of an instrument with more, who is not found there is seldom mentioned, and
// looked for among the articles that mention it.
MATCH (i:Entity {id: $instrument})
CALL () {
  UNWIND $among AS id
  MATCH (e:Entity {id: id})
  RETURN collect(e) AS wanted
}
CALL (i, wanted) {
  MATCH (i)<-[:ON]-(c:Claim)
  WITH wanted, c LIMIT $many
  MATCH (c)-[:REPORTED_IN]->(a)
  WITH DISTINCT wanted, a
  MATCH (a)-[:MENTIONS]->(e)
  WHERE e IN wanted
  WITH DISTINCT e LIMIT size($among)
  RETURN collect(e.id) AS found
}
WITH found, CASE WHEN COUNT { (i)<-[:ON]-() } > $many THEN [id IN $among WHERE NOT id IN found] ELSE [] END AS rest
CALL (rest) {
  UNWIND rest AS id
  MATCH (e:Entity {id: id})
  CALL (e) {
    MATCH (e)<-[:MENTIONS]-(a)
    WHERE EXISTS { (a)<-[:REPORTED_IN]-(c:Claim) WHERE c.instrument = $instrument }
    RETURN a LIMIT 1
  }
  RETURN collect(id) AS also
}
UNWIND found + also AS id
RETURN id
ORDER BY id
