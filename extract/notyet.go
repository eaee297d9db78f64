package extract

import "strings"

// This file tells by the words around an instrument or a noun for a deed that it has
// not come about.

// doneWithout reports an instrument that somebody does without: "will leave with or
// without a deal with Chad".
func doneWithout(s *sentence, n *noun) bool {
	before := n.from - 1
	if t := s.tag(before); t == "DT" || t == "CD" {
		before--
	}
	return s.word(before) == "without"
}

// toBeSigned is the conjunction by which a sentence says of an instrument that it must be
// made first, "" for none: "after the agreement with Chad is signed".
func (d *desk) toBeSigned(s *sentence, n *noun) string {
	first := s.word(phraseStart(s, n) - 1)
	if !awaiting[first] {
		return ""
	}
	i := complementEnd(s, n)
	if w := s.word(i); w != "is" && w != "are" {
		return ""
	}
	for i++; strings.HasPrefix(s.tag(i), "RB"); i++ {
	}
	if !mutual[d.lemma(s, i)] {
		return ""
	}
	return first
}

// awaiting are conjunctions of what is to happen first.
var awaiting = wordSet("after once when until before if unless")

// turnedAway reports an indefinite instrument i that somebody will not have: "walked
// away from a deal with Chad", "rejected an accord with Peru" leaves no deal.
func (d *desk) turnedAway(s *sentence, i, h int) bool {
	if !strings.HasPrefix(s.tag(h), "VB") || s.plain(i) != "obj" && s.plain(i) != "obl" {
		return false
	}
	if s.marker(i) == "against" { // "warned against a deal with Chad"
		return true
	}
	switch d.lemma(s, h) {
	case "reject", "refuse", "decline", "spurn", "rebuff", "forgo", "resist", "shelve", "shelved", "abort", "aborted", "postpone", "delay":
		return s.plain(i) == "obj"
	case "turn":
		return s.word(h+1) == "down" || s.has(h, "obj", "back", "backs")
	case "rule":
		return s.word(h+1) == "out"
	case "walk":
		return s.word(h+1) == "away"
	}
	return false
}

// onlyImagined reports an indefinite deed of which a sentence tells what it would do: "in the
// wake of a US rejection, partners would feel misled", "any withdrawal could spark a war".
func (d *desk) onlyImagined(s *sentence, i int) bool {
	if !s.has(i, "det", "a", "an", "any") || s.child(i, "acl", "acl:relcl") >= 0 {
		return false
	}
	if s.plain(i) == "nmod" && seeking[singular(s.word(s.head(i)))] { // "in favour of an exit"
		return true
	}
	for v, n := s.head(i), 0; v >= 0 && n < 6; v, n = s.head(v), n+1 {
		m := modal(s, v)
		if m == "" {
			if t := s.tag(v); t == "VBD" || t == "VBZ" || t == "VBP" {
				return false
			}
			continue
		}
		return m == "would" && !d.reported(s, v) || m == "may"
	}
	return false
}

// forces are what a country pulls out of another, where no treaty is spoken of.
var forces = wordSet("troops troop soldiers forces marines peacekeepers army tanks battalion battalions garrison warships bases contingent")

// ofForces reports a sentence in whose withdrawal troops move, before the verb i.
func ofForces(s *sentence, i int) bool {
	for j := 0; j < len(s.tokens) && j < i+8; j++ {
		if forces[s.word(j)] {
			return true
		}
	}
	return false
}

// clauseBehind reports a noun o behind "agreed" that is the subject of what was agreed:
// "they agreed the accord reached today needed work".
func (d *desk) clauseBehind(s *sentence, i, o int) bool {
	if d.lemma(s, i) != "agree" || o < i {
		return false
	}
	for j := o + 1; j < len(s.tokens) && j < o+8; j++ {
		switch t := s.tag(j); {
		case t == "VBN" && j > o+1 && s.word(j+1) == "to":
			return true
		case t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD":
			return s.word(j-1) != "that" && s.word(j-1) != "which" && s.word(j-1) != "it" && s.word(j-1) != "they"
		case t == "," || t == "." || t == "WDT" || t == "CC" || t == ":" || s.word(j) == "that" || s.word(j) == "as":
			return false
		}
	}
	return false
}

// notYetOne drops an instrument that its own words say is none yet: "no deal", "a possible deal".
func notYetOne(sc *scope, s *sentence, n *noun) bool {
	if n.det == "no" || n.det == "any" {
		sc.drop("no")
		return true
	}
	for j := n.from; j < n.to; j++ {
		switch s.word(j) {
		case "possible", "potential", "proposed", "future", "prospective", "draft", "new", "eventual", "any", "planned", "pending", "hypothetical", "better", "failed", "emerging", "anticipated", "developing", "evolving", "nascent", "elusive", "looming":
			sc.note("unsure")
			if s.word(j) != "new" {
				sc.drop(s.word(j))
				return true
			}
		}
	}
	return false
}

// unsignedBy are the verbs without which a deal of two is none.
var unsignedBy = wordSet("sign ink initial conclude finalize finalise seal")
