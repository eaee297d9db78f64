CALL () {
  CALL db.index.fulltext.queryNodes('entity_text', $text) YIELD node AS e
  WITH e ORDER BY e.coverage LIMIT 11
  RETURN collect([e.id, e.kind, e.name, e.code, e.aliases]) AS entities
}
CALL (entities) {
  WITH entities WHERE size(entities) < 11
  CALL db.index.fulltext.queryNodes('article_found', $text) YIELD node AS a
  WITH a ORDER BY a.date DESC LIMIT 11
  RETURN collect([a.id, a.title, a.date]) AS articles
}
CALL (entities, articles) {
  WITH entities, articles WHERE size(entities) + size(articles) < 11
  CALL db.index.fulltext.queryNodes('claim_found', $text) YIELD node AS c
  WITH c ORDER BY c.published DESC LIMIT 11
  MATCH (a:Entity {id: c.actor}) MATCH (i:Entity {id: c.instrument})
  RETURN collect([c.id, c.quote, c.stance, c.published, a.name, i.name]) AS claims
}
RETURN entities, articles, claims
