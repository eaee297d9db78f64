// Depositaries' lists along the index of their keys.
MATCH (l:StatusList)
WHERE l.key > $after AND l.key STARTS WITH $start
WITH l ORDER BY l.key LIMIT $limit
MATCH (a:Article {id: l.article})
MATCH (i:Entity {id: l.instrument})
RETURN i.id AS id, i.name AS name, i.type AS type, a.id AS article, a.publisher AS publisher,
  a.title AS title, a.url AS url, a.date AS date
ORDER BY l.key
