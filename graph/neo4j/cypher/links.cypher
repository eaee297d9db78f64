// A page of the links at an entity, by kind and key: those behind the key $after
// of the kind $kind, and those of the kinds behind it in $kinds. The types of
// relationships sort as the kinds do.
MATCH (:Entity {id: $entity})-[r:ADOPTED_AT|ATTENDED|HELD_IN|HOSTED|PART_OF|REPRESENTS|SAID]-()
WITH r, type(r) AS kind
WHERE kind IN $kinds AND (kind > $kind OR r.key > $after)
WITH kind, r.key AS key, head(collect(r)) AS r
ORDER BY kind, key
LIMIT $limit
RETURN key, r.body AS body, r.article AS article
