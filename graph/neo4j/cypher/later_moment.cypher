// The last moment of anything stored that is later than $now.
CALL () {
  MATCH (c:Claim) WHERE c.recorded > $now
  RETURN max(c.recorded) AS at
  UNION ALL
  MATCH (c:Superseded) WHERE c.recorded > $now
  RETURN max(c.recorded) AS at
  UNION ALL
  MATCH (c:Superseded) WHERE c.superseded > $now
  RETURN max(c.superseded) AS at
  UNION ALL
  MATCH (d:Decision) WHERE d.at > $now
  RETURN max(d.at) AS at
}
RETURN max(at) AS at
