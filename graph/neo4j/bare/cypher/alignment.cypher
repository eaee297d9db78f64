MATCH (p:Position) WHERE p.held IS NOT NULL
RETURN p.actor, p.instrument, p.held
