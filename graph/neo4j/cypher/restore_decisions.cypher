// Stores decisions that another store kept.
UNWIND $rows AS row
MERGE (d:Decision {id: row.id})
SET d = row
