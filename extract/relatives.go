package extract

import (
	"strings"

	"signatory/graph"
)

// This file mends clauses that describe an instrument and that the parser hangs
// elsewhere: "the accord signed in May", "the deal Kenya struck with Chad".

// mendReduced makes a participle of a verb that stands right behind an
// instrument and has no object: an instrument signs nothing.
func (d *desk) mendReduced(s *sentence, i int) {
	if s.is(i, graph.Instrument) && s.word(i+1) == "," {
		d.mendAsideOf(s, i)
		return
	}
	j := i + 1
	if !s.is(i, graph.Instrument) || s.tag(j) != "VBN" && s.tag(j) != "VBD" || s.mention(j) != nil || !d.x.takesStance(s.word(j)) {
		return
	}
	if s.rel(j) == "acl" && s.head(j) == i && bareEnd(s, j+1) && !s.child2(j, "obj") {
		s.tokens[j].Tag = "VBN"
		return
	}
	if s.rel(j) == "acl" && s.head(j) == i || !bareEnd(s, j+1) || s.child2(j, "aux:pass") {
		return
	}
	if s.below(i, j) { // the instrument goes where the verb went
		s.tokens[i].Head, s.tokens[i].Rel = s.head(j), s.rel(j)
	}
	s.tokens[j].Tag = "VBN"
	s.attach(j, i, "acl")
}

// mendAsideOf makes an aside of a participle that commas part from the instrument
// before it and from the verb behind it, where the parser took it for the verb:
// "The accord, concluded between the two in 1994, was a milestone".
func (d *desk) mendAsideOf(s *sentence, i int) {
	j := i + 2
	if t := s.tag(j); t != "VBN" && t != "VBD" || s.mention(j) != nil || !d.x.takesStance(s.word(j)) || !bareEnd(s, j+1) || s.child2(j, "aux:pass") || s.rel(j) == "acl" && s.head(j) == i {
		return
	}
	f := j + 1
	for f < len(s.tokens) && f < j+25 && s.word(f) != "," {
		f++
	}
	f++
	switch t := s.tag(f); {
	case s.word(f-1) != ",":
		return
	case t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD":
	case t == "VBN" && !s.finiteFrom(f+1): // the sentence has no other verb
		s.tokens[f].Tag = "VBD"
		s.attach(f, j, "conj")
	default:
		return
	}
	top := f
	for s.head(top) >= 0 && s.head(top) != j && s.head(top) != i {
		top = s.head(top)
	}
	if s.head(top) == j {
		s.tokens[top].Head, s.tokens[top].Rel = s.head(j), s.rel(j)
		if s.head(top) == i {
			s.tokens[top].Head, s.tokens[top].Rel = s.head(i), s.rel(i)
		}
	}
	s.tokens[j].Tag = "VBN"
	if s.below(i, j) {
		s.tokens[i].Head = -1
		s.attach(i, top, "nsubj")
	}
	s.attach(j, i, "acl")
}

// finiteFrom reports a finite verb at token j or behind it.
func (s *sentence) finiteFrom(j int) bool {
	for ; j < len(s.tokens); j++ {
		if t := s.tag(j); t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD" {
			return true
		}
	}
	return false
}

// bareEnd reports whether no object begins at token j.
func bareEnd(s *sentence, j int) bool {
	if timePhrase(s, j) || s.word(j) == "last" || s.word(j) == "this" && timeWord(s.word(j+1)) {
		return true
	}
	switch t := s.tag(j); {
	case t == "", t == "IN", t == "TO", t == "RP", t == ",", t == ".", t == "RB", t == "CC", t == ":", t == "-RRB-", t == "''":
		return true
	case strings.HasPrefix(t, "VB"), t == "MD":
		return true
	}
	return false
}

// mendRelative hangs a clause without its object below the instrument right
// before it, and gives it the first actor or pronoun behind that for its subject.
func (d *desk) mendRelative(s *sentence, i int) {
	if !s.is(i, graph.Instrument) {
		return
	}
	j := i + 1
	if s.word(j) == "," {
		if s.word(j+1) != "which" {
			return
		}
		j++
	}
	if s.word(j) == "which" || s.word(j) == "that" {
		j++
	}
	subject := -1
	for k := j; k < len(s.tokens) && k < j+12; k++ {
		t := s.tag(k)
		switch {
		case t == "PRP" && subject < 0 && s.mention(k) == nil:
			subject = k
			continue
		case subject < 0 && (d.isActor(s, k) && t != "JJ" || s.is(k, graph.Person)):
			subject = k
			continue
		case auxiliary[s.word(k)]:
			if subject < 0 {
				return
			}
			continue
		case t == "VBD" || t == "VBN": // "the deal that it makes" is still to come
		case t == "MD" || t == "WDT" || t == "WP" || t == "IN" && s.word(k) != "of" || strings.HasPrefix(t, "VB") || s.is(k, graph.Instrument):
			return
		default:
			continue
		}
		if subject < 0 || s.mention(k) != nil || !d.x.takesStance(s.word(k)) || !bareEnd(s, k+1) || s.rel(k) == "acl:relcl" && s.head(k) == i {
			return
		}
		if s.below(i, k) {
			s.tokens[i].Head, s.tokens[i].Rel = s.head(k), s.rel(k)
		}
		s.attach(k, i, "acl:relcl")
		s.attach(subject, k, "nsubj")
		return
	}
}

// mendPassive hangs "that was signed in May", which the parser may give to the
// verb of the sentence, below the instrument right before it.
func (d *desk) mendPassive(s *sentence, i int) {
	if !s.is(i, graph.Instrument) {
		return
	}
	j := i + 1
	if s.word(j) == "," && s.word(j+1) == "which" && s.rel(j+1) == "nsubj" { // "the accord, which won the backing of", below the verb of the sentence
		if v := s.head(j + 1); v > j && s.rel(v) == "parataxis" && !s.below(i, v) {
			s.attach(v, i, "acl:relcl")
		}
	}
	if s.word(j) == "," && s.word(j+1) == "which" {
		j++
	}
	if s.word(j) != "which" && s.word(j) != "that" {
		return
	}
	k := j + 1
	for auxiliary[s.word(k)] || s.tag(k) == "RB" {
		k++
	}
	if s.word(k) == "negotiated" { // what was negotiated is not made yet
		return
	}
	if k == j+1 || s.tag(k) != "VBN" || s.mention(k) != nil || !d.x.takesStance(s.word(k)) || !s.child2(k, "aux:pass") || s.rel(k) == "acl:relcl" && s.head(k) == i {
		return
	}
	if s.below(i, k) {
		s.tokens[i].Head, s.tokens[i].Rel = s.head(k), s.rel(k)
	}
	s.attach(k, i, "acl:relcl")
	s.attach(j, k, "nsubj:pass")
}

// has2 is has before the lists of children are made.
func (s *sentence) has2(i int, rel, word string) bool {
	for k := range s.tokens {
		if s.head(k) == i && s.rel(k) == rel && s.word(k) == word {
			return true
		}
	}
	return false
}

// child2 is child before the lists of children are made.
func (s *sentence) child2(i int, rel string) bool {
	for k := range s.tokens {
		if s.head(k) == i && s.rel(k) == rel {
			return true
		}
	}
	return false
}

// leftBehind is the instrument before a relative clause that ends in its preposition: "the pact
// that Chad is a party to".
func (d *desk) leftBehind(s *sentence, i int, kind, prep string) []object {
	h := s.head(i)
	if kind != "cop" || s.word(i+1) != prep || s.rel(i) != "acl:relcl" || h < 0 || h > i {
		return nil
	}
	if t := s.tag(i + 2); t != "" && t != "," && t != "." && t != ":" && !strings.HasPrefix(t, "VB") && t != "MD" {
		return nil
	}
	return d.objectsAt(s, h, "relative")
}
