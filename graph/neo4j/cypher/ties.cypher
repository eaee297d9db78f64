// The links at an entity, put together by other end, kind and direction; those
// to the first others behind $after.
MATCH (e:Entity {id: $entity})-[r:REPRESENTS|SAID|HOSTED|ATTENDED|HELD_IN|ADOPTED_AT|PART_OF]-(o:Entity)
WHERE o.id > $after AND o.id <> $entity AND (size($kinds) = 0 OR type(r) IN $kinds)
WITH e, o, type(r) AS kind, startNode(r) = e AS out, count(DISTINCT r.key) AS links, min(r.key) AS key
WITH e, o, collect({kind: kind, out: out, links: links, key: key}) AS ties
ORDER BY o.id
LIMIT $limit
UNWIND ties AS tie
RETURN properties(e) AS entity, properties(o) AS other, tie.kind AS kind, tie.out AS out, tie.links AS links, tie.key AS key
ORDER BY other.id, kind, out
