UNWIND $keys AS key
MERGE (u:Unsure {key: key})
SET u.until = CASE WHEN u.until > $until THEN u.until ELSE $until END
