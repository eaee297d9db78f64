UNWIND $keys AS key
MATCH (p:Position {key: key})
DELETE p
