// The articles of some sources, with the prints of their texts.
UNWIND $sources AS source
MATCH (a:Article {source: source})
WHERE a.print IS NOT NULL
RETURN a.id AS id, a.source AS source, a.print AS print
