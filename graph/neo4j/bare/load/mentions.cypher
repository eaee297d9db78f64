UNWIND $rows AS row
MATCH (a:Article {id: row.article})
UNWIND row.entities AS id
MATCH (e:Entity {id: id})
CREATE (a)-[:MENTIONS]->(e)
