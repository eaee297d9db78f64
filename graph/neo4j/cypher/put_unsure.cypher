// Has pairs looked at until a moment wherever anything of them was stored; the empty
// key stands for all.
UNWIND $keys AS key
MERGE (u:Unsure {key: key})
SET u.until = CASE WHEN u.until > $until THEN u.until ELSE $until END
