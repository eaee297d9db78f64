// The entities on which there are positions, each with the mark of the transaction that settled
// any of them last, from the index alone.
MATCH (e:Entity)
WHERE e.settled > ''
RETURN e.id AS id, e.settled AS settled
