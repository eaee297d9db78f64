UNWIND $rows AS row
MERGE (p:Position {key: row.key})
SET p = row
