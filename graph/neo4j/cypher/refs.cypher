// The names of entities, where they are stored.
UNWIND $ids AS id
WITH DISTINCT id
OPTIONAL MATCH (e:Entity {id: id})
RETURN id, e.kind AS kind, e.name AS name, e.code AS code
ORDER BY id
