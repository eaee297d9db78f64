// Locks stored articles in the order given, and tells what is stored of what each says.
UNWIND $ids AS id
MATCH (a:Article {id: id})
SET a.id = id
RETURN id, a.date AS date, a.said AS said, a.unmended AS unmended
