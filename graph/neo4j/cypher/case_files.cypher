// What settling pairs as of a moment needs: the dossier of each, when the last of
// its superseded claims was, and what people decided about its claims, as it is
// after merges or was read; beside the names of its ends. What gives pair, the
// moment at and the rest of a list stands before this. That there is nothing
// superseded, and nothing decided, Neo4j knows without looking.
CALL () { MATCH (c:Superseded) RETURN count(c) AS olds }
CALL () { MATCH (d:Decision) RETURN count(d) AS acts }
OPTIONAL MATCH (p:Position {key: pair})
OPTIONAL MATCH (i:Entity {id: split(pair, ' ')[0]})
OPTIONAL MATCH (a:Entity {id: split(pair, ' ')[1]})
CALL (pair, olds) {
  WITH pair WHERE olds > 0
  MATCH (c:Superseded)
  WHERE c.key STARTS WITH pair + ' '
  RETURN max(c.superseded) AS superseded
}
CALL (pair, acts) {
  WITH pair WHERE acts > 0
  CALL (pair) {
    MATCH (d:Decision {pair: pair})
    RETURN d
    UNION
    MATCH (d:Decision {read: pair})
    RETURN d
  }
  WITH d
  ORDER BY d.at, d.id
  RETURN collect(properties(d)) AS decisions
}
RETURN pair, at, rest, p IS NOT NULL AS stored, p.dossier AS dossier, superseded, decisions,
  a.id AS id, a.kind AS kind, a.name AS name, a.code AS code, i.name AS title, i.type AS type
