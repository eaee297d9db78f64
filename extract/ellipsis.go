package extract

import (
	"strings"

	"signatory/extract/data"
)

// bare are the verbs that need no object where the talk is of a treaty: "Canada
// ratified in 2002", "Iceland quit", "both refused to sign".
var bare = map[string]string{
	"sign": "obj", "ratify": "obj", "join": "obj", "rejoin": "obj", "quit": "obj", "accede": "to", "withdraw": "from", "pull": "out of",
}

// elliptic reports a verb that leaves its treaty to be understood.
func (d *desk) elliptic(s *sentence, i int, f data.Frame) bool {
	if bare[f.Lemma] != f.Form || s.child(i, "obj", "ccomp", "xcomp", "nsubj:pass", "iobj") >= 0 || s.rel(i) == "acl:relcl" && s.child(i, "nsubj") < 0 || s.plain(i) == "conj" && s.tag(i) == "VBN" {
		return false
	}
	for _, k := range s.children(i, "obl", "compound:prt", "advmod") {
		switch m := s.marker(k); {
		case s.rel(k) == "compound:prt" && f.Lemma != "pull", m == "to", m == "for", m == "from", m == "up", m == "off", m == "with", m == "onto", m == "into":
			return false
		case m == "on" && s.word(i+1) == "on" && s.word(i+2) == "to":
			return false
		}
	}
	for j := i + 1; j < i+3; j++ { // an object that the tree hides
		if t := s.tag(j); t == "DT" || strings.HasPrefix(t, "NN") || t == "PRP$" || t == "CD" && !yearWord.MatchString(s.word(j)) && s.tag(j-1) != "IN" {
			return s.tag(j-1) == "IN" || timeWord(s.word(j))
		}
	}
	return !strings.HasPrefix(s.tag(i), "VBG")
}
