package extract

import "strings"

// lastOfTwo is the one subject of a verb in the singular whose subject the tree takes
// for two: "May expelled the Russian diplomats and the U.S. has signed". -1 where the verb suits both.
func (d *desk) lastOfTwo(s *sentence, i, sub int) int {
	conjuncts := s.conjuncts(sub)
	if len(conjuncts) < 2 || !singularVerb(s, i) {
		return -1
	}
	last := conjuncts[len(conjuncts)-1]
	if last > i || !s.mentionActor(last) || !s.has(last, "cc", "and") || strings.HasSuffix(s.word(sub), "ing") {
		return -1
	}
	for j := range sub {
		if t := s.tag(j); t == "VBD" || t == "VBZ" || t == "VBP" { // what the first noun belongs to
			return last
		}
	}
	return -1
}

// singularVerb reports a verb whose form wants one subject: "has signed", "is leaving", "signs".
func singularVerb(s *sentence, i int) bool {
	for _, k := range s.children(i, "aux", "aux:pass") {
		switch s.word(k) {
		case "has", "is", "was", "does":
			return k == i-1 || k == i-2
		}
	}
	return s.tag(i) == "VBZ"
}
