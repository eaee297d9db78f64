// Links of one kind, RELATION, by their keys, with their articles.
UNWIND $keys AS key
MATCH ()-[r:RELATION {key: key}]->()
WITH DISTINCT key, r.body AS body, r.article AS article
MATCH (a:Article {id: article})
RETURN key, body, a.id AS article, a.title AS title, a.url AS url, a.date AS published
