MATCH (a:Entity {id: $actor}) MATCH (i:Entity {id: $instrument})
OPTIONAL MATCH (p:Position {key: $instrument + ' ' + $actor})
CALL (p) {
  MATCH (c:Claim) WHERE c.key STARTS WITH p.key + ' '
  WITH c ORDER BY c.key LIMIT 5
  MATCH (c)-[:REPORTED_IN]->(s:Article)
  RETURN collect([c.quote, s.title, s.url]) AS sentences
}
RETURN p.ledger, a.id, a.kind, a.name, a.code, i.id, i.name, i.type, sentences
