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
	if first := secondGerund(s, i); first >= 0 && s.marker(first) != "" { // "joined the hawks in mocking it and trashing the pact"
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
	if o >= 0 && s.is(o, graph.Instrument) && (f.Lemma == "pull" || f.Lemma == "withdraw") { // "pulled the agreement from the vote"
		return true
	}
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
		if (s.word(i) == "but" || s.word(i) == "," && d.setApart(s, i)) && s.word(i+1) == "not" && s.mentionActor(j) && !s.is(j+1, graph.Instrument) && (!strings.HasPrefix(s.tag(j+1), "NN") || seated[s.word(j+1)]) {
			at = i
		}
	}
	if at < 0 || p.scope.stance == "" || at > p.tok && !d.sameClause(s, p.tok, at) {
		return []predicate{p}
	}
	left := p
	if left.actors = d.run(s, at+2); len(left.actors) == 0 {
		for j := at + 2; j < at+4; j++ {
			if s.mentionActor(j) && seated[s.word(j+1)] { // "but not the Afghan government"
				left.actors = []actor{{s.mention(j).entity, "official", j}}
			}
		}
	}
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

// setApart reports "not" and a name between commas: "Chad, not Fiji, signed".
func (d *desk) setApart(s *sentence, comma int) bool {
	out := d.run(s, comma+2)
	return s.word(comma+1) == "not" && s.mentionActor(comma-1) && len(out) > 0 && s.word(out[len(out)-1].tok+1) == ","
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

// namedBehind are those whom a sentence names behind what the crowd h of them does:
// "other countries signing the pact were Chad and Fiji".
func (d *desk) namedBehind(s *sentence, i, h int) []actor {
	if !groups[s.word(h)] && !companyWords[s.word(h)] {
		return nil
	}
	for j := i + 1; j < len(s.tokens) && j < i+12; j++ {
		switch w := s.word(j); {
		case w == "are" || w == "were" || w == "include" || w == "included":
			return rename(d.run(s, j+1), "list")
		case strings.HasPrefix(s.tag(j), "VB") || s.tag(j) == "MD":
			return nil
		}
	}
	return nil
}

// byTheDeed is who does what the main clause tells by a deed that stands before it: "with the
// signing of the pact, Chad gave up its mines".
func (d *desk) byTheDeed(s *sentence, i int) []actor {
	if w := s.word(i - 2); s.word(i-1) != "the" || s.word(i+1) != "of" || w != "with" && w != "by" && w != "through" || i > 3 {
		return nil
	}
	h := s.head(i)
	if h < i || s.plain(i) != "obl" || s.plain(h) != "root" || d.negated(s, h) {
		return nil
	}
	return d.subjects(s, h)
}
