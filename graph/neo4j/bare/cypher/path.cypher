MATCH (p:Position) WHERE p.actor = $actor AND p.key > ''
MATCH (q:Position {key: p.instrument + ' ' + $other})
WITH p, q ORDER BY p.key LIMIT 16
WITH collect([p, q]) AS ways
UNWIND range(0, size(ways) - 1) AS n
WITH n, ways[n][0] AS p, ways[n][1] AS q
MATCH (i:Entity {id: p.instrument}) MATCH (a:Entity {id: p.actor}) MATCH (o:Entity {id: q.actor})
CALL (n, p, q) {
  WITH n, p, q WHERE n < 3
  UNWIND [p.proof, q.proof] AS id
  MATCH (c:Claim {id: id})-[:REPORTED_IN]->(s:Article)
  RETURN collect([c.quote, s.title, s.url]) AS sentences
}
RETURN i.id, i.name, i.type, a.id, a.kind, a.name, a.code, o.id, o.kind, o.name, o.code, p.ledger, q.ledger, sentences
