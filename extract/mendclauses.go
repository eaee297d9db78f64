package extract

import (
	"strings"

	"signatory/graph"
)

// This file mends clauses that the parser takes apart: asides between a subject
// and its verb, dates behind an object, what is told to somebody, pairs of names.

// mendClauses is tried at every token, after the mends of phrases.
func (d *desk) mendClauses(s *sentence, i int) {
	d.mendTold(s, i)
	d.mendAside(s, i)
	d.mendAmong(s, i)
	d.mendNotOnly(s, i)
	d.mendPair(s, i)
	d.mendDeparted(s, i)
	d.mendSaid(s, i)
	s.mendPassiveWith(i)
	s.mendWhichAlongside(i)
	s.mendJoinedOnly(i)
	s.mendRemains(i)
}

// mendRemains makes a complement of the participle behind "remains": "remains
// committed to the deal".
func (s *sentence) mendRemains(i int) {
	h := s.head(i)
	if s.plain(i) == "acl" && s.tag(i) == "VBN" && h >= 0 && h < i && strings.HasPrefix(s.tag(h), "VB") && i-h < 3 {
		s.attach(i, h, "xcomp")
	}
}

// mendJoinedOnly makes an object of those whom "only" parts from their verb: "joined only
// Chad and Fiji in refusing".
func (s *sentence) mendJoinedOnly(i int) {
	v, g := i-2, s.head(i)
	if !s.actorName(i) || s.word(i-1) != "only" && s.word(i-1) != "just" || !strings.HasPrefix(s.word(v), "join") || s.plain(i) == "obj" {
		return
	}
	if g >= 0 && s.below(v, g) || s.tag(g) != "VBG" {
		return
	}
	s.attach(i-1, i, "advmod")
	s.attach(i, v, "obj")
}

// mendPunctuation keeps signs from being objects or subjects ("China signed; the other did not").
func (s *sentence) mendPunctuation() {
	for i := range s.tokens {
		switch s.word(i) {
		case ",", ";", ":", ".", "(", ")":
			s.tokens[i].Rel = "punct"
		}
	}
}

// mendTold makes a complement of the clause behind those who are told: "told
// reporters that his country had ratified the accord".
func (d *desk) mendTold(s *sentence, i int) {
	h := s.head(i)
	if s.plain(i) != "acl" || h < 1 || !s.child2(i, "nsubj") {
		return
	}
	mark := h + 1
	if s.word(mark) != "that" || s.tag(mark) != "IN" {
		return
	}
	v := s.head(h)
	switch d.lemma(s, v) {
	case "tell", "inform", "assure", "remind", "notify", "warn", "reassure":
		if v < h && s.rel(i) == "acl:relcl" && (s.plain(h) == "iobj" || s.plain(h) == "obj") {
			s.attach(i, v, "ccomp")
		}
	case "announce", "declare", "say": // "announced this spring that"
		if v < h && (timeWord(s.word(h)) || timeNouns[s.word(h)] || seasons[s.word(h)]) {
			s.attach(i, v, "ccomp")
		}
	}
}

var seasons = wordSet("spring summer autumn winter morning afternoon evening")

// mendSaid makes a clause of what is said where the parser takes its subject for the
// thing said: "said the sides reached agreement".
func (d *desk) mendSaid(s *sentence, i int) {
	h := s.head(i)
	if s.tag(i) != "VBD" || s.rel(i) != "acl" || h != i-1 || s.plain(h) != "obj" {
		return
	}
	if v := s.head(h); v >= 0 && v < h && speech[d.lemma(s, v)] {
		s.attach(i, v, "ccomp")
		s.attach(h, i, "nsubj")
	}
}

// mendPassiveWith makes the instrument the subject of a passive verb that the parser gives to
// the partner before it: "after an accord with Chad was reached".
func (s *sentence) mendPassiveWith(i int) {
	k := -1
	for j := max(0, i-4); j < i; j++ {
		if s.head(j) == i && s.rel(j) == "nsubj:pass" {
			k = j
		}
	}
	if s.tag(i) != "VBN" || k < 3 || s.mention(k) == nil {
		return
	}
	with := k - 1
	for with > 0 && (s.tag(with) == "DT" || s.tag(with) == "JJ") {
		with--
	}
	n := with - 1
	if s.word(with) != "with" || !s.is(n, graph.Instrument) {
		return
	}
	if s.below(i, n) { // the verb takes the place of what hung above it
		s.tokens[i].Head, s.tokens[i].Rel = s.head(n), s.rel(n)
		for j := range s.tokens {
			if j != i && s.head(j) == n && j > i {
				s.attach(j, i, s.rel(j))
			}
		}
	}
	s.attach(n, i, "nsubj:pass")
	s.attach(with, k, "case")
	s.attach(k, n, "nmod")
}

// mendWhichAlongside gives a relative clause its pronoun for the subject before those in
// whose company it acts: "Chad, which alongside Peru has blocked it".
func (s *sentence) mendWhichAlongside(i int) {
	if w := s.word(i); w != "which" && w != "who" {
		return
	}
	name := i + 2
	switch s.word(i + 1) {
	case "alongside":
	case "along", "together":
		if s.word(name) != "with" {
			return
		}
		name++
	default:
		return
	}
	if s.word(name) == "the" {
		name++
	}
	v := s.head(name)
	if !s.actorName(name) || v < name || s.plain(name) != "nsubj" {
		return
	}
	s.attach(name, v, "obl")
	s.attach(i, v, "nsubj")
}

// mendAside gives a finite verb behind an aside the name before the aside for
// its subject: "Norway - the host of the talks - signed the pact".
func (d *desk) mendAside(s *sentence, i int) {
	if i < 4 || s.tag(i) != "VBN" && s.tag(i) != "VBD" || s.mention(i) != nil || !d.x.takesStance(s.word(i)) || bareEnd(s, i+1) || s.child2(i, "nsubj") {
		return
	}
	sign := s.word(i - 1)
	if sign != "—" && sign != "–" && sign != "-" && sign != "--" && sign != "," && sign != ")" {
		return
	}
	open := sign
	if sign == ")" {
		open = "("
	}
	j := i - 2
	for j > 0 && j > i-16 && s.word(j) != open {
		if t := s.tag(j); t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD" || t == "WDT" || t == "WP" {
			return
		}
		j--
	}
	name := j - 1
	if s.word(j) != open || !s.actorName(name) || s.head(name) >= 0 || !s.below(i, name) {
		return
	}
	if sign == "," && s.word(j+1) != "the" && s.word(j+1) != "a" && s.word(j+1) != "an" {
		return
	}
	s.tokens[i].Tag = "VBD"
	s.tokens[i].Head, s.tokens[i].Rel = -1, "root"
	s.attach(name, i, "nsubj")
}

// mendAmong makes "among them Italy and Spain" an apposition of the group before
// it, whose verb follows: "Twelve governments, among them Italy, refused".
func (d *desk) mendAmong(s *sentence, i int) {
	if s.word(i) != "among" || s.word(i+1) != "them" || s.word(i-1) != "," || !groups[s.word(i-2)] || !s.actorName(i+2) && !s.actorName(i+3) {
		return
	}
	name := i + 2
	if !s.actorName(name) {
		name++
	}
	end := name
	for end < len(s.tokens) && (s.actorName(end) || s.word(end) == "and" || s.word(end) == "the" || s.word(end) == "," && (s.actorName(end+1) || s.word(end+1) == "and" || s.word(end+1) == "the")) {
		end++
	}
	v := end + 1
	for auxiliary[s.word(v)] || s.tag(v) == "MD" || strings.HasPrefix(s.tag(v), "RB") {
		v++
	}
	if s.word(end) != "," || !strings.HasPrefix(s.tag(v), "VB") {
		return
	}
	g := i - 2
	if s.below(g, v) && s.rel(g) == "nsubj" {
		return
	}
	s.tokens[v].Head, s.tokens[v].Rel = s.head(g), s.rel(g)
	s.attach(g, v, "nsubj")
	s.attach(name, g, "appos")
	s.attach(i, name, "case")
	s.attach(i+1, name, "dep")
}

// mendNotOnly joins the two of "not only Oman but also Yemen" to one subject.
func (d *desk) mendNotOnly(s *sentence, i int) {
	if s.word(i) != "but" || !s.actorName(i-1) {
		return
	}
	j := i + 1
	if s.word(j) == "also" {
		j++
	}
	if s.word(j) == "the" {
		j++
	}
	only := i - 2
	if s.word(only) == "the" {
		only--
	}
	if s.word(only) != "only" || s.word(only-1) != "not" || !s.actorName(j) {
		return
	}
	first, v := i-1, s.head(j)
	if v < 0 || !strings.HasPrefix(s.tag(v), "VB") || s.plain(j) != "nsubj" {
		return
	}
	if s.below(v, first) {
		s.tokens[v].Head, s.tokens[v].Rel = s.head(first), s.rel(first)
	}
	s.attach(first, v, "nsubj")
	s.attach(j, first, "conj")
}

// mendPair joins the two names that a headline's comma joins: "Britain, France sign pact".
func (d *desk) mendPair(s *sentence, i int) {
	if !s.headline() || s.word(i) != "," || !s.actorName(i-1) || !s.actorName(i+1) || s.word(i-2) == "," || s.word(i-2) == "in" {
		return
	}
	t := s.tag(i + 2)
	if t != "VBP" && t != "VBD" && t != "MD" && s.word(i+2) != "to" {
		return
	}
	first, second := i-1, i+1
	if s.below(first, second) {
		s.tokens[second].Rel = "nsubj"
		s.attach(first, second, "conj")
		return
	}
	h, rel := s.head(second), s.rel(second)
	if s.below(h, first) {
		return
	}
	s.tokens[first].Head, s.tokens[first].Rel = h, rel
	s.attach(second, first, "conj")
}

// mendDeparted keeps "the treaty with Chad" together behind a verb that shares
// nothing with Chad: "Kenya left the 1987 treaty with Chad".
func (d *desk) mendDeparted(s *sentence, i int) {
	j := i + 2
	if s.tag(i+1) == "''" {
		j++
	}
	if !s.is(i, graph.Instrument) || s.word(j-1) != "with" || s.plain(i) != "obj" {
		return
	}
	if s.word(j) == "the" {
		j++
	}
	v := s.head(i)
	if !s.actorName(j) || s.head(j) != v || s.plain(j) != "obl" {
		return
	}
	for _, f := range d.framesOf(s.word(v), true, false) {
		if f.Stance == graph.Withdrew || f.Stance == graph.Suspended || f.Stance == graph.Ratified {
			s.attach(j, i, "nmod")
			return
		}
	}
}

// timePhrase reports words that say when, beginning at token j: "two days ago",
// "last week", "a year earlier".
func timePhrase(s *sentence, j int) bool {
	if timeWord(s.word(j)) {
		return true
	}
	for k := j; k < j+4 && k < len(s.tokens); k++ {
		w := s.word(k)
		if w == "ago" || w == "earlier" || w == "later" {
			return k > j && timeWord(s.word(k-1))
		}
		if t := s.tag(k); k > j && !timeWord(w) && t != "CD" && t != "JJ" {
			return false
		}
	}
	return false
}
