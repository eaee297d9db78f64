// All positions by their ledgers.
MATCH (p:Position)
RETURN p.actor AS actor, p.instrument AS instrument, p.ledger AS ledger, p.body AS body
