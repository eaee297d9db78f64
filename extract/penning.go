package extract

import "strings"

// This file reads the verbs that make an act of a name or a paper.

// penning is the verb that makes an act of the noun at token i, -1 for none: "put their
// names to it", "has yet to put its signature to it", "put pen to paper on it".
func (d *desk) penning(s *sentence, i int) int {
	v := s.head(i)
	if s.word(i) == "paper" {
		for v = i - 3; v > 0 && !strings.HasPrefix(s.tag(v), "VB"); v-- {
		}
	}
	if v < 0 || !naming[d.lemma(s, v)] || d.lemma(s, v) == "sign" {
		return -1
	}
	switch s.word(i) {
	case "name", "names", "signature", "signatures", "paper":
		return v
	}
	return -1
}
