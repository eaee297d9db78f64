// Whether two entities are tied, and the first of what both are tied to, by id: by a
// current position or a link. on_a and on_b are the ids under which positions on them
// are kept. Of an actor's instruments, which are many, only so many are gone through
// as are wanted, in the order of the index; what else it is tied to is gathered whole.
CALL () {
  CALL () {
    MATCH (p:Position)
    WHERE p.key STARTS WITH $on_a + ' ' AND p.held IS NOT NULL
    RETURN split(p.key, ' ')[1] AS other
    UNION
    MATCH (:Entity {id: $a})-[:REPRESENTS|SAID|HOSTED|ATTENDED|HELD_IN|ADOPTED_AT|PART_OF]-(o:Entity)
    WITH DISTINCT o
    RETURN o.id AS other
  }
  RETURN collect(other) AS around_a
}
CALL () {
  CALL () {
    MATCH (p:Position)
    WHERE p.key STARTS WITH $on_b + ' ' AND p.held IS NOT NULL
    RETURN split(p.key, ' ')[1] AS other
    UNION
    MATCH (:Entity {id: $b})-[:REPRESENTS|SAID|HOSTED|ATTENDED|HELD_IN|ADOPTED_AT|PART_OF]-(o:Entity)
    WITH DISTINCT o
    RETURN o.id AS other
  }
  RETURN collect(other) AS around_b
}
CALL (around_a, around_b) {
  CALL (around_a, around_b) {
    CALL () {
      MATCH (p:Position)
      USING INDEX p:Position(actor, key)
      WHERE p.actor = $a AND p.key > ''
      WITH p, split(p.key, ' ')[0] AS mid
      ORDER BY p.actor, p.key
      WITH p, mid
      WHERE p.held IS NOT NULL AND NOT mid IN [$a, $b] AND EXISTS { MATCH (q:Position {key: mid + ' ' + $b}) WHERE q.held IS NOT NULL }
      RETURN mid
      LIMIT $limit
    }
    RETURN mid
    UNION
    UNWIND around_a AS mid
    MATCH (p:Position {key: mid + ' ' + $b})
    WHERE p.held IS NOT NULL
    RETURN mid
    UNION
    UNWIND around_b AS mid
    MATCH (p:Position {key: mid + ' ' + $a})
    WHERE p.held IS NOT NULL
    RETURN mid
    UNION
    UNWIND around_a AS mid
    WITH mid, around_b
    WHERE mid IN around_b
    RETURN mid
  }
  WITH mid
  WHERE NOT mid IN [$a, $b]
  ORDER BY mid
  LIMIT $limit
  RETURN collect(mid) AS between
}
RETURN between, $b IN around_a OR $a IN around_b OR EXISTS {
  MATCH (p:Position)
  WHERE p.key IN [$a + ' ' + $b, $b + ' ' + $a] AND p.held IS NOT NULL
} AS tied
