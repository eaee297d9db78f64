// The claims of each pair that live, or that were stored at $recorded.
UNWIND $pairs AS pair
CALL (pair) {
  MATCH (c:Claim)
  WHERE c.key STARTS WITH pair + ' ' AND ($recorded = '' OR c.recorded <= $recorded)
  RETURN c
  UNION
  MATCH (c:Superseded)
  WHERE $recorded <> '' AND c.key STARTS WITH pair + ' ' AND c.recorded <= $recorded AND c.superseded > $recorded
  RETURN c
}
MATCH (a:Article {id: c.article})
RETURN pair, c.body AS body, c.quote AS quote, c.recorded AS recorded,
  a.id AS article, a.title AS title, a.url AS url, a.source AS source, a.publisher AS publisher, a.date AS published
