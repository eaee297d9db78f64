package extract

import (
	"strings"

	"signatory/graph"
)

// This file mends clauses whose auxiliary, subject or agent the parser takes for another word, and keeps the tree whole.

// mendAuxiliary gives what hangs below an auxiliary to its verb: "120 countries have
// now formally ratified", of which the parser may make "have" the verb, with
// "ratified" for its object, or hang "countries" below "have".
func (s *sentence) mendAuxiliary(i int) {
	if !auxiliary[s.word(i)] {
		return
	}
	v := i + 1
	for v < len(s.tokens) && (strings.HasPrefix(s.tag(v), "RB") || s.word(v) == "been" || s.word(v) == "all" || s.word(v) == "both") {
		v++
	}
	if s.tag(v) == "VBD" && haveForm(s.word(i)) && s.mention(v) == nil { // "have now formally ratified"
		s.tokens[v].Tag = "VBN"
	}
	if t := s.tag(v); t != "VBN" && (t != "VBG" || haveForm(s.word(i))) || s.mention(v) != nil {
		return
	}
	if between := v - 1; s.head(v) == between && s.head(between) == i && (s.word(between) == "all" || s.word(between) == "both") { // "have all endorsed"
		s.tokens[v].Head, s.tokens[v].Rel = i, "ccomp"
	}
	if s.head(v) == i && s.plain(i) != "aux" {
		switch s.plain(v) {
		case "obj", "ccomp", "xcomp", "acl", "advcl", "dep", "obl", "conj":
		default:
			return
		}
		s.tokens[v].Head, s.tokens[v].Rel = s.head(i), s.rel(i)
		s.attach(i, v, "aux")
	}
	if s.head(i) != v || s.plain(i) != "aux" {
		return
	}
	for k := range s.tokens {
		switch {
		case s.head(k) != i || k == v:
		case k == v-1 && (s.word(k) == "all" || s.word(k) == "both"):
			s.attach(k, v, "advmod")
		default:
			s.attach(k, v, s.rel(k))
		}
	}
}

// mendAboutTo makes a future of "is about to leave", whose "about" the parser may take for the predicate.
func (s *sentence) mendAboutTo(i int) {
	v := i + 2
	if s.word(i) != "about" || s.word(i+1) != "to" || s.head(v) != i || !strings.HasPrefix(s.tag(v), "VB") {
		return
	}
	s.tokens[v].Head, s.tokens[v].Rel = s.head(i), s.rel(i)
	s.attach(i, v, "advmod")
	for k := range s.tokens {
		switch {
		case s.head(k) != i || k == v:
		case s.plain(k) == "cop":
			s.attach(k, v, "aux")
		default:
			s.attach(k, v, s.rel(k))
		}
	}
}

// mendNeverTo gives the infinitive its negation, which the parser may hang below the verb
// before it: "vowed never to ratify".
func (d *desk) mendNeverTo(s *sentence, i int) {
	v, h := i+2, s.head(i)
	if s.word(i) != "never" && s.word(i) != "not" || s.word(i+1) != "to" || s.tag(v) != "VB" || h < 0 || h >= i || s.head(v) != h {
		return
	}
	if _, ok := d.x.words.Control[d.lemma(s, h)]; !ok {
		return
	}
	s.attach(i, v, "advmod")
	s.tokens[v].Rel = "xcomp"
}

// mendBecome makes the complement of "became a party" and "ceased to be a party" what it
// is, where the parser takes it for an object or for an aside.
func (s *sentence) mendBecome(i int) {
	switch h := s.head(i); {
	case h < 0 || h > i:
	case s.plain(i) == "obj" && s.word(h) == "became", s.plain(i) == "obl" && s.word(h+1) == "to" && s.word(h+2) == "be":
		s.tokens[i].Rel = "xcomp"
	}
}

// mendSubordinate makes a clause of "until Chad backed out", which the parser reads
// as "until Chad" and a verb without subject.
func (s *sentence) mendSubordinate(i int) {
	if s.tag(i) != "VBD" || !s.actorName(i-1) || s.child2(i, "nsubj") || s.child2(i, "aux") {
		return
	}
	m := i - 2
	if s.word(m) == "the" {
		m--
	}
	switch s.word(m) {
	case "until", "after", "before", "since", "once", "because", "although", "though", "while", "when":
	default:
		return
	}
	switch s.plain(i) {
	case "xcomp", "acl", "advcl", "ccomp":
	default:
		return
	}
	if s.below(i, i-1) {
		s.tokens[i].Head = s.head(i - 1)
	}
	s.tokens[i].Rel = "advcl"
	s.attach(i-1, i, "nsubj")
	s.attach(m, i, "mark")
}

// mendIntroduced gives a clause the name for its subject that stands behind an
// aside at its beginning, where the parser took it for one more of the aside:
// "Along with China and India, the US is one of ...".
func (s *sentence) mendIntroduced(i int) {
	if s.word(i) != "," || i < 2 || !introducing[s.word(0)] || !s.actorName(i-1) {
		return
	}
	j := i + 1
	if s.word(j) == "the" {
		j++
	}
	if !s.actorName(j) {
		return
	}
	last := j
	for s.word(last+1) == "and" && (s.actorName(last+2) || s.word(last+2) == "the" && s.actorName(last+3)) {
		if last += 2; !s.actorName(last) {
			last++
		}
	}
	f := last + 1
	if t := s.tag(f); t != "VBZ" && t != "VBP" && t != "VBD" && t != "MD" {
		return
	}
	v := f
	for s.head(v) > v && (s.rel(v) == "cop" || s.plain(v) == "aux") {
		v = s.head(v)
	}
	if s.head(j) == v && s.plain(j) == "nsubj" {
		return
	}
	if top := s.root(v); top < i && s.below(v, top) {
		s.tokens[v].Head, s.tokens[v].Rel = -1, "root"
		if strings.HasPrefix(s.tag(top), "VB") { // "After China signed with France, Germany ..."
			s.attach(top, v, "advcl")
		} else {
			s.attach(top, v, "obl")
		}
	}
	s.tokens[j].Head = -1
	s.attach(j, v, "nsubj")
	if last != j {
		s.attach(last, j, "conj")
	}
}

// introducing are the words with which such an aside begins.
var introducing = wordSet("along together like unlike besides alongside in with apart aside as despite under after following")

// mendTrailing hangs a participle behind a comma or a dash below the verb of its
// sentence, not below what that verb is about: "threw its weight behind him - vetoing
// the resolution", "condemned its use to poison a spy, signing on to a statement".
func (d *desk) mendTrailing(s *sentence, i int) {
	if s.tag(i) != "VBG" || !d.x.takesStance(s.word(i)) || s.mention(i) != nil || s.child2(i, "aux") || s.child2(i, "nsubj") {
		return
	}
	switch s.word(i - 1) {
	case ",", "-", "—", "–", "--":
	default:
		return
	}
	h := s.head(i)
	if h < 0 || h > i || s.plain(i) == "conj" {
		return
	}
	for n, from := 0, h; h >= 0 && n < 12; n, h = n+1, s.head(h) {
		switch t := s.tag(h); {
		case s.rel(h) == "acl:relcl" || strings.HasPrefix(t, "NN") && s.plain(h) == "nsubj":
			return
		case (t == "VBD" || t == "VBZ" || t == "VBP" || t == "VBN" && s.child2(h, "aux")) && s.child2(h, "nsubj"):
			for k := range s.tokens {
				if h != from && s.head(k) == h && s.rel(k) == "nsubj" && (s.actorName(k) || s.is(k, graph.Person) || s.tag(k) == "PRP" || officials[s.word(k)]) {
					s.attach(i, h, "advcl")
				}
			}
			return
		}
	}
}

// breakRings frees a token that mends together have hung below itself: no reader
// of a tree would come to an end there.
func (s *sentence) breakRings() {
	for i := range s.tokens {
		k := s.head(i)
		for n := 0; k >= 0 && k != i && n <= len(s.tokens); n++ {
			k = s.head(k)
		}
		if k == i {
			s.tokens[i].Head, s.tokens[i].Rel = -1, "root"
		}
	}
}

// mendAgent hangs "by Obama" below the participle before it, where the parser
// put it below the date between them ("signed on 8 April 2010 by Obama").
func (d *desk) mendAgent(s *sentence, i int) {
	if h := s.head(i); s.rel(i) == "nmod" && s.has2(i, "case", "by") && h > 0 && s.plain(h) == "obl" && s.tag(s.head(h)) == "VBN" && d.x.takesStance(s.word(s.head(h))) && asideNouns[s.word(h)] {
		s.attach(i, s.head(h), "obl:agent")
		return
	}
	if s.rel(i) != "obl:agent" || strings.HasPrefix(s.tag(s.head(i)), "VB") {
		return
	}
	for j := i - 1; j >= 0 && j > i-10; j-- {
		if s.tag(j) == "VBN" {
			s.attach(i, j, "obl:agent")
			return
		}
	}
}

// asideNouns stand in an aside between a participle and its agent: "signed into
// force by", "ratified in full by", "signed at a ceremony by".
var asideNouns = wordSet("force law effect full part principle haste ceremony private secret public person time behalf")

// mendFinite coordinates a finite verb with the finite verb above an infinitive,
// not with the infinitive: "offers visas for those who want to flee and suspends the treaty".
func (d *desk) mendFinite(s *sentence, i int) {
	h := s.head(i)
	if s.rel(i) == "conj" && s.tag(i) == "VBN" && h >= 0 && s.child2(i, "nsubj") && !s.child2(i, "aux") && s.mention(i) == nil { // "to cut emissions, and Chad never signed on"
		s.tokens[i].Tag = "VBD"
		if k := s.root(i); strings.HasPrefix(s.tag(k), "NN") && strings.HasPrefix(s.tag(h), "VB") {
			s.attach(i, k, "conj")
			return
		}
	}
	if t := s.tag(i); s.rel(i) != "conj" || t != "VBZ" && t != "VBD" || h < 0 {
		return
	}
	if t := s.tag(h); t != "VB" && t != "VBG" {
		return
	}
	for n := 0; h >= 0 && n < 8; n++ {
		if s.tag(h) == s.tag(i) && s.rel(h) != "acl:relcl" {
			s.attach(i, h, "conj")
			return
		}
		h = s.head(h)
	}
}

// root is the token at the top of the tree that token i hangs in.
func (s *sentence) root(i int) int {
	for n := 0; s.head(i) >= 0 && n < 200; n++ {
		i = s.head(i)
	}
	return i
}

// mendFuture makes a clause of "after the accord with Chad is signed", which the
// parser reads as "after the accord" and a verb without subject.
func (d *desk) mendFuture(s *sentence, i int) {
	n := s.head(i)
	switch s.word(i) {
	case "after", "before", "until", "since", "once":
	default:
		return
	}
	if s.plain(i) != "case" || !s.is(n, graph.Instrument) || n < i {
		return
	}
	b := n + 1
	for ; b < n+9 && !be[s.word(b)]; b++ {
		if t := s.tag(b); t == "" || t == "," || t == "." || strings.HasPrefix(t, "VB") || t == "MD" || t == "WDT" {
			return
		}
	}
	v := b + 1
	if s.tag(v) != "VBN" || !d.x.takesStance(s.word(v)) || s.child2(v, "nsubj:pass") || s.child2(v, "nsubj") || s.head(n) < 0 {
		return
	}
	h := s.head(n)
	if s.below(h, v) {
		return
	}
	s.tokens[v].Head, s.tokens[v].Rel = h, "advcl"
	s.attach(n, v, "nsubj:pass")
	s.attach(i, v, "mark")
	s.attach(b, v, "aux:pass")
}

// mendAs hangs "as signed with Chad" below the instrument right before it, not
// below the verb of the sentence.
func (d *desk) mendAs(s *sentence, i int) {
	v := i + 2
	if !s.is(i, graph.Instrument) {
		return
	}
	if s.word(i+1) == "," {
		v++
	}
	if s.word(v-1) != "as" || s.tag(v) != "VBN" || !d.x.takesStance(s.word(v)) || !bareEnd(s, v+1) || s.below(i, v) {
		return
	}
	s.tokens[v-1].Rel = "mark"
	s.attach(v-1, v, "mark")
	s.attach(v, i, "acl")
}

// mendAfterDate parts the first of several subjects from the date before it: "in a
// statement on Sunday, France, Germany and Peru called".
func (s *sentence) mendAfterDate(i int) {
	h := s.head(i)
	if !s.actorName(i) || s.plain(i) != "conj" && s.plain(i) != "appos" || !timeWord(s.word(h)) || s.word(i-1) != "," || s.word(i+1) != "," && s.word(i+1) != "and" {
		return
	}
	next := i + 2
	if s.word(next) == "the" {
		next++
	}
	v := s.head(next)
	if !s.actorName(next) || s.plain(next) != "nsubj" || v < 0 {
		return
	}
	s.attach(i, v, "nsubj")
	s.attach(next, i, "conj")
}
