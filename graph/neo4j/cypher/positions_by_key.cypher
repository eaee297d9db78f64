UNWIND $keys AS key
MATCH (p:Position {key: key})
WHERE p.held IS NOT NULL
MATCH (a:Entity {id: p.actor}) MATCH (i:Entity {id: p.instrument})
RETURN CASE WHEN p.packed IS NULL THEN p.dossier END AS dossier, p.ledger AS ledger, p.body AS body, a.id AS id, a.kind AS kind, a.name AS name, a.code AS code,
  i.id AS instrument, i.name AS title, i.type AS type
ORDER BY p.key
