SELECT e.id, e.kind, e.name, e.code, e.type, e.date, e.aliases, e.claims, e.articles FROM entity e
  WHERE e.n IN (SELECT rowid FROM entity_words WHERE entity_words MATCH @text) ORDER BY e.claims DESC, e.id LIMIT 11
