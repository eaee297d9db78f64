package extract

import (
	"slices"

	"signatory/graph"
)

// This file reads orders by which one acts oneself.

// tellsOwn reports an order to one's own officials, which is one's own act: "told
// its ambassador to vote against the text", "instructed our negotiators not to sign".
func (d *desk) tellsOwn(s *sentence, h int) bool {
	switch d.lemma(s, h) {
	case "order", "instruct", "direct", "tell", "instruction":
	default:
		return false
	}
	o := s.child(h, "obj", "iobj", "obl")
	if s.is(o, graph.Country) && s.marker(o) == "" { // "Trump ordered the U.S. to leave"
		boss := d.subjects(s, h)
		for k := s.head(h); len(boss) == 0 && k >= 0; k = s.head(k) { // "issued an order directing the U.S. to leave"
			if s.verbal(k) {
				boss = d.subjects(s, k)
				break
			}
		}
		return len(boss) == 1 && boss[0].entity == s.mention(o).entity
	}
	if o < 0 || s.marker(o) != "" || !officials[s.word(o)] && s.word(o) != "reps" {
		return false
	}
	for _, k := range s.children(o, "nmod:poss") {
		switch s.word(k) {
		case "its", "his", "her", "our", "their", "my":
			return true
		}
	}
	own, boss := d.ofOfficial(s, o), d.subjects(s, h)
	return len(own) == 1 && len(boss) == 1 && own[0].entity == boss[0].entity
}

// ownWarning reports a warning of what the one who gives it will do: "warned that it would
// leave the pact", "has warned the U.S. will quit".
func (d *desk) ownWarning(s *sentence, h int) bool {
	v := s.child(h, "ccomp")
	if v < 0 || modal(s, v) != "will" && modal(s, v) != "would" || slices.Contains(s.small(), "if") || slices.Contains(s.small(), "unless") { // a threat
		return false
	}
	warned, who := d.subjects(s, v), d.subjects(s, h)
	return len(warned) == 1 && len(who) == 1 && warned[0].entity == who[0].entity
}

// signedInto reports a noun for an order that was given by a signature.
func (d *desk) signedInto(s *sentence, noun int) bool {
	if s.plain(noun) != "obj" {
		return false
	}
	switch d.lemma(s, s.head(noun)) {
	case "sign", "issue", "give":
		return true
	}
	return false
}
