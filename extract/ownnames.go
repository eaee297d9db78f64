package extract

import (
	"regexp"
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// This file keeps known names from what the article means by them otherwise: an
// acronym that it explains itself, a state of the union.

// explained is a name with its acronym behind it: "Indian Oil Corporation (IOC)".
var explained = regexp.MustCompile(`((?:[A-Z][\pL&.'’-]*\s+(?:(?:of|and|for|the|on)\s+)*){2,7})\(([A-Z]{2,6})\)`)

// meantOtherwise are the acronyms for which an article gives names that have
// nothing in common with the known one.
func (d *desk) meantOtherwise() map[string]string {
	out := map[string]string{}
	if !acronymBehind(d.doc.Text) {
		return out
	}
	for _, m := range explained.FindAllStringSubmatch(d.doc.Text, -1) {
		if name := lastInitials(strings.Fields(m[1]), m[2]); name != "" {
			out[m[2]] = name
		}
	}
	return out
}

// acronymBehind reports two capitals behind an opening bracket, without which no
// acronym is explained.
func acronymBehind(text string) bool {
	for i := 1; i+2 < len(text); i++ {
		if text[i] == '(' && shouting(text[i+1]) && shouting(text[i+2]) {
			return true
		}
	}
	return false
}

// lastInitials is the end of a run of words whose capitals spell an acronym, "" for none.
func lastInitials(words []string, acronym string) string {
	spelt := ""
	for i := len(words) - 1; i >= 0; i-- {
		if c := words[i][:1]; c >= "A" && c <= "Z" {
			spelt = c + spelt
		}
		if spelt == acronym {
			return strings.Join(words[i:], " ")
		}
	}
	return ""
}

// another reports an acronym that the article uses for something else than the known body.
func (d *desk) another(text string, f *data.Form) bool {
	if f.Kind != graph.Organization || len(text) > 6 || text != strings.ToUpper(text) {
		return false
	}
	if d.otherwise == nil {
		d.otherwise = d.meantOtherwise()
	}
	name := d.otherwise[text]
	if name == "" {
		return false
	}
	known := map[string]bool{}
	for _, w := range strings.Fields(strings.ToLower(d.x.names[f.Entity])) {
		known[w] = true
	}
	for _, w := range strings.Fields(strings.ToLower(name)) {
		if len(w) > 3 && known[w] {
			return false
		}
	}
	return true
}

// ofTheUnion are words that make a state of the United States of "Georgia".
var ofTheUnion = wordSet(`senator sen. governor gov. congressman congresswoman rep. republican democrat republicans democrats primary primaries
	senate atlanta legislature statehouse runoff d-ga. r-ga.`)

// stateOfUnion reports a sentence that speaks of a state's politics.
func stateOfUnion(s *sentence) bool {
	for i := range s.tokens {
		if ofTheUnion[s.word(i)] {
			return true
		}
	}
	return false
}
