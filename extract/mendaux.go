package extract

import "strings"

// This file mends clauses whose auxiliary or subject the parser takes for another word.

// mendAuxiliary gives what hangs below an auxiliary to its verb: "120 countries have
// now formally ratified", of which the parser may make "have" the verb, with
// "ratified" for its object, or hang "countries" below "have".
func (s *sentence) mendAuxiliary(i int) {
	if !auxiliary[s.word(i)] {
		return
	}
	v := i + 1
	for v < len(s.tokens) && (strings.HasPrefix(s.tag(v), "RB") || s.word(v) == "been") {
		v++
	}
	if t := s.tag(v); t != "VBN" && (t != "VBG" || haveForm(s.word(i))) || s.mention(v) != nil {
		return
	}
	if s.head(v) == i && s.plain(i) != "aux" {
		switch s.plain(v) {
		case "obj", "ccomp", "xcomp", "acl", "advcl", "dep", "obl":
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
		if s.head(k) == i && k != v {
			s.attach(k, v, s.rel(k))
		}
	}
}

// mendSubordinate makes a clause of "until Chad backed out", which the parser reads
// as "until Chad" and a verb without subject.
func (s *sentence) mendSubordinate(i int) {
	if s.tag(i) != "VBD" || s.plain(i) != "xcomp" && s.plain(i) != "acl" || !s.actorName(i-1) || s.child2(i, "nsubj") || s.child2(i, "aux") {
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
	if s.below(i, i-1) {
		s.tokens[i].Head = s.head(i - 1)
	}
	s.tokens[i].Rel = "advcl"
	s.attach(i-1, i, "nsubj")
	s.attach(m, i, "mark")
}
