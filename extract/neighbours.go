package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// This file reads those who act by where they stand: right before their verb, before the
// words or the clause between, or behind "and".

// adjacent are those who stand right before a finite verb, where the tree gives
// it no subject that names anybody: "weeks after the US and Ukraine signed".
func (d *desk) adjacent(s *sentence, i int) []actor {
	t := s.tag(i)
	if t != "VBD" && t != "VBZ" && t != "VBP" && t != "VBN" || s.plain(i) == "acl" && t == "VBN" {
		return nil
	}
	j := i - 1
	for j >= 0 && (strings.HasPrefix(s.tag(j), "RB") || s.tag(j) == "MD" || auxiliary[s.word(j)] || s.word(j) == "both" || s.word(j) == "all") {
		j--
	}
	j = beforeTime(s, j)
	if k := beforeClause(s, j); k >= 0 { // "the Netherlands, where ..., voted"
		j = k
	} else if s.word(j) == "," {
		for j--; j > 0 && s.word(j) != ","; j-- {
		}
		j--
	}
	if j < 0 || (t == "VBN" && j == i-1) {
		return nil
	}
	return d.namesBefore(s, j)
}

// namesBefore are those whom the names up to token j name together.
func (d *desk) namesBefore(s *sentence, j int) []actor {
	out := d.actor(s, j)
	if len(out) == 0 || placing[s.word(j-1)] && strings.HasPrefix(s.tag(j-2), "NN") && (friends[s.word(j-2)] || friends[s.word(j-3)] || !officials[s.word(j-2)] && !groups[s.word(j-2)] && !parliaments[s.word(j-2)]) { // "the mayor of Oslo"
		return nil
	}
	for k := j - 1; k > 0; k-- {
		w := s.word(k)
		if s.actorName(k) {
			out = append(d.actor(s, k), out...)
		} else if w != "," && w != "and" && w != "the" {
			break
		}
	}
	return distinctActors(append(out, d.enumerated(s, out)...))
}

// andBy is the second of two agents, where the tree takes him for the subject of
// what follows: "backed by Kishida of Japan and President Macron of France, opens".
func (d *desk) andBy(s *sentence, k int) []actor {
	j := k + 1
	if s.word(j) == "of" && s.mention(j+1) != nil {
		j += 2
	}
	if s.word(j) == "," && s.is(j+1, graph.Person) && s.word(j+2) == "," { // "by Peru's premier, Ana Soto, and"
		j += 3
	}
	if s.word(j) != "and" {
		return nil
	}
	for n := j + 1; n < j+6; n++ {
		if m := s.mention(n); m != nil && !(m.kind == graph.Country && m.role == data.RoleAdjective) {
			if w := s.word(n + 1); w == "," || w == "." || w == "of" || w == "in" || w == "" {
				return d.named(s, n, m)
			}
			return nil
		}
		if strings.HasPrefix(s.tag(n), "VB") {
			return nil
		}
	}
	return nil
}

// beforeTime is the token before the words at j that only say when: "the US last year pulled out",
// "Chad on Monday signed".
func beforeTime(s *sentence, j int) int {
	k := j
	if yearWord.MatchString(s.word(k)) && s.word(k-1) == "in" {
		return k - 2
	}
	if !timeWord(s.word(k)) {
		return j
	}
	for k--; timeLeads[s.word(k)]; k-- {
	}
	return k
}

// copulaBefore is the form of "be" before the phrase of a noun, -1 without one.
func copulaBefore(s *sentence, noun int) int {
	j := noun - 1
	for j > 0 && (modifies(s, j) || s.tag(j) == "DT" || s.tag(j) == "CD" || strings.HasPrefix(s.tag(j), "RB")) {
		j--
	}
	if be[s.word(j)] {
		return j
	}
	return -1
}

// beforeClause is the token before a clause between commas that ends at token j, -1 where none does:
// "Russia and China, which he called exporters, are no parties".
func beforeClause(s *sentence, j int) int {
	for s.tag(j) == "''" || s.word(j) == "”" || s.word(j) == "\"" {
		j--
	}
	pause := s.word(j)
	if pause != "," && pause != "-" && !dashes[pause] {
		return -1
	}
	for k := j - 1; k > 0 && k > j-30; k-- {
		switch s.word(k) {
		case "which", "who", "whose", "where":
			if s.word(k-1) == pause {
				return k - 2
			}
			if pause == "," {
				return -1
			}
		case ";", ":":
			return -1
		}
	}
	return -1
}

// watched is the name that begins a clause between what the tree takes for the subject of verb i
// and that verb, -1 without one: "Ana Soto and others look on as Chad's president signs".
func watched(s *sentence, sub, i int) int {
	for j := i - 1; j > sub; j-- {
		switch w, t := s.word(j), s.tag(j); {
		case t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD" || w == ";":
			if !auxiliary[w] && t != "MD" {
				return -1
			}
		case (w == "as" && s.word(j-1) != "well" || w == "while") && (s.is(j+1, graph.Person) || s.actorName(j+1)):
			return j + 1
		}
	}
	return -1
}

// timeLeads stand before a word of time.
var timeLeads = wordSet("last this next on in earlier late early the past")
