// A page of the pairs of which a claim came or went within ($from, $to], or
// that were decided on. ASKED is what is asked of their keys; they are in the
// indexes of times, so that no claim is read.
CALL () {
  MATCH (c:Claim)
  WHERE c.recorded > $from AND c.recorded <= $to AND c.key ASKED
  RETURN c.key AS key, c.recorded AS at
  UNION ALL
  MATCH (c:Superseded)
  WHERE c.recorded > $from AND c.recorded <= $to AND c.key ASKED
  RETURN c.key AS key, c.recorded AS at
  UNION ALL
  MATCH (c:Superseded)
  WHERE c.superseded > $from AND c.superseded <= $to AND c.key ASKED
  RETURN c.key AS key, c.superseded AS at
  UNION ALL
  MATCH (d:Decision)
  WHERE d.at > $from AND d.at <= $to AND d.pair + ' ' ASKED
  RETURN d.pair AS key, d.at AS at
}
WITH split(key, ' ') AS ids, at
WITH ids[0] + ' ' + ids[1] AS key, max(at) AS at
WHERE key > $after
RETURN key, at
ORDER BY key
LIMIT $limit
