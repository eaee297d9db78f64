package extract

import "signatory/graph"

// This file lets the modal verbs before a predicate act on its stance.

// modalLevel lets a modal verb act, as modal names it, negated or not.
func (d *desk) modalLevel(sc *scope, s *sentence, i int, verb string, neg bool) {
	switch verb {
	case "will":
		if neg {
			sc.become(graph.Refused, "will not")
			return
		}
		if conditional(s, i) || ifBehind(s, i) || d.eitherOr(s, i) {
			sc.drop("condition")
		} else if s.tag(i) != "VBN" || !s.has(i, "aux", "have") {
			sc.plan("will")
		}
		return
	case "would":
		if neg {
			sc.become(graph.Refused, "would not")
			return
		}
		if wentOn(s, i) && !d.reported(s, i) {
			return
		}
		if d.reported(s, i) && !isTo(s, i) && !(s.word(i-1) == "to" && s.word(i-2) == "be") { // "the best outcome would be to agree"
			sc.plan("would")
			return
		}
		sc.drop("would")
		return
	case "may":
		if neg && unable(s, i) && (sc.stance == graph.Signed || sc.stance == graph.Endorsed) {
			sc.become(graph.Refused, "cannot")
			return
		}
		sc.drop("modal")
		return
	}
}

// unable reports "cannot": who says that he cannot sign refuses.
func unable(s *sentence, i int) bool { return s.has(i, "aux", "can", "ca", "cannot") }
