package extract

import "strings"

// mendAfter hangs "after signing" on the verb, not on its object: "shake hands after signing it".
func (s *sentence) mendAfter(i int) {
	o := s.head(i)
	if s.tag(i) != "VBG" || s.plain(i) != "acl" || o < 0 || s.plain(o) != "obj" || i < 2 {
		return
	}
	if w := s.word(i - 1); w != "after" && w != "upon" {
		return
	}
	if v := s.head(o); v >= 0 && strings.HasPrefix(s.tag(v), "VB") {
		s.attach(i, v, "advcl")
	}
}

// mendNoSooner makes an adverb of "no sooner", which denies nothing, and of the participle
// behind it the verb: "No sooner was the pact signed than both broke it".
func (s *sentence) mendNoSooner(i int) {
	if s.word(i) != "no" || s.word(i+1) != "sooner" || !auxiliary[s.word(i+2)] {
		return
	}
	v := i + 3
	for ; s.tag(v) != "VBN" && s.tag(v) != "VBD"; v++ {
		if t := s.tag(v); t == "" || t == "." || t == "," || v > i+12 {
			return
		}
	}
	top := v
	for s.head(top) >= i {
		top = s.head(top)
	}
	subject := v - 1
	for subject > i+2 && !strings.HasPrefix(s.tag(subject), "NN") && s.tag(subject) != "PRP" {
		subject--
	}
	if subject == i+2 {
		return
	}
	s.tokens[v].Head, s.tokens[v].Rel = s.head(top), s.rel(top)
	if top == v {
		s.tokens[v].Head, s.tokens[v].Rel = -1, "root"
	}
	for j := range s.tokens {
		if j != v && j != subject && s.head(j) == top && (j < i || j > subject) {
			s.attach(j, v, s.rel(j))
		}
	}
	s.tokens[i].Tag, s.tokens[i+1].Tag = "RB", "RB"
	s.tokens[i].Head, s.tokens[i].Rel = i+1, "advmod"
	s.tokens[i+1].Head, s.tokens[i+1].Rel = v, "advmod"
	s.tokens[i+2].Head, s.tokens[i+2].Rel = v, "aux"
	s.tokens[subject].Head, s.tokens[subject].Rel = v, "nsubj"
	if w := s.word(i + 2); w == "was" || w == "were" || w == "is" || w == "are" {
		s.tokens[i+2].Rel, s.tokens[subject].Rel = "aux:pass", "nsubj:pass"
	}
}
