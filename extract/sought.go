package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// This file says by the words before an instrument that it is yet to be, wherever
// the tree hangs it.

// phraseStart is where the noun phrase of an instrument begins, coordination
// before it included: "a prospective hostage and ceasefire agreement".
func phraseStart(s *sentence, n *noun) int {
	i := n.from
	for i > 0 && i > n.from-8 {
		switch t := s.tag(i - 1); {
		case t == "DT" || t == "PRP$":
			return i - 1
		case s.mention(i-1) != nil && s.mention(i-1).kind != graph.Instrument:
			return i
		case strings.HasPrefix(t, "JJ") || t == "NN" || t == "CC" || t == "HYPH" || t == "RB" || s.word(i-1) == "/":
			i--
		default:
			return i
		}
	}
	return i
}

// yetToBe are words before the head of what does not exist.
var yetToBe = wordSet("possible potential proposed future prospective draft eventual any planned pending hypothetical failed would-be")

// soughtBefore reports an indefinite instrument that the words before it only
// hope for: "the pursuit of a nuclear deal", "with a view to reaching a truce", "failed to
// reach a ceasefire and hostage deal".
func (d *desk) soughtBefore(s *sentence, n *noun) bool {
	from := phraseStart(s, n)
	for i := from; i < n.from; i++ {
		if yetToBe[s.word(i)] {
			return true
		}
	}
	if w := s.word(from); s.tag(from) == "DT" && w != "a" && w != "an" && w != "any" || s.tag(from) == "PRP$" {
		return false
	}
	before := from - 1
	if s.word(before) == "," { // "to pursue, as a first step, an accord with Chad"
		for j := before - 1; j > before-8; j-- {
			if s.word(j) == "," {
				return seeking[d.lemma(s, j-1)]
			}
		}
	}
	if s.word(before) == "be" && s.word(before-1) == "to" { // "there needs to be a treaty between the two"
		switch s.word(before - 2) {
		case "need", "needs", "needed", "has", "have", "had", "ought", "going", "supposed", "want", "wants", "wanted":
			return true
		}
	}
	if s.word(before-1) == "to" && s.word(before-2) == "how" { // "how to carry out a truce between the two"
		return true
	}
	switch s.word(before) {
	case "of", "for", "to", "toward", "towards":
		w := s.word(before - 1)
		return seeking[singular(w)] || seeking[d.lemma(s, before-1)] || nearing[w]
	}
	if !strings.HasPrefix(s.tag(before), "VB") || !dealMaking[d.lemma(s, before)] && d.lemma(s, before) != "sign" {
		return false
	}
	if d.leftOpen(s, before) {
		return true
	}
	return d.verbScope(s, before, data.Frame{Lemma: d.lemma(s, before), Stance: graph.Signed, Verb: true}).stance != graph.Signed
}

// nearing are words for what is not reached yet.
var nearing = wordSet("close closer near nearer sign signs hint hints verge brink cusp lack absence short shy view")

// sought reports an instrument that the word above it only aims at.
func (d *desk) sought(s *sentence, i, h int) bool {
	switch s.plain(i) {
	case "nsubj":
		return seeking[d.lemma(s, h)] && (s.rel(i) != "nsubj" || s.tag(h) != "VBZ" && s.tag(h) != "VBD" || s.child(h, "obj") < 0) // "the accord offers visas" is there
	case "obj":
		return seeking[d.lemma(s, h)]
	case "obl":
		switch s.marker(i) {
		case "for", "about", "on", "toward", "towards", "to", "of":
			return seeking[d.lemma(s, h)]
		}
	case "nmod":
		return seeking[singular(s.word(h))] && s.marker(i) != "under"
	}
	return false
}
