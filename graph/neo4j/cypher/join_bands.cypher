// Puts articles into the bands of their prints, and tells the sources of the
// others there; in is the place of an article among those given. A band is locked,
// in the order given, so that of two copies that are put at once the second sees
// the first. The articles are in no band yet: new ones are not, and those that are
// read anew have left theirs. Only articles are in bands: to ask for the label
// would let the planner begin at all articles with a source, which it takes for few
// while the index of them has not been counted yet.
UNWIND $rows AS row
MERGE (b:Band {hash: row.hash})
ON MATCH SET b.hash = row.hash
WITH b, articles[row.in][0] AS a
CREATE (a)-[:IN_BAND]->(b)
WITH DISTINCT b
MATCH (b)<-[:IN_BAND]-(other)
WITH DISTINCT other.source AS source
WHERE source IS NOT NULL
RETURN source
