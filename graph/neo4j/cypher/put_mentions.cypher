// in is the place of an article among those given, of are those of what it mentions.
UNWIND $rows AS row
WITH articles[row.in][0] AS article, entities, row.of AS of
UNWIND of AS place
WITH article, entities[place][0] AS entity
CREATE (article)-[:MENTIONS]->(entity)
