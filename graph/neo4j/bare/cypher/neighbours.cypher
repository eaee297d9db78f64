MATCH (p:Position) WHERE p.actor = $actor AND p.key > ''
WITH p ORDER BY p.actor, p.key LIMIT 51
MATCH (i:Entity {id: p.instrument})
CALL (p) {
  MATCH (c:Claim) WHERE c.key STARTS WITH p.key + ' '
  WITH c ORDER BY c.key LIMIT 1
  MATCH (c)-[:REPORTED_IN]->(s:Article)
  RETURN collect([c.quote, s.title, s.url]) AS sentences
}
RETURN p.ledger, p.dossier, i.id, i.kind, i.name, i.type, sentences
UNION ALL
MATCH (:Entity {id: $actor})-[r:REPRESENTS|SAID|HOSTED|ATTENDED|HELD_IN|ADOPTED_AT|PART_OF]-(o:Entity)
WITH DISTINCT o, type(r) AS kind ORDER BY o.id LIMIT 51
RETURN null AS `p.ledger`, null AS `p.dossier`, o.id AS `i.id`, o.kind AS `i.kind`, o.name AS `i.name`, kind AS `i.type`, [] AS sentences
