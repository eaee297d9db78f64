// The stored claims of the articles.
UNWIND $articles AS article
MATCH (c:Claim {article: article})
RETURN c.id AS id, c.article AS article, c.actor AS actor, c.instrument AS instrument, c.body AS body, c.quote AS quote,
  c.published AS published
