package extract

import (
	"strings"

	"signatory/graph"
)

// This file finds the verb of a clause that the parser hung below one of its nouns.

func (d *desk) mendVerbs(s *sentence, i int) {
	s.mendHeadless(i)
	s.mendSigned(i)
	s.mendModifier(i)
	s.mendHeadlinePair(i)
	s.mendPiped(i)
	s.mendJudged(i)
	s.mendSemicolon(i)
	s.mendNoTo(i)
	s.mendCalled(i)
	s.mendRefused(i)
	s.mendOpenList(i)
	s.mendPairName(i)
	s.mendSecondPlan(i)
	s.mendDeputy(i)
	d.mendSaidBehind(s, i)
	s.mendPastPair(i)
	d.mendVerbless(s, i)
}

// takePlace moves token i to where token j hangs, so that j can hang below i.
func (s *sentence) takePlace(i, j int) {
	s.tokens[i].Head, s.tokens[i].Rel = s.tokens[j].Head, s.tokens[j].Rel
}

// mendHeadless makes a clause of a sentence whose subject the parser took for the
// whole: "Five states - Chad and Mali among them - signed the pact", "Peru, the last
// to ratify, did so".
func (s *sentence) mendHeadless(i int) {
	h := s.head(i)
	if t := s.tag(i); t != "VBD" && t != "VBN" || h < 0 || h > i || s.head(h) >= 0 || !strings.HasPrefix(s.tag(h), "NN") {
		return
	}
	switch {
	case s.rel(i) == "parataxis":
	case s.rel(i) == "acl:relcl" && s.word(i-1) == "," && s.tag(i) == "VBD":
	default:
		return
	}
	if !s.child2(i, "obj") || s.child2(i, "nsubj") || s.child2(i, "aux") || s.child2(i, "aux:pass") {
		return
	}
	s.tokens[i].Tag, s.tokens[i].Head, s.tokens[i].Rel = "VBD", -1, "root"
	s.attach(h, i, "nsubj")
}

// mendModifier makes a verb of a past form behind an instrument that the parser took for
// the modifier of what it has for its object: "The treaty drew opposition from Fiji".
func (s *sentence) mendModifier(i int) {
	h := s.head(i)
	if s.tag(i) != "VBD" || s.rel(i) != "amod" || h < i || !s.is(i-1, graph.Instrument) {
		return
	}
	s.takePlace(i, h)
	s.attach(h, i, "obj")
	s.attach(i-1, i, "nsubj")
	for k := range i - 1 { // what the parser gave the noun of the instrument's
		if s.head(k) == h {
			s.attach(k, i-1, s.rel(k))
		}
	}
}

// mendHeadlinePair coordinates the first two names of a headline before their verb:
// "Japan, Philippines ink defence pact".
func (s *sentence) mendHeadlinePair(i int) {
	if !s.headline() || s.tag(i) != "VBP" && s.tag(i) != "VBD" || s.mention(i) != nil {
		return
	}
	second := i - 1
	first := second - 2
	if !s.actorName(second) || s.word(second-1) != "," || !s.actorName(first) || s.head(i) != first && s.head(first) != i {
		return
	}
	if s.head(i) == first {
		s.takePlace(i, first)
	}
	s.attach(first, i, "nsubj")
	s.attach(second, first, "conj")
}

// mendPiped hangs a relative clause that begins with a preposition below the noun before
// it: "the convention, to which Spain is a party", "the pact from which Fiji pulled out".
func (s *sentence) mendPiped(i int) {
	if s.word(i) != "which" || s.tag(i-1) != "IN" && s.tag(i-1) != "TO" {
		return
	}
	noun := i - 2
	if s.word(noun) == "," {
		noun--
	}
	if !s.is(noun, graph.Instrument) && !s.is(noun, graph.Organization) {
		return
	}
	subject, verb := -1, -1
	for k := i + 1; k < len(s.tokens) && k < i+14 && s.word(k) != ","; k++ {
		if strings.HasPrefix(s.rel(k), "nsubj") && s.head(k) > k {
			subject, verb = k, s.head(k)
			break
		}
	}
	if subject < 0 || s.head(verb) == noun && s.plain(verb) == "acl" {
		return
	}
	if s.below(noun, verb) {
		s.takePlace(noun, verb)
	}
	s.tokens[verb].Head, s.tokens[verb].Rel = noun, "acl:relcl"
	s.tokens[i].Head, s.tokens[i].Rel = verb, "obl"
	s.tokens[i-1].Head, s.tokens[i-1].Rel = i, "case"
	for k := i + 1; k < len(s.tokens); k++ { // the sentence's own verb
		if t := s.tag(k); s.head(k) == verb && s.plain(k) == "conj" && s.word(k-1) != "and" && s.word(k-1) != "or" && !s.child2(k, "nsubj") && !s.child2(k, "cc") && (strings.HasPrefix(t, "VB") || s.child2(k, "cop")) {
			s.takePlace(k, noun)
			s.attach(noun, k, "nsubj")
			return
		}
	}
}

// mendJudged makes a complement of the deed that an adjective judges: "was wrong to reject it".
func (s *sentence) mendJudged(i int) {
	h := s.head(i)
	if s.tag(i) == "VB" && s.rel(i) == "advcl" && s.word(i-1) == "to" && h == i-2 && judgedAfter(s, h) {
		s.tokens[i].Rel = "xcomp"
	}
}

// mendSemicolon makes a clause of what the parser took for an apposition behind a
// semicolon: "China signed; the United States did not".
func (s *sentence) mendSemicolon(i int) {
	n := s.head(i)
	if t := s.tag(i); t != "VBD" && t != "VBZ" && t != "VBP" && t != "MD" || n != i-1 || s.plain(i) != "acl" || !s.actorName(n) {
		return
	}
	semi := n - 1
	if s.word(semi) == "the" {
		semi--
	}
	if s.word(semi) != ";" {
		return
	}
	root := s.root(n)
	s.tokens[i].Head, s.tokens[i].Rel = root, "parataxis"
	s.attach(n, i, "nsubj")
	s.attach(semi, i, "punct")
}

// mendNoTo makes one predicate of "says no to the treaty".
func (s *sentence) mendNoTo(i int) {
	v := i - 1
	if s.word(i) == "no" && s.word(i+1) == "on" && strings.HasPrefix(s.word(v), "vot") { // "voted no on the text"
		s.mendVotedNo(i)
		return
	}
	if s.word(i) != "no" || s.word(i+1) != "to" || s.head(i) != v || !strings.HasPrefix(s.tag(v), "VB") {
		return
	}
	s.tokens[i].Tag, s.tokens[i].Rel = "RP", "compound:prt"
	for k := i + 2; k < len(s.tokens); k++ {
		if s.head(k) == i {
			s.attach(k, v, "obl")
		}
	}
}

// mendVotedNo makes one predicate of a verb with the "no" at token i behind it, which the
// parser takes for what determines the text.
func (s *sentence) mendVotedNo(i int) {
	v, text := i-1, s.head(i)
	s.tokens[i].Tag = "RP"
	s.attach(i, v, "compound:prt")
	if text > i && s.head(text) == v && s.head(i+1) == text {
		s.tokens[text].Rel = "obl"
	}
}
