// The positions on some instruments, by their ledgers; an empty word stands for that of one
// which the first version wrote. The keys are in the index: of the node nothing else is read.
UNWIND $instruments AS instrument
MATCH (p:Position)
WHERE p.key STARTS WITH instrument + ' '
RETURN collect(p.key) AS keys, collect(coalesce(p.ledger, '')) AS ledgers
