package extract

import (
	"strings"

	"signatory/graph"
)

// This file reads what stands between a resolution and what it says: who put it
// forward. "A resolution put forward by Chad and Fiji calling for talks", "a
// resolution, introduced by Peru, that would have banned mines".

// authoring are participles of those who bring a text before a body.
var authoring = wordSet("put introduced sponsored co-sponsored tabled drafted submitted proposed circulated presented backed written prepared supported advanced offered penned co-authored authored led initiated")

// authoredBy is where the words behind token i go on once they have said whose text it is; i where they do not.
func authoredBy(s *sentence, i int) int {
	j := i
	if s.word(j) == "," {
		j++
	}
	if !authoring[s.word(j)] {
		return i
	}
	for j++; s.tag(j) == "RB" || s.tag(j) == "RP" || s.word(j) == "forward"; j++ {
	}
	if s.word(j) != "by" {
		return i
	}
	for j++; j < len(s.tokens); j++ {
		w, t := s.word(j), s.tag(j)
		switch {
		case s.mention(j) != nil && !s.is(j, graph.Instrument), strings.HasPrefix(t, "NN"), strings.HasPrefix(t, "JJ"), t == "DT", t == "CD", t == "POS":
		case w == "and" || w == "," && (s.mention(j+1) != nil || s.mention(j+2) != nil || s.word(j+1) == "and"):
		case w == ",":
			return j + 1
		default:
			return j
		}
	}
	return j
}

// wouldDo is the end of "that would have asked", "that asks" and the like at token i,
// i where no verb follows.
func wouldDo(s *sentence, i int) int {
	j := i + 1
	for s.tag(j) == "MD" || auxiliary[s.word(j)] || s.tag(j) == "RB" {
		j++
	}
	if !strings.HasPrefix(s.tag(j), "VB") {
		return i
	}
	return j + 1
}

// meantTo is the end of "aimed at ending", "designed to curb", "intended to stop" at token i, i for none.
func meantTo(s *sentence, i int) int {
	switch s.word(i) {
	case "aimed", "meant", "designed", "intended", "drafted":
	default:
		return i
	}
	if w := s.word(i + 1); w != "at" && w != "to" {
		return i
	}
	if strings.HasPrefix(s.tag(i+2), "VB") {
		return i + 3
	}
	return i + 2
}
