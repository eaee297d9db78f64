package extract

import (
	"strings"

	"signatory/graph"
)

// This file mends the trees of headlines, whose grammar leaves out what a parser looks for.

// mendHeadlineAs gives a verb of a headline the name that stands between "as" and it for
// its subject: "Chad, Fiji at odds as Lima rejects pact".
func (s *sentence) mendHeadlineAs(i int) {
	v := i + 2
	if !s.headline() || s.word(i) != "as" || !s.actorName(i+1) || s.tag(v) != "VBZ" || s.head(i+1) == v {
		return
	}
	for k := range i {
		if s.head(k) == v && s.plain(k) == "nsubj" {
			s.tokens[k].Rel = "parataxis"
		}
	}
	s.attach(i+1, v, "nsubj")
	s.attach(i, v, "mark")
}

// mendHeadlineGerund makes a complement of the gerund that the parser took for an adjective
// of the instrument behind it: "Chad mulls leaving Osier Pact".
func (d *desk) mendHeadlineGerund(s *sentence, i int) {
	h := s.head(i)
	if s.tag(i) != "VBG" || s.rel(i) != "amod" || !s.is(h, graph.Instrument) || !d.x.takesStance(s.word(i)) || !s.verbal(i-1) {
		return
	}
	if _, ok := d.x.words.Control[d.lemma(s, i-1)]; !ok {
		return
	}
	s.tokens[i].Head, s.tokens[i].Rel = i-1, "xcomp"
	s.attach(h, i, "obj")
}

// mendHeadlineMade makes a passive of a headline that ends in a participle: "Chad-Fiji
// fishing deal signed".
func (d *desk) mendHeadlineMade(s *sentence, i int) {
	n := i - 1
	if !s.headline() || s.tag(i) != "VBN" && s.tag(i) != "VBD" || !s.is(n, graph.Instrument) || !d.x.takesStance(s.word(i)) || s.mention(i) != nil || i+1 < len(s.tokens) {
		return
	}
	root := s.root(i)
	if root == i || strings.HasPrefix(s.tag(root), "VB") {
		return
	}
	s.tokens[i].Tag, s.tokens[i].Head, s.tokens[i].Rel = "VBN", -1, "root"
	if root == n {
		s.attach(n, i, "nsubj:pass")
		return
	}
	s.tokens[n].Head, s.tokens[n].Rel = i, "nsubj:pass"
	s.attach(root, n, "compound")
}

// mendHeadline makes a clause of a headline whose verb the parser took for part
// of a name: "25 EU states sign budget pact".
func (d *desk) mendHeadline(s *sentence, i int) {
	if !s.headline() || s.tag(i) != "VBP" && s.tag(i) != "VBZ" || i == 0 || s.mention(i) != nil || !d.x.takesStance(s.word(i)) {
		return
	}
	switch s.plain(i) {
	case "compound", "amod", "nmod", "flat", "appos":
	default:
		return
	}
	root := i
	for s.head(root) >= 0 {
		root = s.head(root)
	}
	subject := i - 1
	for h := s.head(subject); h >= 0 && h < i; h = s.head(subject) {
		subject = h
	}
	s.tokens[i].Head, s.tokens[i].Rel = -1, "root"
	s.attach(subject, i, "nsubj")
	switch {
	case root == subject:
	case root == subject-2 && s.word(root+1) == "," && s.actorName(root) && s.actorName(subject): // "Japan, Philippines ink pact"
		s.attach(root, i, "nsubj")
		s.attach(subject, root, "conj")
	default:
		s.attach(root, i, "parataxis")
	}
	for j := i + 1; j < len(s.tokens) && j < i+8; j++ {
		if s.is(j, graph.Instrument) {
			s.attach(j, i, "obj")
			return
		}
	}
}

// mendHeadlineTo makes a clause of "India to join pact", which the parser reads
// as a noun with its infinitive.
func (d *desk) mendHeadlineTo(s *sentence, i int) {
	if !s.headline() || s.word(i) != "to" || s.tag(i+1) != "VB" || i == 0 || !strings.HasPrefix(s.tag(i-1), "NN") {
		return
	}
	if first := i - 3; s.word(i-2) == "," && s.actorName(i-1) && s.actorName(first) && s.head(first) < 0 && s.head(i+1) == first { // "Chad, Fiji to sign"
		s.tokens[i+1].Head, s.tokens[i+1].Rel = -1, "root"
		s.attach(first, i+1, "nsubj")
		s.attach(i-1, first, "conj")
		return
	}
	if s.head(i-1) >= 0 || s.head(i+1) != i-1 {
		return
	}
	s.tokens[i+1].Head, s.tokens[i+1].Rel = -1, "root"
	s.attach(i-1, i+1, "nsubj")
}
