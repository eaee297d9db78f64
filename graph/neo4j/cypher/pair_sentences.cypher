// The sentences that the positions of pairs show so far.
UNWIND $pairs AS pair
MATCH (p:Position {key: pair})
RETURN p.proof AS proof, p.sentence AS sentence, p.proofs AS proofs, p.sentences AS sentences
