package extract

import "strings"

// mendActors hangs anew what the parser hangs below a country, or beside it, and
// what its sentence means otherwise.
func (d *desk) mendActors(s *sentence, i int) {
	d.mendLeft(s, i)
	s.mendButNot(i)
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
