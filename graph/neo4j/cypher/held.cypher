// In which state articles are stored.
UNWIND $ids AS id
MATCH (a:Article {id: id})
WHERE a.digest IS NOT NULL
RETURN id, a.revision AS revision, a.reader AS reader
