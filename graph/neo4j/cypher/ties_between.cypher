// The links between the two of each pair, put together by kind and direction.
UNWIND $pairs AS pair
MATCH (e:Entity {id: pair.a})-[r:REPRESENTS|SAID|HOSTED|ATTENDED|HELD_IN|ADOPTED_AT|PART_OF]-(o:Entity {id: pair.b})
WITH e, o, type(r) AS kind, startNode(r) = e AS out, count(DISTINCT r.key) AS links, min(r.key) AS key
RETURN properties(e) AS entity, properties(o) AS other, kind, out, links, key
ORDER BY e.id, o.id, kind, out
