// What settling pairs as of a moment needs: the dossier of each, when the last of
// its superseded claims was, and what people decided about its claims, as it is
// after merges or was read; beside the names of its ends and the sentences that it shows.
// What gives the pairs stands before it.
OPTIONAL MATCH (p:Position {key: pair})
OPTIONAL MATCH (i:Entity {id: split(pair, ' ')[0]})
OPTIONAL MATCH (a:Entity {id: split(pair, ' ')[1]})
CALL (pair) {
  MATCH (c:Superseded)
  WHERE c.key STARTS WITH pair + ' '
  RETURN max(c.superseded) AS superseded
}
CALL (pair) {
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
RETURN pair, p IS NOT NULL AS stored, p.dossier AS dossier, superseded, decisions,
  p.proof AS proof, p.sentence AS sentence, p.proofs AS proofs, p.sentences AS sentences,
  a.id AS id, a.kind AS kind, a.name AS name, a.code AS code, i.name AS title, i.type AS type
