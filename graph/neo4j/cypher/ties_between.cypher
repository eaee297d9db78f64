// The links between the two of each pair, put together by kind and direction,
// each with the first of them.
UNWIND $pairs AS pair
MATCH (e:Entity {id: pair.a})-[r:REPRESENTS|SAID|HOSTED|ATTENDED|HELD_IN|ADOPTED_AT|PART_OF]-(o:Entity {id: pair.b})
WITH e, o, type(r) AS kind, startNode(r) = e AS out, count(r) AS links, min([r.key, r])[1] AS first
MATCH (a:Article {id: first.article})
RETURN e {.id, .kind, .name, .code, .type} AS entity, o {.id, .kind, .name, .code, .type} AS other, kind, out, links,
  first.body AS body, a.id AS article, a.title AS title, a.url AS url, a.date AS published
ORDER BY e.id, o.id, kind, out
