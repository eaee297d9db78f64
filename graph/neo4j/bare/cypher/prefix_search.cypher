CALL db.index.fulltext.queryNodes('entity_text', $text) YIELD node AS e
RETURN properties(e) ORDER BY e.coverage LIMIT 11
