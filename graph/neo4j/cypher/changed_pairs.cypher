// A page of the pairs that may have changed within ($from, $to]: those whose positions
// became other ones and, of those of which that is not known, the ones of which a
// claim came or went, or that were decided on.
CALL () {
  MATCH (c:Changed)
  WHERE c.at > $from AND c.at <= $to
  UNWIND c.keys AS key
  WITH key
  WHERE key > $after AND key + ' ' STARTS WITH $start AND ($actor = '' OR key ENDS WITH ' ' + $actor)
  RETURN key
  UNION
  MATCH (u:Unsure)
  WHERE u.until > $from
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
