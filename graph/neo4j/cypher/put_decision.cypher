MERGE (d:Decision {id: $row.id})
SET d = $row
