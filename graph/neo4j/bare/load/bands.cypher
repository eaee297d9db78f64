UNWIND $rows AS row
MERGE (b:Band {hash: row.hash})
WITH b, row
MATCH (a:Article {id: row.article})
CREATE (a)-[:IN_BAND]->(b)
