// Relationships of one type, RELATION, from an entity to an entity or an article.
UNWIND $rows AS row
MATCH (from:Entity {id: row.from})
OPTIONAL MATCH (e:Entity {id: row.to})
OPTIONAL MATCH (a:Article {id: row.to})
WITH row, from, coalesce(e, a) AS to
CREATE (from)-[r:RELATION]->(to)
SET r = row.props
