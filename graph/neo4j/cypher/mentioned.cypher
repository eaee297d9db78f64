// Countries that articles mention which have a claim on the instrument: a live
// one, or one that was stored at $recorded; with the date of the article.
CALL () {
  MATCH (c:Claim)
  WHERE c.key STARTS WITH $instrument + ' ' AND ($recorded = '' OR c.recorded <= $recorded)
  RETURN c.article AS id
  UNION
  MATCH (c:Superseded)
  WHERE $recorded <> '' AND c.key STARTS WITH $instrument + ' ' AND c.recorded <= $recorded AND c.superseded > $recorded
  RETURN c.article AS id
}
WITH DISTINCT id
MATCH (a:Article {id: id})-[:MENTIONS]->(e:Country)
WITH DISTINCT e, a.date AS published
RETURN e.id AS id, e.kind AS kind, e.name AS name, e.code AS code, published
ORDER BY id
