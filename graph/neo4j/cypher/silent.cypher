// Countries that are named beside the instrument and have no position on it.
MATCH (b:Beside {instrument: $instrument})
UNWIND b.countries AS id
MATCH (e:Entity {id: id})
WHERE e:Country AND NOT EXISTS { MATCH (p:Position {key: $instrument + ' ' + id}) WHERE p.held IS NOT NULL }
RETURN id, e.kind AS kind, e.name AS name, e.code AS code
ORDER BY id
