// What each pair of actor and instrument holds so far.
UNWIND $pairs AS pair
MATCH (p:Position {key: pair})
RETURN pair, p.held AS held, p.edge AS edge, p.told AS told, p.dossier AS dossier,
  p.proof AS proof, size(p.sentence) AS sentence, p.proofs AS proofs, size(p.sentences) AS sentences
