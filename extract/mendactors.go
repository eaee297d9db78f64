package extract

import (
	"strings"

	"signatory/graph"
)

// mendActors hangs anew what the parser hangs below a country, or beside it, and
// what its sentence means otherwise.
func (d *desk) mendActors(s *sentence, i int) {
	d.mendLeft(s, i)
	s.mendButNot(i)
	s.mendTitleCase(i)
	s.mendLoneArticle(i)
	s.mendHeadlineAs(i)
	d.mendHeadlineGerund(s, i)
	d.mendHeadlineMade(s, i)
	s.mendNeverList(i)
}

// mendTitleCase gives a name the preposition that the parser hung below its title:
// "alongside Peruvian President Ana Soto".
func (s *sentence) mendTitleCase(i int) {
	title := s.head(i)
	if s.rel(i) != "case" || title < i || s.rel(title) != "nmod:desc" {
		return
	}
	if name := s.head(title); name > title && s.is(name, graph.Person) {
		s.attach(i, name, "case")
	}
}

// mendNeverList coordinates with the first what a relative clause lists of deeds never done:
// "a state that has never joined, ratified or signed it".
func (s *sentence) mendNeverList(i int) {
	h := s.head(i)
	if s.tag(i) != "VBN" || s.rel(i) != "advcl" || h < 0 || h > i || s.rel(h) != "acl:relcl" || s.tag(h) != "VBN" || s.word(i-1) != "," {
		return
	}
	if w := s.word(i + 1); (w == "or" || w == "and" || w == ",") && !s.child2(i, "nsubj") && !s.child2(i, "mark") && s.word(h-1) == "never" {
		s.tokens[i].Rel = "conj"
	}
}

// mendLeft gives a noun that takes a stance what it takes it on: "the withdrawal of
// Hungary from the pact" is no Hungary from the pact.
func (d *desk) mendLeft(s *sentence, i int) {
	h := s.head(i)
	if h < 0 || s.plain(i) != "nmod" || !s.actorName(h) || s.word(h-1) != "of" && s.word(h-2) != "of" {
		return
	}
	switch s.word(h + 1) {
	case "from", "to":
		if n := s.head(h); n >= 0 && strings.HasPrefix(s.tag(n), "NN") && d.x.takesStance(s.word(n)) {
			s.attach(i, n, "nmod")
		}
	}
}

// mendButNot coordinates whom a subject leaves out: "Estonia, but not Lithuania, signed".
func (s *sentence) mendButNot(i int) {
	if !s.actorName(i) || s.word(i-1) != "not" || s.word(i-2) != "but" || s.plain(i) == "conj" {
		return
	}
	j := i - 3
	for j >= 0 && s.word(j) == "," {
		j--
	}
	if j < 0 || !s.actorName(j) {
		return
	}
	for s.plain(j) == "conj" && s.actorName(s.head(j)) {
		j = s.head(j)
	}
	s.attach(i, j, "conj")
	s.attach(i-2, i, "cc")
	s.attach(i-1, i, "advmod")
}

// mendLoneArticle puts an instrument where the parser put its article alone: "signed a
// 1987 agreement worth billions".
func (s *sentence) mendLoneArticle(i int) {
	if s.tag(i) != "DT" || s.rel(i) != "obj" || s.mention(i) != nil {
		return
	}
	for j := i + 1; j < len(s.tokens) && j < i+6; j++ {
		switch {
		case s.is(j, graph.Instrument):
			s.takePlace(j, i)
			s.attach(i, j, "det")
			return
		case !modifies(s, j) && s.tag(j) != "CD":
			return
		}
	}
}

// mendSigned makes a verb of the past form between those who act and an instrument that the tagger
// took for a participle: "went to Peru and the two countries signed 20 agreements".
func (s *sentence) mendSigned(i int) {
	j := i - 1
	if s.tag(i) != "VBN" || !pastDeeds[s.word(i)] || s.child2(i, "aux") || s.child2(i, "aux:pass") || s.rel(i) != "acl" && s.rel(i) != "amod" {
		return
	}
	if !s.actorName(j) && !(groups[s.word(j)] && (s.word(j-1) == "two" || s.word(j-1) == "three" || s.word(j-1) == "both")) {
		return
	}
	o := i + 1
	for o < i+7 && s.mention(o) == nil && (modifies(s, o) || s.tag(o) == "DT" || s.tag(o) == "CD" || s.tag(o) == "PRP$") {
		o++
	}
	if o == i+1 && s.tag(o) == "IN" || !s.is(o, graph.Instrument) || s.below(i, o) && s.head(i) != j {
		return
	}
	s.takePlace(i, o)
	if s.tokens[i].Head == i || s.tokens[i].Head == j {
		s.takePlace(i, j)
	}
	s.tokens[i].Tag = "VBD"
	s.attach(o, i, "obj")
	s.attach(j, i, "nsubj")
}

// pastDeeds are the past forms of what those who meet do with an instrument.
var pastDeeds = wordSet("signed inked initialled ratified adopted approved endorsed rejected concluded struck reached sealed clinched agreed joined")

// mendCrowd hangs a country and the others beside it below the verb that the parser makes a clause of
// the others: "Chad and 40 other nations ratified the pact".
func (s *sentence) mendCrowd(i int) {
	if !s.actorName(i) || s.word(i+1) != "and" {
		return
	}
	g := i + 2
	for g < i+8 && !groups[s.word(g)] && (s.tag(g) == "CD" || s.tag(g) == "JJ" || s.tag(g) == "JJR" || s.tag(g) == "IN" || s.tag(g) == "RB" || s.tag(g) == "RBS" || s.tag(g) == "DT" || s.tag(g) == "JJS") {
		g++
	}
	v := g + 1
	if !groups[s.word(g)] || s.head(v) != g || s.plain(v) != "acl" || s.tag(v) != "VBD" && s.tag(v) != "VBN" || !pastDeeds[s.word(v)] || s.word(v+1) == "by" || s.head(g) != i && s.head(g) != s.head(i) {
		return
	}
	s.takePlace(v, i)
	s.tokens[v].Tag = "VBD"
	s.attach(i, v, "nsubj")
	s.attach(g, i, "conj")
}

// mendDashed makes an apposition of an instrument that a dash joins to the one before it: "the
// Harbour Pact — the treaty it signed last year — ".
func (s *sentence) mendDashed(i int) {
	if !s.is(i, graph.Instrument) || !dashes[s.word(i+1)] {
		return
	}
	j := i + 2
	if s.tag(j) == "DT" {
		j++
	}
	for ; j < i+6 && (s.tag(j) == "JJ" || s.tag(j) == "NN" || s.tag(j) == "NNP") && !s.is(j, graph.Instrument); j++ {
	}
	if m := s.mention(j); m != nil && s.is(j, graph.Instrument) && m.noun != nil && !m.noun.named && s.tag(i+2) == "DT" {
		s.attach(j, i, "appos")
	}
}
