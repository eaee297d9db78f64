package extract

import (
	"slices"
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// This file reads the law by which a state binds or frees itself: "signed the law on
// ratification of the pact", "promulgated an act approving it", "signed the
// instrument of accession to it", "revoked its ratification of it".

// statutes are the nouns for such a law, or for the paper that tells of it.
var statutes = wordSet("law laws bill bills act decree legislation ordinance edict instrument instruments order document documents")

// enacting are the verbs that make one law; by passing it a parliament alone does so.
var (
	enacting  = wordSet("sign signs signed signing promulgate promulgates promulgated enact enacts enacted")
	passingIt = wordSet("pass passes passed approve approves approved adopt adopts adopted stamp stamps stamped")
)

// pushedThrough reports a text whose ratification somebody has brought about: "pushed the pact
// through parliament", "that he pushed to ratification".
func pushedThrough(s *sentence, i int) bool {
	if s.tag(i) != "VBD" && s.tag(i) != "VBN" {
		return false
	}
	for j := i + 1; j+1 < len(s.tokens) && j < i+9; j++ {
		switch w, next := s.word(j), s.word(j+1); {
		case w == "to" && next == "ratification":
			return true
		case w == "through":
			if next == "the" || next == "a" {
				next = s.word(j + 2)
			}
			return parliaments[next] || s.is(j+1, graph.Country) && parliaments[s.word(j+2)]
		case w == "." || w == ";":
			return false
		}
	}
	return false
}

// enacted is the verb that makes law what the noun or participle at token i says, -1 for none.
func enacted(s *sentence, i int) int {
	j := i - 1
	if w := s.word(j); w == "the" || w == "its" {
		j--
	}
	switch w := s.word(j); {
	case enacting[w] && strings.HasPrefix(s.tag(i), "NN"): // "signed the ratification of the pact"
		return j
	case w == "on" || w == "for" || w == "concerning" || w == "regarding":
		if j--; s.tag(j) == "``" || s.tag(j) == "''" { // a law "On ratification of the pact"
			j--
		}
	case w == "of" && strings.HasPrefix(s.word(j-1), "instrument"):
		j--
	case s.tag(i) != "VBG" || j != i-1:
		return -1
	}
	if !statutes[s.word(j)] {
		return -1
	}
	if h := s.head(j); h > i && s.rel(j) == "nsubj:pass" && (enacting[s.word(h)] || passingIt[s.word(h)]) {
		return h
	}
	for j--; j > 0 && !s.mentionActor(j) && !enacting[s.word(j)] && !passingIt[s.word(j)] && (modifies(s, j) || s.tag(j) == "DT" || s.tag(j) == "PRP$" || statutes[s.word(j)] || s.word(j) == "into"); j-- {
	}
	if w := s.word(j); enacting[w] || passingIt[w] {
		return j
	}
	return -1
}

// enactedBehind reports a verb whose law enacts what another predicate of its sentence says.
func enactedBehind(s *sentence, v int) bool {
	for i := range s.tokens {
		if t := s.tag(i); (t == "NN" || t == "VBG") && s.mention(i) == nil && enacted(s, i) == v {
			return true
		}
	}
	return false
}

// byLaw reads a predicate that verb v makes law.
func (d *desk) byLaw(s *sentence, i, v int, f data.Frame, objects []object) (predicate, bool) {
	p := predicate{s: s, tok: i, frame: f, form: "nominal", objects: objects}
	if f.Verb {
		p.form = "participle"
	}
	if p.actors = d.agents(s, v, d.passive(s, v)); len(p.actors) == 0 {
		p.actors = d.surface(s).agents(v)
	}
	p.actors = slices.DeleteFunc(p.actors, func(a actor) bool {
		return a.how == "partner" || passingIt[s.word(v)] && a.how != "parliament"
	})
	p.scope = d.scopeOf(s, v, f.Stance)
	d.remember(objects)
	return p, len(p.actors) > 0
}

// actRevoked reads an act that the verb above its noun undoes: "revoked its
// ratification of the pact", "signed a law withdrawing Chad's signature".
func (d *desk) actRevoked(s *sentence, i int, f data.Frame, objects []object) (predicate, bool) {
	h := s.head(i)
	if h < 0 || s.plain(i) != "obj" || !retracting[s.word(h)] || !retracted[s.word(i)] {
		return predicate{}, false
	}
	f.Stance = graph.Withdrew
	if l := d.lemma(s, h); l == "suspend" || l == "freeze" {
		f.Stance = graph.Suspended
	}
	p := predicate{s: s, tok: i, frame: f, form: "nominal", objects: objects, actors: d.possessors(s, i)}
	p.scope = d.scopeOf(s, h, f.Stance)
	if v := enacted(s, h); v >= 0 && len(p.actors) == 0 {
		return d.byLaw(s, i, v, f, objects)
	}
	if len(p.actors) == 0 {
		p.actors = d.agents(s, h, d.passive(s, h))
	}
	return p, len(p.actors) > 0
}

var (
	retracting = wordSet(`revoke revokes revoked revoking rescind rescinds rescinded rescinding withdraw withdraws withdrew withdrawn withdrawing
		cancel cancels cancelled canceled cancelling annul annuls annulled annulling reverse reversed reversing retract retracts retracted retracting
		renounce renounces renounced renouncing end ends ended ending terminate terminates terminated terminating
		suspend suspends suspended suspending freeze freezes froze frozen freezing`)
	retracted = wordSet("ratification signature accession acceptance approval membership")
)

// intoLaw reports a text that verb i signs "into law", by which its state is bound.
func intoLaw(s *sentence, i int) bool {
	for j := i + 1; j+1 < len(s.tokens) && j < i+14 && s.word(j) != ","; j++ {
		if s.word(j) == "into" && s.word(j+1) == "law" {
			return true
		}
	}
	return false
}
