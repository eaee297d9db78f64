SELECT e.id, e.kind, e.name, e.code, e.type, e.date, e.aliases, e.claims, e.articles FROM entity e
  WHERE e.n IN (SELECT rowid FROM entity_words WHERE entity_words MATCH @text) ORDER BY e.claims DESC, e.id LIMIT 11;
SELECT a.id, a.title, a.date FROM (SELECT rowid & ((1 << 36) - 1) AS n FROM article_words WHERE article_words MATCH @text ORDER BY rowid
    LIMIT max(0, 11 - (SELECT count(*) FROM entity_words WHERE entity_words MATCH @text))) w
  CROSS JOIN article a ON a.n = w.n
