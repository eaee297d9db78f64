package extract

import "strings"

// This file reads what somebody has left undone so far, in words of which none says so alone:
// "put off signing", "steered clear of joining", "states yet to ratify", "has no interest in signing".

// putOff is the word by which somebody puts off or keeps away from what the gerund at token i
// tells, as the order of the words has it, or "far" of what he is far from; -1 without one.
func putOff(s *sentence, i int) int {
	if s.tag(i) != "VBG" {
		return -1
	}
	j := i - 1
	switch s.word(j) {
	case "on", "over", "from", "of":
		j--
	}
	at, verbs := j-1, map[string]bool(nil)
	switch prep := s.word(i - 1); {
	case s.word(j) == "off", s.word(j) == "back" && prep == "from":
		verbs = puttingOff
	case s.word(j) == "away" && prep == "from":
		verbs = shying
	case s.word(j) == "clear" && prep == "of":
		verbs = steering
	case s.word(j) == "feet", s.word(j) == "heels":
		at, verbs = j-2, dragging
	case s.word(j) == "far" && prep == "from":
		return j
	}
	if verbs[s.word(at)] {
		return at
	}
	return -1
}

// leftUndone lets act what somebody puts off, and reports whether that says all of the gerund: who does not
// shy away from it does it, who may put it off says nothing.
func (d *desk) leftUndone(sc *scope, s *sentence, i int) bool {
	at := putOff(s, i)
	switch {
	case at < 0:
		return false
	case d.negated(s, at):
		sc.note("not put off")
		d.mood(sc, s, at)
	case modal(s, at) != "":
		sc.drop("put off")
	default:
		sc.negate("put off")
	}
	return true
}

var (
	puttingOff = wordSet("put puts putting hold holds held holding")
	shying     = wordSet("shy shies shied shying stay stays stayed staying back backs backed backing")
	steering   = wordSet("steer steers steered steering stay stays stayed staying keep keeps kept keeping")
	dragging   = wordSet("drag drags dragged dragging")
)

// stillTo reports by the order of the words what is still to be done: "states yet to
// ratify", "have still to be ratified", "still has to sign".
func stillTo(s *sentence, i int) bool {
	j := i - 1
	for s.word(j) == "be" || strings.HasPrefix(s.tag(j), "RB") {
		j--
	}
	if s.word(j) != "to" {
		return false
	}
	switch before := s.word(j - 1); {
	case before == "yet":
		return true
	case before == "still":
		return haveForm(s.word(j - 2))
	case haveForm(before):
		return s.word(j-2) == "still"
	}
	return false
}

// lacksWill reports a noun of a will that somebody is said not to have: "has no
// interest in signing", "sees no reason to sign", "has not shown any desire to join".
func (d *desk) lacksWill(s *sentence, noun int) bool {
	if !wills[d.lemma(s, noun)] || s.plain(noun) != "obj" {
		return false
	}
	v := s.head(noun)
	if !having[s.word(v)] || modal(s, v) != "" {
		return false
	}
	return s.has(noun, "det", "no") || s.has(noun, "amod", "little", "scant") || s.has(noun, "det", "any") && d.negated(s, v)
}

var (
	wills  = wordSet("interest appetite desire wish inclination enthusiasm reason")
	having = wordSet("have has had having show shows showed shown see sees saw seen express expresses expressed find finds found")
)

// asComplement reports that the tree hangs a complement of the control word h beside it:
// "ruled out leaving", "is moving to ratify".
func (d *desk) asComplement(s *sentence, i, h int) bool {
	if _, ok := d.x.words.Control[d.lemma(s, h)]; !ok || !strings.HasPrefix(s.tag(h), "VB") {
		return false
	}
	if s.tag(i) == "VBG" && s.marker(i) == "" {
		return i-1 == h || i-2 == h && s.plain(i-1) == "compound" && s.tag(i-1) == "RP"
	}
	if s.tag(i) == "VB" && s.word(i-1) == "to" && s.word(i-2) == "not" && d.tellsOwn(s, h) { // "instructed its delegation not to sign"
		return true
	}
	return s.tag(i) == "VB" && s.word(i-1) == "to" && i-2 == h
}

// letIn reports leave that somebody was given on a day that is over, and took: "was allowed to join
// the treaty in 2013".
func letIn(s *sentence, h int) bool {
	k := s.child(h, "xcomp")
	return k >= 0 && s.has(h, "aux:pass", "was", "were") && modal(s, h) == "" && !s.has(h, "advmod", "not", "n't", "n’t", "never", "only") && (longSince(s, k) || pastDated(s, k))
}
