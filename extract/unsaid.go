package extract

import (
	"slices"
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// This file finds those who act where the words of a clause do not say so, or
// say so behind it.

// unsaid is who leaves where a gerund has no subject of its own: the last person
// in office before it ("three acts stand out: pulling out of the accord, ...").
func (d *desk) unsaid(s *sentence, i int, f data.Frame) []actor {
	if f.Stance != graph.Withdrew || s.tag(i) != "VBG" || s.mentionActor(i-1) || s.child(i, "aux", "nsubj") >= 0 || s.marker(i) != "" {
		return nil
	}
	return rename(d.antecedent(s, i, func(m *mention) bool {
		if m.kind != graph.Person {
			return false
		}
		p := d.people.byID(m.entity)
		return p != nil && p.side != "" && (office(p.role) || p.leader != nil)
	}), "unsaid")
}

// movesAnother reports a verb whose object is who leaves, so that its frame with
// an object is the one to read: "an order that withdrew the country from the pact".
func (d *desk) movesAnother(s *sentence, i int, f data.Frame) bool {
	o := s.child(i, "obj")
	return o >= 0 && len(d.actors(s, o)) > 0 &&
		slices.ContainsFunc(d.x.words.Frames[f.Lemma], func(g data.Frame) bool { return g.Verb && g.Form == "obj "+f.Form })
}

// relations are nouns that say what a country is to the one named before them:
// in "US ally Egypt" it is Egypt that acts.
var relations = wordSet("ally rival neighbour neighbor foe partner enemy adversary")

// markRelations lets a country before such a noun be an adjective of what follows.
func (d *desk) markRelations(s *sentence) {
	for i := 0; i+2 < len(s.tokens); i++ {
		m, n := s.mention(i), s.mention(i+2)
		if m == nil || n == nil || m.kind != graph.Country || n.kind != graph.Country || !relations[strings.TrimPrefix(s.word(i+1), "arch-")] {
			continue
		}
		m.role = data.RoleAdjective
		s.tokens[i].Form, s.tokens[i].Tag = "British", "JJ"
		s.tokens[i+1].Tag = "NN"
	}
}

// butNot parts a predicate from those whom its sentence sets against the others:
// "Estonia, but not Latvia, signed", "Peru signed the accord, but not Chile".
func (d *desk) butNot(p predicate) []predicate {
	s := p.s
	at := -1
	for i := 1; i+2 < len(s.tokens) && at < 0; i++ {
		j := i + 2
		if s.word(j) == "the" {
			j++
		}
		if s.word(i) == "but" && s.word(i+1) == "not" && s.mentionActor(j) && !s.is(j+1, graph.Instrument) && !strings.HasPrefix(s.tag(j+1), "NN") {
			at = i
		}
	}
	if at < 0 || p.scope.stance == "" || at > p.tok && !d.sameClause(s, p.tok, at) {
		return []predicate{p}
	}
	left := p
	left.actors = d.run(s, at+2)
	p.actors = without(p.actors, left.actors)
	if len(p.actors) == 0 && at < p.tok {
		before := at
		if s.word(before-1) == "," {
			before--
		}
		p.actors = d.runBefore(s, before)
	}
	if len(left.actors) == 0 || len(p.actors) == 0 {
		return []predicate{p}
	}
	left.scope.negate("but not")
	return []predicate{p, left}
}

// sameClause reports tokens between which no other verb and no partner stands.
func (d *desk) sameClause(s *sentence, from, to int) bool {
	for i := from + 1; i < to; i++ {
		if t := s.tag(i); t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD" || s.word(i) == "with" || s.word(i) == ";" {
			return false
		}
	}
	return true
}
