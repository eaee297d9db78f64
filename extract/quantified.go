package extract

import (
	"strings"

	"signatory/graph"
)

// This file reads relative clauses that count those whom they tell of, whatever
// tree they got: "China and India, neither of which has signed", "both of whom left".

// quantifiers begin such clauses; of neither nothing holds.
var quantifiers = map[string]bool{"both": true, "all": true, "each": true, "neither": false, "none": false}

// quantified finds the clause whose subject is "neither of which" before the
// predicate at token i: where the quantifier stands, -1 for none.
func (s *sentence) quantified(i int) int {
	for j := i - 1; j > 2 && j > i-8; j-- {
		if w := s.word(j); w == "which" || w == "whom" {
			if _, ok := quantifiers[s.word(j-2)]; ok && s.word(j-1) == "of" && (s.word(j-3) == "," || s.tag(j-3) == ":" || s.word(j-3) == "-" || s.word(j-3) == "–" || s.word(j-3) == "—") {
				return j - 2
			}
			return -1
		}
		switch t := s.tag(j); {
		case strings.HasPrefix(t, "RB"), t == "DT", t == "MD", t == "IN", strings.HasPrefix(t, "JJ"), auxiliary[s.word(j)], s.is(j, graph.Instrument):
		default:
			return -1
		}
	}
	return -1
}

// partOfWhich reports the clause of verb i as one of some of the things before it: "its
// clauses, many of which Chad supports". It is of no single instrument.
func (s *sentence) partOfWhich(i int) bool {
	for j := i - 1; j > 2 && j > i-6; j-- {
		if s.word(j) == "which" {
			return s.word(j-1) == "of" && partly[s.word(j-2)]
		}
	}
	return false
}

// partly are words for some of several things.
var partly = wordSet("many some most few several much part parts all none one two three each half")

// counted are those whom a quantified clause tells of: the names before it.
func (d *desk) countedBefore(s *sentence, i int) []actor {
	q := s.quantified(i)
	if q < 0 {
		return nil
	}
	var out []actor
	for j := q - 2; j >= 0; j-- {
		if s.actorName(j) {
			out = append(d.actor(s, j), out...)
			continue
		}
		if w := s.word(j); w != "and" && w != "," && w != "the" && w != "or" && w != "nor" {
			break
		}
	}
	return rename(distinctActors(out), "group")
}

// asOne are those of whom a sentence says first as what they act: "As a signatory
// to the pact, Chad must", "As one of its 40 parties, Chad".
func (d *desk) asOne(s *sentence, i int) []actor {
	if w := s.word(i); (s.word(i-1) != "a" || s.word(i-2) != "as") && s.word(0) != "as" || i > 7 || w != "signatory" && w != "signatories" && w != "party" && w != "parties" && w != "signer" {
		return nil
	}
	for j := i + 1; j+1 < len(s.tokens) && j < i+16; j++ {
		if s.word(j) != "," {
			continue
		}
		if j++; s.word(j) == "the" {
			j++
		}
		if s.actorName(j) {
			return d.actor(s, j)
		}
		return nil
	}
	return nil
}

// noneOf reports a clause that says of nobody what the predicate at i says.
func (s *sentence) noneOf(i int) bool {
	q := s.quantified(i)
	return q >= 0 && !quantifiers[s.word(q)]
}
