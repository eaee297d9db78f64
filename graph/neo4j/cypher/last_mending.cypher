MATCH (m:Mending)
WHERE m.at > ''
RETURN m.at AS at
ORDER BY m.at DESC
LIMIT 1
