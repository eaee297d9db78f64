// Decisions on what was read as one of the entities, or is one of them now.
MATCH (d:Decision)
WHERE d.actor IN $ids OR d.instrument IN $ids OR d.on_actor IN $ids OR d.on_instrument IN $ids
RETURN properties(d) AS decision
