// Positions as the first version wrote them.
UNWIND $keys AS key
MATCH (p:Position {key: key})
RETURN p.actor AS actor, p.instrument AS instrument, p.body AS body
