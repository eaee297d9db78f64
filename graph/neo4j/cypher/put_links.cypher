// Links of one kind, RELATION, each to an entity or, where something was said
// about nothing that is known, to the article.
UNWIND $rows AS row
MATCH (from:Entity {id: row.from})
OPTIONAL MATCH (to:Entity {id: row.to})
OPTIONAL MATCH (a:Article {id: row.props.article})
WITH row, from, coalesce(to, a) AS to
CREATE (from)-[r:RELATION]->(to)
SET r = row.props
