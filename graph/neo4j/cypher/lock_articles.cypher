// Locks the articles in the order given, makes those that are new, and tells
// what is stored of each. Setting id to itself writes nothing and takes the lock.
UNWIND $ids AS id
MERGE (a:Article {id: id})
SET a.id = id
RETURN id, a.digest AS digest, a.reader AS reader, a.said AS said
