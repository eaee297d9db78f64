// What is tied to each entity by a current position or a link, the first by id.
// on is the id under which positions on it are kept. The key of a position is in
// the indexes that are gone through, so that no node is read for its ends.
UNWIND $rows AS row
WITH row.id AS id, row.on AS on
CALL (id, on) {
  CALL (id, on) {
    MATCH (p:Position)
    WHERE p.actor = id AND p.held IS NOT NULL AND p.key > ''
    RETURN split(p.key, ' ')[0] AS other
    UNION
    MATCH (p:Position)
    WHERE p.key STARTS WITH on + ' ' AND p.held IS NOT NULL
    RETURN split(p.key, ' ')[1] AS other
    UNION
    MATCH (:Entity {id: id})-[:REPRESENTS|SAID|HOSTED|ATTENDED|HELD_IN|ADOPTED_AT|PART_OF]-(o:Entity)
    RETURN o.id AS other
  }
  WITH id, other
  WHERE other <> id
  ORDER BY other
  LIMIT $limit
  RETURN collect(other) AS others
}
RETURN id, others
