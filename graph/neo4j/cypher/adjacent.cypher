// What is tied to each entity by a current position or a link, the first by id.
UNWIND $ids AS id
CALL (id) {
  CALL (id) {
    MATCH (p:Position)
    WHERE p.actor = id AND p.held IS NOT NULL
    RETURN p.instrument AS other
    UNION
    MATCH (p:Position)
    WHERE p.key STARTS WITH id + ' ' AND p.held IS NOT NULL
    RETURN p.actor AS other
    UNION
    MATCH (:Entity {id: id})-[:REPRESENTS|SAID|HOSTED|ATTENDED|HELD_IN|ADOPTED_AT|PART_OF]-(o:Entity)
    RETURN o.id AS other
  }
  WITH other
  WHERE other <> id
  ORDER BY other
  LIMIT $limit
  RETURN collect(other) AS others
}
RETURN id, others
