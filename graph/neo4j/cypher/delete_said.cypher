// Takes away the mentions and counts of the articles, and of what they are lists.
UNWIND $articles AS id
MATCH (a:Article {id: id})
CALL (a) {
  MATCH (a)-[m:MENTIONS]->()
  DELETE m
}
CALL (a) {
  MATCH (c:Count)-[:REPORTED_IN]->(a)
  DETACH DELETE c
}
CALL (a) {
  MATCH (l:StatusList {article: a.id})
  DELETE l
}
