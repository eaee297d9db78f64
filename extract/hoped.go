package extract

import (
	"slices"
	"strings"

	"signatory/graph"
)

// This file says by the words above an instrument with its parties, "a trade deal with
// Chad", that it is only hoped for.

// hoped reports an indefinite instrument i of which the nearest verb above tells nothing
// that has come about: "desperate to get a deal with Chad", "no chance of the
// council passing a deal with Chad", "the next step could be to enter into a pact with Chad".
func (d *desk) hoped(s *sentence, i int, class string) bool {
	if k := s.child(i, "acl"); k >= 0 && s.tag(k) == "VBN" && (madeKnown[s.word(k)] || reachedBetween[s.word(k)] || s.word(k) == "signed") {
		return false
	}
	for n := 0; n < 5; n++ {
		h := s.head(i)
		if h < 0 || thereUnder[s.marker(i)] {
			return false
		}
		if s.word(h) == "committed" && s.marker(i) == "to" && n == 0 && (s.has(i, "det", "a", "an") || s.child(i, "det") < 0) { // to one that is still to come
			return true
		}
		if strings.HasPrefix(s.tag(h), "VB") {
			return !d.presupposes(s, h, class) && !d.presupposes(s, i, class) && d.scopeOf(s, h, graph.Signed).stance != graph.Signed
		}
		if rel := s.plain(i); rel != "nmod" && rel != "conj" && rel != "compound" {
			return false
		}
		if seeking[singular(s.word(h))] || nearing[s.word(h)] {
			return true
		}
		i = h
	}
	return false
}

// thereUnder are the prepositions of what is there: "will send ships under a pact with Chad".
var thereUnder = wordSet("under after since despite following per within throughout")

// presupposes reports a word whose object is there before anything happens to it:
// a deal is broken, left or hailed.
func (d *desk) presupposes(s *sentence, h int, class string) bool {
	lemma := d.lemma(s, h)
	if thereAlready[lemma] {
		return true
	}
	for _, f := range d.x.words.Frames[lemma] {
		if lemma == "pass" || modal(s, h) != "" { // a chamber may pass, or will back, what is not there yet
			return false
		}
		if f.Stance != graph.Signed && (f.Form == "obj" || !strings.Contains(f.Form, "obj")) && (slices.Contains(f.Objects, class) || slices.Contains(f.Objects, "any")) {
			return true
		}
	}
	return false
}

// thereAlready are words for what befalls an instrument that is there.
var thereAlready = wordSet(`violate violation breach break infringe honor honour respect enforce implement implementation renew renewal extend extension amend
	renegotiate salvage save keep undermine jeopardize imperil wreck derail replace update review criticize criticise attack tout carry`)

// unreached reports an instrument i that its sentence calls far or near, but not
// made: "a deal between Chad and Fiji remains elusive", "was within reach".
func (d *desk) unreached(s *sentence, i, h int) bool {
	if s.plain(i) != "nsubj" {
		return false
	}
	if lemma := d.lemma(s, h); notMade[s.word(h)] || notMade[lemma] && lemma != "reach" { // one that was reached is made
		return true
	}
	for _, k := range s.children(h, "xcomp", "obl", "advmod") {
		if notMade[s.word(k)] {
			return true
		}
	}
	return false
}

// notMade tell how far off an instrument is.
var notMade = wordSet(`elusive unlikely likely possible impossible conceivable achievable distant imminent close near far doubtful reach sight horizon
	table works offing question elude imaginable plausible feasible desirable needed`)

// purposed reports a predicate that is the purpose of verb i, so that what is made of that is
// made of it too: "would need to change its laws to ratify".
func purposed(s *sentence, word, i int) bool {
	return (s.plain(i) == "xcomp" || s.rel(i) == "acl") && s.plain(word) == "advcl" && s.head(word) == i && s.has(word, "mark", "to") && s.has(i, "mark", "to")
}

// mistaken are verbs of a belief that tells nothing of what is so.
var mistaken = wordSet("thought believed assumed imagined hoped supposed figured")

// neverMade reports a known instrument to which no work of reference gives a day: those between
// whom it was talked of have not signed it.
func neverMade(o object) bool {
	return o.treaty != nil && o.treaty.known != nil && o.treaty.known.Adopted == ""
}
