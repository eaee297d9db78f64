MATCH (p:Position) WHERE p.first_day <= $day
RETURN p.actor, p.instrument, p.ledger
