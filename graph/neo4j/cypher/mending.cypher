MATCH (m:Mending {id: $id})
RETURN properties(m) AS act
