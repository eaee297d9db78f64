package extract

import (
	"strings"

	"signatory/graph"
)

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
		} else if d.refusesNow(sc, s, i) {
			sc.note("will")
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
		if d.reported(s, i) && d.refusesNow(sc, s, i) {
			sc.note("would")
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
		if neg && unable(s, i) && sc.stance == graph.Ratified && d.lemma(s, i) == "accept" { // which is a matter of will
			sc.become(graph.Refused, "cannot")
			return
		}
		if neg && unable(s, i) && sc.stance == graph.Ratified { // "cannot ratify it"
			sc.negate("cannot")
			return
		}
		sc.drop("modal")
		return
	}
}

// refusesNow reports one who says that he will refuse to do a thing, which is his refusal as "will
// not" is: "said that it would refuse to sign", "will decline to join".
func (d *desk) refusesNow(sc *scope, s *sentence, i int) bool {
	if sc.stance != graph.Refused {
		return false
	}
	switch d.lemma(s, i) {
	case "refuse", "decline":
		return s.word(i+1) == "to" && strings.HasPrefix(s.tag(i+2), "VB")
	}
	return false
}

// ofHelp reports a gerund of what somebody or something would be of use in: "would be helpful to
// him in reaching a deal".
func ofHelp(s *sentence, i int) bool {
	h := s.head(i)
	return s.tag(i) == "VBG" && s.marker(i) == "in" && h >= 0 && s.child(h, "cop") >= 0 && modal(s, h) != ""
}

// evenIf reports a verb that "even if" grants to be so: "even if he did pull out of it".
func evenIf(s *sentence, i int) bool {
	k := s.child(i, "mark")
	return k > 0 && s.word(k) == "if" && s.word(k-1) == "even" && (s.tag(i) == "VBD" || s.has(i, "aux", "did", "has", "have"))
}

// favoured reports a gerund of what somebody is for or against another's doing: "voters support
// the country joining a pact".
func favoured(s *sentence, i int) bool {
	j := i - 1
	if !s.mentionActor(j) {
		return false
	}
	for j > 0 && (s.mentionActor(j) || s.tag(j) == "DT") {
		j--
	}
	switch s.word(j) {
	case "oppose", "opposes", "opposed", "imagine", "envisage", "envisaged", "anticipate", "risk":
		return true
	}
	return favouring[s.word(j)]
}

var favouring = wordSet("support supports supported supporting favor favors favored favoring favour favours favoured favouring back backs backed backing")

// unable reports "cannot": who says that he cannot sign refuses.
func unable(s *sentence, i int) bool { return s.has(i, "aux", "can", "ca", "cannot") }

// mood lets the modal of a verb further up act: "could have gone further by
// withdrawing" leaves nothing done.
func (d *desk) mood(sc *scope, s *sentence, h int) {
	if sc.stance == "" || h < 0 || !strings.HasPrefix(s.tag(h), "VB") {
		return
	}
	if wentOn(s, h) {
		return
	}
	switch modal(s, h) {
	case "may":
		if !d.reported(s, h) || s.has(h, "aux", "have") { // "noted that it could have gone further"
			sc.drop("modal")
		}
	case "would":
		if d.reported(s, h) {
			sc.plan("would")
		} else {
			sc.drop("modal")
		}
	case "will":
		sc.plan("will")
	}
	if s.has(h, "mark", "if", "unless") {
		sc.drop("condition")
	}
}
