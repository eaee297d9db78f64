MATCH (p:Position) WHERE p.actor = $actor AND p.key > ''
MATCH (q:Position {key: p.instrument + ' ' + $other})
WITH p, q ORDER BY p.key LIMIT 16
MATCH (i:Entity {id: p.instrument})
RETURN i.id, i.name, p.ledger, p.dossier, q.ledger, q.dossier
