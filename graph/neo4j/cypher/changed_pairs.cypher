// A page of the pairs of which a claim came or went within ($from, $to], or
// that were decided on. ASKED is what is asked of their keys, which are in
// the indexes of times.
CALL () {
  MATCH (c:Claim)
  WHERE c.recorded > $from AND c.recorded <= $to AND c.key ASKED
  RETURN c.instrument + ' ' + c.actor AS key, c.recorded AS at
  UNION ALL
  MATCH (c:Superseded)
  WHERE c.recorded > $from AND c.recorded <= $to AND c.key ASKED
  RETURN c.instrument + ' ' + c.actor AS key, c.recorded AS at
  UNION ALL
  MATCH (c:Superseded)
  WHERE c.superseded > $from AND c.superseded <= $to AND c.key ASKED
  RETURN c.instrument + ' ' + c.actor AS key, c.superseded AS at
  UNION ALL
  MATCH (d:Decision)
  WHERE d.at > $from AND d.at <= $to AND d.pair + ' ' ASKED
  RETURN d.pair AS key, d.at AS at
}
WITH key, max(at) AS at
WHERE key > $after
RETURN key, at
ORDER BY key
LIMIT $limit
