// Takes away what no article names any more.
UNWIND $ids AS id
MATCH (e:Entity {id: id})
DETACH DELETE e
