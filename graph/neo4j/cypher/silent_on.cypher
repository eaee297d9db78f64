// The instruments that articles which name a country make claims on, and on
// which it has no position.
MATCH (:Entity {id: $country})<-[:MENTIONS]-(a:Article)
MATCH (c:Claim {article: a.id})
WITH DISTINCT c.instrument AS id
MATCH (e:Entity {id: id})
WHERE NOT EXISTS { MATCH (p:Position {key: id + ' ' + $country}) WHERE p.held IS NOT NULL }
RETURN e.id AS id, e.name AS name, e.type AS type
ORDER BY id
