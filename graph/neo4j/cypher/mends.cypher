// The acts of mending in force, in the order of doing, beside the number of all.
CALL () { MATCH (m:Mending) RETURN count(m) AS acts }
OPTIONAL MATCH (m:Mending)
WHERE acts > 0 AND m.at > '' AND m.undone = false
RETURN acts, properties(m) AS act
ORDER BY m.at, m.id
