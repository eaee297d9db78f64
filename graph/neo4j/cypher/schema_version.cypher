// Notes by which version of the schema the graph was made, unless a newer one made it.
MERGE (s:Schema {id: 'signatory'})
ON CREATE SET s.version = $version
SET s.version = CASE WHEN s.version < $version THEN $version ELSE s.version END
RETURN s.version AS version
