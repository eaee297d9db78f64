// Links between entities given or, where something was said about nothing that is
// known, to the article; all by their places.
UNWIND $rows AS row
WITH row, entities[row.from][0] AS from, coalesce(entities[row.to][0], articles[row.in][0]) AS to
CREATE (from)-[r:$(row.type)]->(to)
SET r = row.props
