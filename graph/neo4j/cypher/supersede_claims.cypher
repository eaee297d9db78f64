// Claims that a later reading of their article no longer makes are kept apart,
// with the time.
UNWIND $ids AS id
MATCH (c:Claim {id: id})
MATCH (c)-[r:BY|ON|REPORTED_IN]->()
DELETE r
WITH DISTINCT c
REMOVE c:Claim
SET c:Superseded, c.superseded = $now
