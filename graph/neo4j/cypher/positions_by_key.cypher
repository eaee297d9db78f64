// The positions of pairs by their keys; what is returned of each follows.
UNWIND $keys AS key
MATCH (p:Position {key: key})
WHERE p.held IS NOT NULL
