// A page of acts of mending, the latest first.
MATCH (m:Mending)
WHERE m.at <= $at AND (m.at < $at OR m.id > $id) AND ($subject = '' OR m.subject = $subject)
RETURN properties(m) AS act
ORDER BY m.at DESC, m.id
LIMIT $limit
