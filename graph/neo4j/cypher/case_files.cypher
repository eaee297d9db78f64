// What settling pairs as of a moment needs: the dossier of each and when the
// last of its superseded claims was.
UNWIND $pairs AS pair
OPTIONAL MATCH (p:Position {key: pair})
CALL (pair) {
  MATCH (c:Superseded)
  WHERE c.key STARTS WITH pair + ' '
  RETURN max(c.superseded) AS superseded
}
RETURN pair, p IS NOT NULL AS stored, p.dossier AS dossier, superseded
