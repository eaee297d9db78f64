// The links at an entity, put together by other end, kind and direction, each
// with the first of them; those to the first others behind $other.
MATCH (e:Entity {id: $entity})
CALL (e) {
  MATCH (e)-[r:REPRESENTS|SAID|HOSTED|ATTENDED|HELD_IN|ADOPTED_AT|PART_OF]->(o)
  RETURN o, true AS out, type(r) AS kind, count(r) AS links, min([r.key, r])[1] AS first
  UNION ALL
  MATCH (e)<-[r:REPRESENTS|SAID|HOSTED|ATTENDED|HELD_IN|ADOPTED_AT|PART_OF]-(o)
  RETURN o, false AS out, type(r) AS kind, count(r) AS links, min([r.key, r])[1] AS first
}
WITH e, o, kind, out, links, first
WHERE o:Entity AND o.id > $other AND o.id <> $entity AND (size($kinds) = 0 OR kind IN $kinds)
WITH e, o, collect({kind: kind, out: out, links: links, first: first}) AS ties
ORDER BY o.id
LIMIT $others
UNWIND ties AS tie
MATCH (a:Article {id: tie.first.article})
RETURN e {.id, .kind, .name, .code, .type} AS entity, o {.id, .kind, .name, .code, .type} AS other, tie.kind AS kind, tie.out AS out, tie.links AS links,
  tie.first.body AS body, a.id AS article, a.title AS title, a.url AS url, a.date AS published
ORDER BY other.id, kind, out
