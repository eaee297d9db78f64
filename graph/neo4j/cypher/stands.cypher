// The positions whose keys lie from one bound to before another, by their ledgers; an empty
// word stands for that of one which the first version wrote. The keys are in the index:
// of the node nothing else is read.
MATCH (p:Position)
WHERE p.key >= $from AND p.key < $to
RETURN collect(p.key) AS keys, collect(coalesce(p.ledger, '')) AS ledgers
