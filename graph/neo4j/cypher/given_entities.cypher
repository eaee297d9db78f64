// The entities with the ids $entities, in their order: what follows finds each by
// its place, once for all rows. One that is not there is a null, of which no
// relationship can be made.
CALL () {
  UNWIND range(0, size($entities) - 1) AS n
  OPTIONAL MATCH (e:Entity {id: $entities[n]})
  WITH n, e
  ORDER BY n
  RETURN collect([e]) AS entities
}
