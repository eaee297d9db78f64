package extract

import "signatory/graph"

// actOf is the legal kind that the words say.
func actOf(p predicate, stance graph.Stance) graph.Act {
	if p.scope.stance != p.frame.Stance {
		return ""
	}
	switch p.frame.Lemma {
	case "sign", "signature", "ink", "initial", "countersign", "signatory", "co-signatory", "signer", "co-signer", "cosigner":
		return graph.Signature
	case "ratify", "ratification":
		return graph.Ratification
	case "accede", "accession":
		return graph.Accession
	case "acceptance":
		return graph.Acceptance
	case "succeed", "succession":
		return graph.Succession
	case "deposit":
		return deposited(p)
	}
	if stance == graph.Withdrew {
		return graph.Withdrawal
	}
	return ""
}

// deposited is the act whose instrument is deposited: "its instrument of acceptance".
func deposited(p predicate) graph.Act {
	for i := p.s.child(p.tok, "obj", "nsubj:pass"); i >= 0 && i < len(p.s.tokens); i++ {
		switch p.s.word(i) {
		case "ratification":
			return graph.Ratification
		case "accession":
			return graph.Accession
		case "acceptance":
			return graph.Acceptance
		case "approval":
			return graph.Approval
		case "succession":
			return graph.Succession
		}
	}
	return ""
}
