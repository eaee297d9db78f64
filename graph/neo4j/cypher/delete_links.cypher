// Takes away links of one kind, RELATION, by their keys.
UNWIND $keys AS key
MATCH ()-[r:RELATION {key: key}]->()
DELETE r
