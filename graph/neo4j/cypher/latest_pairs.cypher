// A page of the pairs of which a claim came or went within ($from, $to], or
// that were decided on; the latest first, behind the moment $at and the key $after.
CALL () {
  MATCH (c:Claim)
  WHERE c.recorded > $from AND c.recorded <= $to AND c.key STARTS WITH $start AND ($actor = '' OR c.actor = $actor)
  RETURN c.instrument + ' ' + c.actor AS key, c.recorded AS at
  UNION ALL
  MATCH (c:Superseded)
  WHERE c.recorded > $from AND c.recorded <= $to AND c.key STARTS WITH $start AND ($actor = '' OR c.actor = $actor)
  RETURN c.instrument + ' ' + c.actor AS key, c.recorded AS at
  UNION ALL
  MATCH (c:Superseded)
  WHERE c.superseded > $from AND c.superseded <= $to AND c.key STARTS WITH $start AND ($actor = '' OR c.actor = $actor)
  RETURN c.instrument + ' ' + c.actor AS key, c.superseded AS at
  UNION ALL
  MATCH (d:Decision)
  WHERE d.at > $from AND d.at <= $to
  UNWIND [d.pair, d.read] AS key
  WITH d, key
  WHERE key + ' ' STARTS WITH $start AND ($actor = '' OR key ENDS WITH ' ' + $actor)
  RETURN key, d.at AS at
}
WITH key, max(at) AS at
WHERE at < $at OR at = $at AND key > $after
RETURN key, at
ORDER BY at DESC, key
LIMIT $limit
