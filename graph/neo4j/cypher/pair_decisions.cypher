// What people decided about claims of each pair of actor and instrument, as it
// is after merges or was read.
UNWIND $pairs AS pair
CALL (pair) {
  MATCH (d:Decision {pair: pair})
  RETURN d
  UNION
  MATCH (d:Decision {read: pair})
  RETURN d
}
RETURN pair, properties(d) AS decision
ORDER BY d.at, d.id
