// Every so many of the instruments, in the order of their ids.
MATCH (e:Instrument)
WITH e.id AS id
ORDER BY id
WITH collect(id) AS ids
UNWIND range($each, size(ids) - 1, $each) AS n
RETURN ids[n] AS id
