package extract

import (
	"slices"
	"strings"

	"signatory/graph"
)

// This file tells papers that a state gives out or settles within itself from instruments.

// homePaper reports what one office alone gives out, and what changes a bill: "a
// presidential memorandum", "an emergency declaration", "an amendment" to nothing that states have made.
func homePaper(s *sentence, n *noun) bool {
	switch n.head.Word {
	case "memorandum", "declaration", "statement":
		return hasWord(n.words, officeWords) || n.head.Word == "statement" && s.word(n.to-2) == "signing"
	case "amendment":
		for i := n.from; i < n.to; i++ {
			if s.capital(i) { // "the Kigali amendment"
				return false
			}
		}
		if w := s.word(n.to); w != "to" && w != "of" {
			return true
		}
		for i := n.to; i < min(len(s.tokens), n.to+8); i++ {
			if m := s.mention(i); m != nil && m.kind == graph.Instrument {
				return false
			}
		}
		return true
	}
	return false
}

var officeWords = wordSet("presidential executive emergency secretarial departmental internal signing values")

// settledAtHome reports a deal that one half of a country's politics makes with the
// other: "a deal with Senate Democrats", "a pact between the White House and Congress".
func (st *stock) settledAtHome(s *sentence, n *noun) bool {
	if n.head.Class != "deal" && n.head.Class != "treaty" {
		return false
	}
	for _, c := range complement(s, n) {
		for i := c.from; c.party && i < c.end; i++ {
			if partisan(s, i) {
				return true
			}
		}
	}
	return n.to < len(s.tokens) && s.word(n.to) == "with" && slices.ContainsFunc([]int{n.from - 2, n.from - 3, n.from - 4}, func(i int) bool { return i >= 0 && partisan(s, i) })
}

// partisan reports a word for lawmakers or their party.
func partisan(s *sentence, i int) bool {
	w := s.word(i)
	if w == "democrats" || w == "republicans" || w == "lawmakers" || w == "legislators" || w == "mps" {
		return s.mention(i) == nil
	}
	return s.mention(i) == nil && s.capital(i) && (w == "congress" || w == "senate" || w == "house" && !strings.EqualFold(s.word(i-1), "white"))
}
