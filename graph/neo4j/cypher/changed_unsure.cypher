// A page of the pairs that may have changed within ($from, $to] though it is not known: of
// which a claim came or went, or that were decided on. Where much was stored these are
// looked up one by one, in the order of their keys; else what was stored is gone through,
// as it is where no pair is known.
CALL () {
  MATCH (u:Unsure)
  WHERE u.until > $from
  WITH u
  LIMIT 1
  MATCH (c:Claim)
  WHERE c.recorded > $from AND c.recorded <= $to
  WITH c
  LIMIT $much
  RETURN count(c) = $much AS much
}
CALL (much) {
  CALL (much) {
    MATCH (u:Unsure)
    WHERE much AND u.key > $after AND u.until > $from
      AND u.key + ' ' STARTS WITH $start AND ($actor = '' OR u.key ENDS WITH ' ' + $actor)
    WITH u.key AS key
    ORDER BY key
    CALL (key) {
      MATCH (c:Claim)
      USING INDEX c:Claim(key)
      WHERE c.key STARTS WITH key + ' ' AND c.recorded > $from AND c.recorded <= $to
      RETURN true AS touched LIMIT 1
      UNION
      MATCH (c:Superseded)
      USING INDEX c:Superseded(key)
      WHERE c.key STARTS WITH key + ' '
        AND (c.recorded > $from AND c.recorded <= $to OR c.superseded > $from AND c.superseded <= $to)
      RETURN true AS touched LIMIT 1
      UNION
      MATCH (d:Decision {pair: key})
      WHERE d.at > $from AND d.at <= $to
      RETURN true AS touched LIMIT 1
      UNION
      MATCH (d:Decision {read: key})
      WHERE d.at > $from AND d.at <= $to
      RETURN true AS touched LIMIT 1
    }
    WITH key
    LIMIT $limit
    RETURN key
  }
  RETURN key
  UNION
  MATCH (u:Unsure)
  WHERE u.until > $from AND (NOT much OR u.key = '')
  WITH u
  LIMIT 1
  CALL () {
    MATCH (c:Claim)
    WHERE c.recorded > $from AND c.recorded <= $to AND c.key STARTS WITH $start AND ($actor = '' OR c.actor = $actor)
    RETURN c.instrument + ' ' + c.actor AS key
    UNION
    MATCH (c:Superseded)
    WHERE c.recorded > $from AND c.recorded <= $to AND c.key STARTS WITH $start AND ($actor = '' OR c.actor = $actor)
    RETURN c.instrument + ' ' + c.actor AS key
    UNION
    MATCH (c:Superseded)
    WHERE c.superseded > $from AND c.superseded <= $to AND c.key STARTS WITH $start AND ($actor = '' OR c.actor = $actor)
    RETURN c.instrument + ' ' + c.actor AS key
    UNION
    MATCH (d:Decision)
    WHERE d.at > $from AND d.at <= $to
    UNWIND [d.pair, d.read] AS key
    WITH key
    WHERE key + ' ' STARTS WITH $start AND ($actor = '' OR key ENDS WITH ' ' + $actor)
    RETURN key
  }
  WITH key
  WHERE key > $after AND (EXISTS { MATCH (x:Unsure {key: key}) WHERE x.until > $from }
    OR EXISTS { MATCH (x:Unsure {key: ''}) WHERE x.until > $from })
  RETURN key
}
RETURN key
ORDER BY key
LIMIT $limit
