// Countries that are named beside the instrument, all or those $among.
MATCH (b:Beside {instrument: $instrument})
UNWIND [id IN b.countries WHERE $among IS NULL OR id IN $among] AS id
MATCH (e:Entity {id: id})
WHERE e:Country
RETURN id, e.kind AS kind, e.name AS name, e.code AS code
ORDER BY id
