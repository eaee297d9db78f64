// The pairs that people decided on, as they were read and as they are after merges.
MATCH (d:Decision)
UNWIND [d.pair, d.read] AS pair
RETURN DISTINCT pair
