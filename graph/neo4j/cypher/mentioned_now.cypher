// Countries that articles mention which have a live claim on the instrument.
MATCH (:Entity {id: $instrument})<-[:ON]-(:Claim)-[:REPORTED_IN]->(a:Article)
WITH DISTINCT a
MATCH (a)-[:MENTIONS]->(e:Country)
WITH DISTINCT e
RETURN e.id AS id, e.kind AS kind, e.name AS name, e.code AS code
ORDER BY id
