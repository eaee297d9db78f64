// Countries that are named beside the instruments.
UNWIND $on AS on
MATCH (b:Beside {instrument: on})
UNWIND b.countries AS country
MATCH (e:Entity {id: country})
WHERE e:Country
RETURN on, e.id AS id, e.kind AS kind, e.name AS name, e.code AS code
ORDER BY on, id
