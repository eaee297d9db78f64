MATCH (p:Position) WHERE p.actor = $actor AND p.key > ''
WITH p ORDER BY p.actor, p.key LIMIT 51
MATCH (i:Entity {id: p.instrument})
CALL (p) {
  MATCH (c:Claim) WHERE c.key STARTS WITH p.key + ' '
  WITH c ORDER BY c.key LIMIT 1
  MATCH (c)-[:REPORTED_IN]->(s:Article)
  RETURN c.quote AS quote, s.title AS title, s.url AS url, s.date AS date
}
RETURN p.ledger AS body, 1 AS links, null AS kind, i.id AS id, i.kind AS of, i.name AS name, i.type AS type, quote, title, url, date
UNION ALL
MATCH (:Entity {id: $actor})-[r:REPRESENTS|SAID|HOSTED|ATTENDED|HELD_IN|ADOPTED_AT|PART_OF]-(o:Entity)
WITH o, type(r) AS kind, count(r) AS links, head(collect(r)) AS first ORDER BY o.id LIMIT 51
MATCH (s:Article {id: first.article})
RETURN first.body AS body, links, kind, o.id AS id, o.kind AS of, o.name AS name, o.type AS type, first.quote AS quote, s.title AS title, s.url AS url, s.date AS date
