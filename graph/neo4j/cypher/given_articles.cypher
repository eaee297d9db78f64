// The articles with the ids $articles; see given_entities.cypher.
CALL () {
  UNWIND range(0, size($articles) - 1) AS n
  OPTIONAL MATCH (a:Article {id: $articles[n]})
  WITH n, a
  ORDER BY n
  RETURN collect([a]) AS articles
}
