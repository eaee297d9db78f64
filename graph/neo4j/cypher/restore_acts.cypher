// Stores acts that another store kept.
UNWIND $rows AS row
MERGE (m:Mending {id: row.id})
SET m = row
