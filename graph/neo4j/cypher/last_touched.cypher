// When a claim of each pair last came or went within ($from, $to], or when it was
// decided on last.
UNWIND $pairs AS pair
CALL (pair) {
  MATCH (c:Claim)
  WHERE c.key STARTS WITH pair + ' '
  RETURN c.recorded AS at
  UNION ALL
  MATCH (c:Superseded)
  WHERE c.key STARTS WITH pair + ' '
  UNWIND [c.recorded, c.superseded] AS at
  RETURN at
  UNION ALL
  MATCH (d:Decision {pair: pair})
  RETURN d.at AS at
  UNION ALL
  MATCH (d:Decision {read: pair})
  RETURN d.at AS at
}
WITH pair, at
WHERE at > $from AND at <= $to
RETURN pair, max(at) AS at
