package extract

import (
	"strings"

	"signatory/graph"
)

// crowd is a number of actors as a sentence gives it: "some 61 countries",
// "the 43rd state", "a dozen others".
type crowd struct {
	from, tok int // the number's first token, and the noun that it counts (the number's last where none follows)
	n         int
	of        string // the noun with what stands before it: "European countries"
	qualifier string // exact, at_least, about, at_most
	ordinal   bool   // "the 43rd country": by then there are as many
	part      bool   // "30 of the nations": what is told of the noun is not told of them
}

// counted are nouns for those who can be counted as taking a stance.
var counted = wordSet(`countries nations states governments members parties signatories companies firms leaders powers organizations organisations
	economies delegations participants groups signers allies partners manufacturers institutions cities parliaments republics ministers heads capitals others
	agencies territories entities islands emitters producers neighbours neighbors presidents factions sides corporations automakers carmakers
	businesses utilities universities regions mayors kingdoms monarchies`)

// insiders before a noun make of it those who speak for no country.
var insiders = wordSet(`republican democratic democrat gop opposition senate house congressional party backbench labour conservative swing blue red
	midwestern u.s. us american`)

// ofChambers behind a noun do so too: "members of parliament".
var ofChambers = wordSet("parliament congress senate house caucus party knesset commons cabinet legislature duma bundestag committee")

// crowds are the numbers of actors in a sentence, in its order.
func (d *desk) crowds(s *sentence) []crowd {
	var out []crowd
	for i := 0; i < len(s.tokens); i++ {
		c, ok := d.crowdAt(s, i)
		if !ok {
			continue
		}
		out = append(out, c)
		i = c.tok
	}
	return out
}

// crowdAt reads the number that begins at token i with the noun that it counts.
func (d *desk) crowdAt(s *sentence, i int) (crowd, bool) {
	if c, ok := d.countedName(s, i); ok {
		return c, true
	}
	n, end, ordinal, ok := numberAt(s, i)
	if !ok || n < 2 || s.word(i-1) == "article" || s.word(i-1) == "top" {
		return crowd{}, false
	}
	c := crowd{from: i, n: n, ordinal: ordinal, qualifier: qualifier(s, i)}
	switch { // "40-plus countries", "40+ countries", "30-odd states"
	case s.word(end) == "-" && (s.word(end+1) == "plus" || s.word(end+1) == "odd"):
		c.qualifier, end = "at_least", end+2
	case s.word(end) == "+":
		c.qualifier, end = "at_least", end+1
	}
	noun := countedNoun(s, end, ordinal)
	if noun < 0 {
		if c.tok, c.of = end-1, ""; s.word(end) == "of" {
			c.tok = end + 1
		}
		return c, !ordinal && d.bareCrowd(s, i, end)
	}
	c.tok, c.of = noun, squeeze(s.text(d.doc.Text, end, noun+1))
	if c.part = s.word(end) == "of"; c.part {
		c.of = s.word(noun)
	}
	for j := i - 1; j < noun; j++ {
		if insiders[s.word(j)] {
			return crowd{}, false
		}
	}
	for j := noun + 2; s.word(noun+1) == "of" && j < noun+8; j++ {
		if ofChambers[s.word(j)] || ofChambers[lastWord(s.word(j))] {
			return crowd{}, false
		}
	}
	return c, !taken(s, c)
}

// countedName reads a name that counts those whom it names: "the five permanent
// members of the Security Council".
func (d *desk) countedName(s *sentence, i int) (crowd, bool) {
	if !s.is(i, graph.Organization) {
		return crowd{}, false
	}
	number, noun, _ := strings.Cut(strings.ToLower(s.tokens[i].Text), " ")
	n, ok := cardinal(number)
	first, _, _ := strings.Cut(noun, " of ")
	if !ok || n < 3 || !counted[lastWord(first)] {
		return crowd{}, false
	}
	return crowd{from: i, tok: i, n: n, of: squeeze(noun), qualifier: qualifier(s, i)}, true
}

// taken reports a number that only takes up those who were named: "the two countries".
func taken(s *sentence, c crowd) bool {
	if c.ordinal {
		return c.n < 3
	}
	only := false
	definite := false
	for j := max(0, c.from-3); j < c.tok; j++ {
		switch s.word(j) {
		case "only", "just", "other":
			only = true
		case "the", "these", "those", "both", "our", "their", "all":
			definite = true
		}
	}
	return !only && (c.n == 2 || c.n == 3 && definite)
}

// bareCrowd reports a number that stands for actors by itself: "Fourteen
// supported it", "39 have signed", "12 of them abstained".
func (d *desk) bareCrowd(s *sentence, i, end int) bool {
	near := s.word(end) == "of"
	for j := end; j < end+5; j++ {
		near = near || d.x.takesStance(s.word(j))
	}
	if !near {
		return false
	}
	if s.tag(i) != "CD" && s.tag(i) != "NN" || yearWord.MatchString(s.word(i)) || s.tag(i-1) == "NNP" || s.tag(i-1) == "IN" {
		return false
	}
	if s.word(end) == "of" && (s.word(end+1) == "them" || s.word(end+1) == "these" || s.word(end+1) == "those" || s.word(end+1) == "whom") {
		return true
	}
	t := s.tag(end)
	return t == "VBD" || t == "VBP" || t == "MD" || (t == "RB" && strings.HasPrefix(s.tag(end+1), "VB"))
}

// countedNear reports whether a noun that is counted stands within reach: words
// are cheaper to look at than tags.
func countedNear(s *sentence, i int, ordinal bool) bool {
	for j := i; j < len(s.tokens) && j < i+8; j++ {
		if w := s.word(j); counted[w] || ordinal && counted[plural(w)] {
			return true
		}
	}
	return false
}

// presetCrowd tags the verb behind a counted noun, which the tagger takes for a
// participle or a preposition: "14 other countries signed the accord", "164 states adopt it".
func (d *desk) presetCrowd(s *sentence, i int) {
	if !counted[s.word(i-1)] || !determines[s.word(i+1)] || s.tokens[i].Tag != "" {
		return
	}
	for _, r := range d.x.words.Lemmas[s.word(i)] {
		frames := d.x.words.Frames[r.Lemma]
		if len(frames) == 0 || !frames[0].Verb {
			continue
		}
		switch r.Form {
		case "base":
			s.tokens[i].Tag = "VBP"
		case "ed":
			s.tokens[i].Tag = "VBD"
		}
	}
}

// determines are the words with which an object begins.
var determines = wordSet("the a an its their it this these")

// countedNoun is the noun that a number before token i counts, -1 for none.
func countedNoun(s *sentence, i int, ordinal bool) int {
	of := s.word(i) == "of"
	if of {
		i++
	}
	if !countedNear(s, i, ordinal) {
		return -1
	}
	found := -1
	for j := i; j < len(s.tokens) && j < i+8; j++ {
		w := s.word(j)
		if counted[w] || ordinal && counted[plural(w)] {
			if m := s.mention(j); m == nil {
				found = j
				continue
			}
		}
		if found >= 0 {
			return found
		}
		switch t := s.tag(j); {
		case of && (t == "DT" || t == "CD" || t == "PRP$"):
		case w == "other" || w == "more" || w == "-" || w == "–" || w == "additional":
		case s.mention(j) != nil && (s.is(j, graph.Country) || s.is(j, graph.Organization)):
		case strings.HasPrefix(t, "JJ"), t == "NN", strings.HasPrefix(t, "NNP"), t == "VBN", t == "VBG", t == "HYPH", t == "POS":
		default:
			return -1
		}
	}
	return found
}

// qualifier reads how exact a number is from the words right before token i.
func qualifier(s *sentence, i int) string {
	for j := i - 1; j >= 0 && j > i-5; j-- {
		switch w := s.word(j); w {
		case "least", "over", "exceeding", "upwards", "beyond":
			return "at_least"
		case "than":
			switch s.word(j - 1) {
			case "more", "greater":
				if s.word(j-2) == "no" {
					return "at_most"
				}
				return "at_least"
			case "fewer", "less":
				if s.word(j-2) == "no" {
					return "at_least"
				}
				return "at_most"
			}
		case "about", "around", "some", "roughly", "nearly", "almost", "approximately", "close":
			return "about"
		case "most", "under", "maximum":
			return "at_most"
		case "up":
			if s.word(j+1) == "to" {
				return "at_most"
			}
		case "as", "many", "at", "to", "more", "of", "a", "the", "an", "half":
		default:
			return "exact"
		}
	}
	return "exact"
}

func plural(w string) string {
	if strings.HasSuffix(w, "y") {
		return w[:len(w)-1] + "ies"
	}
	return w + "s"
}
