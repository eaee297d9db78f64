// What a row does not name stays, what is null in it goes.
UNWIND $rows AS row
MERGE (p:Position {key: row.key})
SET p += row
