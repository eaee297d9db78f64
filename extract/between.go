package extract

import (
	"slices"
	"sort"
	"strings"

	"signatory/graph"
)

// between are the two sides of an instrument that the text calls by them ("the
// U.S.-Japan agreement"), where it is said to have been signed and not by whom.
func (d *desk) between(p predicate) []actor {
	if p.scope.stance != graph.Signed || p.scope.tense != graph.Past && !signingFor[p.frame.Lemma] || p.frame.Weak { // "will be signed" by its sides
		return nil
	}
	if p.scope.tense == graph.Past && p.s.word(p.tok-1) == "be" && p.s.word(p.tok-2) == "to" || p.s.word(p.tok-1) == "ever" { // "the aim is for the pact to be signed", "the worst deal ever signed"
		return nil
	}
	switch p.form {
	case "passive", "participle":
	case "relative": // "the Chad-Fiji treaty, which was signed in Lima"
		if !d.passive(p.s, p.tok) {
			return nil
		}
	default:
		return nil
	}
	for _, k := range p.s.children(p.tok, "obl", "nmod") {
		if m := p.s.marker(k); m == "by" || p.s.rel(k) == "obl:agent" { // somebody whom nobody knows has
			return nil
		}
	}
	var out []actor
	for _, o := range p.objects {
		if o.treaty == nil || o.how == "description" && p.s.headline() && o.treaty.known != nil { // "Deal agreed"
			continue
		}
		for _, id := range o.treaty.sides() {
			out = append(out, actor{id, "party", -1})
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].entity < out[j].entity })
	return distinctActors(out)
}

// sides are the two between whom an instrument stands, or the three of one that is known; nil
// where there are more, or only one is.
func (t *treaty) sides() []string {
	if t.known != nil && (len(t.known.Parties) == 2 || len(t.known.Parties) == 3) {
		return t.known.Parties
	}
	var out []string
	for id, ok := range t.parties {
		if ok {
			out = append(out, id)
		}
	}
	if len(out) != 2 {
		return nil
	}
	return out
}

// announcer is the side that makes known that a deal has been made with another: "Trump
// announced that a deal had been reached with Mexico".
func (d *desk) announcer(p predicate) []actor {
	s, v := p.s, p.s.head(p.tok)
	if len(p.actors) != 1 || p.form != "passive" || p.scope.stance != graph.Signed || p.scope.tense != graph.Past || s.plain(p.tok) != "ccomp" {
		return nil
	}
	switch d.lemma(s, v) {
	case "say", "announce", "declare", "confirm":
		if out := d.subjects(s, v); len(out) == 1 && out[0].entity != p.actors[0].entity && d.x.countries[out[0].entity] != nil {
			return out
		}
	}
	return nil
}

// partnerOnly reports a predicate that tells with whom an instrument was made, and
// not who made it: "the accord agreed with the bloc last year".
func (d *desk) partnerOnly(p predicate) bool {
	for _, k := range p.s.children(p.tok, "obl", "nmod") {
		if p.s.marker(k) == "with" && k == p.actors[0].tok {
			return true
		}
	}
	return false
}

// disclosed are the two sides by which an instrument is called that is said to have
// been made known: "a US-British agreement announced in January".
func (d *desk) disclosed(s *sentence, i int, m *mention) []actor {
	j := i + 1
	if s.word(j) == "," {
		j++
	}
	if made := s.word(j) == "made" && (s.word(j+1) == "public" || s.word(j+1) == "known"); !made && !madeKnown[s.word(j)] || s.word(j+1) == "for" {
		return nil
	}
	if t := s.tag(j + 1); strings.HasPrefix(t, "NN") && !timePhrase(s, j+1) || t == "DT" { // "the two-state accord announced a delay"
		return nil
	}
	parties := d.stock.telling(s, m.noun).parties
	if len(parties) != 2 {
		return nil
	}
	var out []actor
	for id := range parties {
		out = append(out, actor{id, "party", -1})
	}
	sort.Slice(out, func(a, b int) bool { return out[a].entity < out[b].entity })
	return out
}

// madeKnown are participles of what is there to be told of.
var madeKnown = wordSet("announced unveiled revealed disclosed published released hailed touted trumpeted celebrated")

// otherOfPair is the second of two by whom a deal is called that the first has signed: China
// in "signed the US-China trade deal".
func (d *desk) otherOfPair(p predicate) []actor {
	if p.scope.stance != graph.Signed || p.form != "active" && p.form != "infinitive" || len(p.objects) != 1 || len(p.actors) == 0 {
		return nil
	}
	m := p.s.mention(p.objects[0].tok)
	if m == nil || m.noun == nil || m.noun.head.Class != "deal" && m.noun.head.Class != "treaty" {
		return nil
	}
	s := p.s
	for j := m.noun.from; j+2 < m.noun.to; j++ {
		if s.word(j+1) != "-" && s.word(j+1) != "–" || !s.is(j, graph.Country) || !s.is(j+2, graph.Country) {
			continue
		}
		for k, at := range []int{j, j + 2} {
			if other := []int{j + 2, j}[k]; slices.ContainsFunc(p.actors, func(a actor) bool { return a.entity == s.mention(at).entity }) &&
				!slices.ContainsFunc(p.actors, func(a actor) bool { return a.entity == s.mention(other).entity }) {
				return []actor{{s.mention(other).entity, "partner", other}}
			}
		}
	}
	return nil
}
