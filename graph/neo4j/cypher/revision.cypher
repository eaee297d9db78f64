// What changes with every write that can change a position: how many there are
// of each (which Neo4j knows without counting), and the latest of each time.
CALL () { MATCH (c:Claim) RETURN count(c) AS claims }
CALL () { MATCH (c:Superseded) RETURN count(c) AS superseded }
CALL () { MATCH (d:Decision) RETURN count(d) AS decisions }
CALL () { MATCH (m:Mending) RETURN count(m) AS mendings }
CALL () { MATCH (a:Article) RETURN count(a) AS articles }
CALL () { MATCH (p:Position) RETURN count(p) AS positions }
OPTIONAL CALL () { MATCH (c:Claim) WHERE c.recorded > '' RETURN c.recorded AS recorded ORDER BY c.recorded DESC LIMIT 1 }
OPTIONAL CALL () { MATCH (d:Decision) WHERE d.at > '' RETURN d.at AS decided ORDER BY d.at DESC LIMIT 1 }
RETURN claims + ' ' + superseded + ' ' + decisions + ' ' + mendings + ' ' + articles + ' ' + positions + ' '
  + coalesce(recorded, '') + ' ' + coalesce(decided, '') AS revision
