// The latest time at which a claim was stored, by the end of its index, and the clock of the server.
OPTIONAL MATCH (c:Claim) WHERE c.recorded IS NOT NULL
WITH c.recorded AS latest ORDER BY latest DESC LIMIT 1
RETURN latest, toString(datetime.realtime()) AS now
