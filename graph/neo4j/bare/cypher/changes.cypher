MATCH (c:Claim) WHERE c.recorded > $from AND c.recorded <= $to
WITH DISTINCT c.instrument AS instrument, c.actor AS actor
RETURN instrument, actor ORDER BY instrument, actor LIMIT 51
