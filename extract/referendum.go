package extract

import (
	"slices"

	"signatory/graph"
)

// This file reads what a people turns down at the polls, which is its country's own act.

// polls are words for such a vote.
var polls = wordSet("referendum referendums referenda plebiscite plebiscites")

// atPolls is where a sentence speaks of such a vote that was held, -1 for nowhere.
func atPolls(s *sentence) int {
	for i := range s.tokens {
		if !polls[s.word(i)] {
			continue
		}
		for j := i - 1; j >= 0 && j > i-5; j-- {
			switch s.word(j) {
			case "hold", "holding", "call", "calling", "planned", "possible", "second", "before", "without":
				return -1
			}
		}
		return i
	}
	return -1
}

// atThePolls are the countries whose people turned down what a sentence says was turned
// down, and not by whom: "was rejected in referendums in France and Malta", "was voted
// down in a Danish referendum", "In Norway, where membership was rejected in a referendum".
func (d *desk) atThePolls(p predicate) []actor {
	s, i := p.s, atPolls(p.s)
	if i < 0 || p.scope.stance != graph.Refused || !d.passive(s, p.tok) || s.child(p.tok, "obl:agent") >= 0 {
		return nil
	}
	for j := i - 1; j >= 0 && j > i-4; j-- {
		if s.is(j, graph.Country) {
			return []actor{{s.mention(j).entity, "group", j}}
		}
	}
	if w := s.word(i + 1); w == "in" || w == "by" {
		if out := d.run(s, i+2); len(out) > 0 {
			return out
		}
	}
	for j := p.tok - 1; j > 1; j-- {
		if s.word(j) == "where" && s.word(j-1) == "," && s.is(j-2, graph.Country) {
			return rename(d.actor(s, j-2), "group")
		}
	}
	return nil
}

// enrolling are the deeds that are voted against by name: "voted against joining the bloc".
var enrolling = wordSet("join rejoin ratify sign adopt approve accept enter")

// byPeople reports that those who turn something down do so at the polls.
func byPeople(s *sentence) bool {
	return atPolls(s) >= 0 && slices.ContainsFunc(s.small(), func(w string) bool { return w == "voters" || w == "electorate" })
}

// meansMembership reports what token t calls the belonging to a body, or the way there, and
// nobody else's: "rejected membership of the bloc", "voted down accession".
func meansMembership(s *sentence, t int) bool {
	if w := s.word(t); w != "membership" && w != "accession" {
		return false
	}
	for _, k := range s.hanging(t) {
		if s.rel(k) == "nmod:poss" || s.is(k, graph.Country) {
			return false
		}
	}
	return s.word(t+1) != "for" && s.tag(t-1) != "POS"
}
