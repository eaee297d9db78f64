// Takes articles out of their bands, and tells the sources that they had.
UNWIND $articles AS id
MATCH (a:Article {id: id})
OPTIONAL MATCH (a)-[r:IN_BAND]->()
DELETE r
RETURN DISTINCT a.source AS source
