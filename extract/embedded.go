package extract

import (
	"strings"

	"signatory/graph"
)

// This file reads clauses that the tree hangs too high or too low: what stands
// between a conjunction and its verb is the subject there, whoever leads the sentence.

// ownSubject are those who stand between a conjunction and the finite verb i, where
// the tree gives it no subject of its own: "the envoy spoke after the US vetoed the text".
func (d *desk) ownSubject(s *sentence, i int) []actor {
	if s.opener(i) == "" {
		return nil
	}
	return d.adjacent(s, i)
}

// opener is the conjunction before a finite verb i with its subject right before it
// that the tree does not give it; "" for none.
func (s *sentence) opener(i int) string {
	switch s.tag(i) {
	case "VBD", "VBZ", "VBP":
	default:
		return ""
	}
	if s.child(i, "nsubj", "nsubj:pass", "nsubj:outer", "expl") >= 0 {
		return ""
	}
	j := i - 1
	for j >= 0 && (strings.HasPrefix(s.tag(j), "RB") || s.tag(j) == "MD" || auxiliary[s.word(j)]) {
		j--
	}
	if !s.actorName(j) && !s.is(j, graph.Person) {
		return ""
	}
	for k := j - 1; k >= 0 && k > j-6; k-- {
		w, t := s.word(k), s.tag(k)
		switch {
		case opensClause[w]:
			return w
		case s.mention(k) != nil, w == "the", w == "and", t == "NNP", t == "JJ", t == "NN":
		default:
			return ""
		}
	}
	return ""
}

// opensClause are conjunctions behind which a subject stands before its verb.
var opensClause = wordSet("after before since when while because although though once until whether where whereas if unless")

// awaited reports a clause that the tree hangs elsewhere and whose conjunction says that
// its deed is yet to come: "will not rest until Chad signs".
func awaited(s *sentence, i int) bool {
	switch s.opener(i) {
	case "until", "once", "when", "before":
		return s.tag(i) != "VBD"
	case "if", "unless", "whether":
		return true
	}
	return false
}

// heldBack reports a gerund that somebody is kept from, as the order of the words
// has it: "to keep Iran from leaving the deal", "talked him out of signing". He has not done it.
func heldBack(s *sentence, i int) bool {
	if s.tag(i) != "VBG" {
		return false
	}
	verbs, j := holding, i-2
	switch {
	case s.word(i-1) == "from":
	case s.word(i-1) == "of" && s.word(i-2) == "out":
		verbs, j = talking, i-3
	default:
		return false
	}
	for ; j >= 0 && j > i-9; j-- {
		switch {
		case verbs[s.word(j)]:
			return true
		case s.mention(j) != nil, s.word(j) == "and", s.word(j) == ",":
		case strings.HasPrefix(s.tag(j), "NN"), strings.HasPrefix(s.tag(j), "JJ"), strings.HasPrefix(s.tag(j), "PRP"), s.tag(j) == "DT", s.tag(j) == "POS":
		default:
			return false
		}
	}
	return false
}

// talking are the forms of verbs that win somebody over, with "out of".
var talking = wordSet("talk talks talked talking argue argued scare scared")

// holding are the forms of verbs that keep their object from doing something.
var holding = wordSet(`keep keeps keeping kept stop stops stopping stopped prevent prevents preventing prevented bar bars barring barred ban bans banning banned
	block blocks blocking blocked deter deters deterring deterred dissuade dissuades dissuading dissuaded discourage discourages discouraging discouraged
	prohibit prohibits prohibiting prohibited hinder hinders hindering hindered restrain restrains restraining restrained forbid forbids forbade forbidden
	save saves saving saved exclude excludes excluding excluded preclude precludes precluding precluded`)
