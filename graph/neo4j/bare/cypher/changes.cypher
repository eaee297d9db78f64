MATCH (c:Claim) WHERE c.recorded > $from AND c.recorded <= $to AND c.key IS NOT NULL
WITH split(c.key, ' ') AS ids, max(c.recorded) AS at
WITH ids[0] AS instrument, ids[1] AS actor, max(at) AS at
ORDER BY instrument, actor LIMIT 51
MATCH (p:Position {key: instrument + ' ' + actor})
MATCH (a:Entity {id: actor}) MATCH (i:Entity {id: instrument})
CALL (p) {
  MATCH (c:Claim) WHERE c.key STARTS WITH p.key + ' '
  WITH c ORDER BY c.key LIMIT 5
  MATCH (c)-[:REPORTED_IN]->(s:Article)
  RETURN collect([c.quote, s.title, s.url]) AS sentences
}
RETURN at, p.dossier, a.id, a.kind, a.name, a.code, i.id, i.name, i.type, sentences
