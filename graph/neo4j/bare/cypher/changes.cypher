MATCH (c:Changed) WHERE c.at > $from AND c.at <= $to
UNWIND c.keys AS key
WITH key, max(c.at) AS at
ORDER BY key LIMIT 51
MATCH (p:Position {key: key})
MATCH (a:Entity {id: split(key, ' ')[1]}) MATCH (i:Entity {id: split(key, ' ')[0]})
CALL (p) {
  MATCH (c:Claim) WHERE c.key STARTS WITH p.key + ' '
  WITH c ORDER BY c.key LIMIT 5
  MATCH (c)-[:REPORTED_IN]->(s:Article)
  RETURN collect([c.quote, s.title, s.url]) AS sentences
}
RETURN at, p.dossier, a.id, a.kind, a.name, a.code, i.id, i.name, i.type, sentences
