MATCH (m:Mending)
RETURN count(m) AS acts
