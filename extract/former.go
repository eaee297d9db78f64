package extract

import (
	"strings"

	"signatory/graph"
)

// This file keeps what a former office holder says today from the country that he
// led. What he signed or left in his day stays his country's.

// formerly reports praise or blame by a former office holder: "former president
// Obama endorsed the accord", "ex-premier Blair opposes the deal".
func (d *desk) formerly(p predicate, a player) bool {
	if p.frame.Weak && a.how == "official" { // "a pact pushed by his predecessor"
		for _, k := range p.s.children(p.tok, "obl", "nsubj") {
			if p.s.word(k) == "predecessor" || p.s.word(k) == "predecessors" {
				return true
			}
		}
	}
	if p.frame.Stance != graph.Endorsed && p.frame.Stance != graph.Refused || byOffice(p.frame.Lemma) {
		return false
	}
	switch a.how {
	case "person", "official", "pronoun":
	default:
		return false
	}
	s, seen := p.s, false
	for k := min(p.tok, len(s.tokens)) - 1; k >= 0; k-- {
		m := s.mention(k)
		if m == nil || m.kind != graph.Person && m.kind != graph.Country {
			continue
		}
		if m.kind == graph.Person && d.standsFor(m, a.entity) {
			if seen = true; !retired(s, k) {
				return false
			}
		}
	}
	return seen
}

// standsFor reports a person of a side.
func (d *desk) standsFor(m *mention, side string) bool {
	q := d.people.byID(m.entity)
	return q != nil && q.side == side
}

// retired reports a person at token k whose title says that he holds it no longer.
func retired(s *sentence, k int) bool {
	for j := k - 1; j >= 0 && j > k-6; j-- {
		w := s.word(j)
		if w == "former" || w == "ex" || strings.HasPrefix(w, "ex-") || w == "onetime" || w == "one-time" || w == "retired" {
			return true
		}
		if m := s.mention(j); m != nil && m.kind == graph.Country || officials[w] || s.tag(j) == "NNP" || s.tag(j) == "HYPH" || s.tag(j) == "JJ" || s.tag(j) == "POS" || s.tag(j) == "NN" {
			continue
		}
		return false
	}
	return false
}

// byOffice reports a verb for what only an office gives: a signature, a veto.
func byOffice(lemma string) bool { return lemma == "sign" || lemma == "ratify" || lemma == "veto" }
