// What is kept of articles beside answers, and the claims that they made once.
UNWIND $ids AS id
MATCH (a:Article {id: id})
WHERE a.digest IS NOT NULL
OPTIONAL MATCH (c:Superseded {article: id})
RETURN id AS article, a.digest AS digest, c.body AS body, c.quote AS quote, c.recorded AS recorded,
  c.superseded AS superseded, c.published AS published
