// The articles that name an entity.
MATCH (:Entity {id: $id})<-[:MENTIONS]-(a:Article)
RETURN a.id AS id, a.unmended AS unmended
ORDER BY id
