// Decisions on what was read as one of the entities.
MATCH (d:Decision)
WHERE d.actor IN $ids OR d.instrument IN $ids
RETURN d.id AS id, d.actor AS actor, d.instrument AS instrument
