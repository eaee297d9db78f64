// The instruments beside which a country is named, and on which it has no position.
MATCH (b:Beside)
WHERE $country IN b.countries
WITH b.instrument AS id
WHERE NOT EXISTS { MATCH (p:Position {key: id + ' ' + $country}) WHERE p.held IS NOT NULL }
MATCH (e:Entity {id: id})
RETURN id, e.name AS name, e.type AS type
ORDER BY id
