// Puts articles into the bands of their prints, and tells the sources of the
// others there. A band is locked, in the order given, so that of two copies
// that are put at once the second sees the first.
UNWIND $rows AS row
MERGE (b:Band {hash: row.hash})
SET b.hash = row.hash
WITH b, row
MATCH (a:Article {id: row.article})
MERGE (a)-[:IN_BAND]->(b)
WITH DISTINCT b
MATCH (b)<-[:IN_BAND]-(other:Article)
WHERE other.source IS NOT NULL
RETURN DISTINCT other.source AS source
