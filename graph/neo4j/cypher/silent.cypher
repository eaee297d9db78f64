// Countries that articles with a claim on the instrument mention, and that
// have no position on it.
MATCH (c:Claim)
WHERE c.key STARTS WITH $instrument + ' '
WITH DISTINCT c.article AS id
MATCH (:Article {id: id})-[:MENTIONS]->(e:Country)
WITH DISTINCT e
WHERE NOT EXISTS { MATCH (p:Position {key: $instrument + ' ' + e.id}) WHERE p.held IS NOT NULL }
RETURN e.id AS id, e.kind AS kind, e.name AS name, e.code AS code
ORDER BY id
