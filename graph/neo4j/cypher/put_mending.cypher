// Stores an act, and marks the one that it takes back.
CREATE (m:Mending)
SET m = $row
WITH m
MATCH (old:Mending {id: $row.undoes})
SET old.undone = true
