package extract

import (
	"strings"

	"signatory/graph"
)

// This file reads what somebody has left undone so far, in words of which none says so alone:
// "put off signing", "steered clear of joining", "states yet to ratify", "has no interest in signing".

// putOff reports a gerund of what somebody puts off or keeps away from, by the order of the
// words, and of what he is "far from" doing.
func putOff(s *sentence, i int) bool {
	if s.tag(i) != "VBG" {
		return false
	}
	j := i - 1
	switch s.word(j) {
	case "on", "over", "from", "of":
		j--
	}
	switch s.word(j) {
	case "off":
		return puttingOff[s.word(j-1)]
	case "away":
		return s.word(i-1) == "from" && shying[s.word(j-1)]
	case "back":
		return s.word(i-1) == "from" && puttingOff[s.word(j-1)]
	case "clear":
		return s.word(i-1) == "of" && steering[s.word(j-1)]
	case "feet", "heels":
		return dragging[s.word(j-2)]
	case "far":
		return s.word(i-1) == "from"
	}
	return false
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
	return s.tag(i) == "VB" && s.word(i-1) == "to" && i-2 == h
}

// takesEffect reports the verb h of a deed that comes into effect some day ahead: "takes
// effect next year", "will come into force in May".
func (d *desk) takesEffect(s *sentence, h int) bool {
	switch d.lemma(s, h) {
	case "take":
		if s.word(h+1) != "effect" {
			return false
		}
	case "come", "enter", "go":
		if s.word(h+1) != "into" || s.word(h+2) != "effect" && s.word(h+2) != "force" {
			return false
		}
	case "become":
		if s.word(h+1) != "effective" && s.word(h+1) != "official" {
			return false
		}
	default:
		return false
	}
	return s.tag(h) == "VBZ" || s.tag(h) == "VBP" || modal(s, h) == "will"
}

// unlike parts from a predicate those whom its sentence sets against its actors: "Norway,
// unlike Sweden, has signed" says that Sweden has not.
func (d *desk) unlike(p predicate) []predicate {
	s := p.s
	if len(p.actors) == 0 || len(p.objects) == 0 || p.scope.tense != graph.Past {
		return []predicate{p}
	}
	q := p
	q.scope.effects = append([]string(nil), p.scope.effects...)
	switch p.scope.stance {
	case graph.Signed, graph.Ratified:
		q.scope.negate("unlike")
	case graph.NotSigned:
		if q.scope.stance = p.frame.Stance; q.scope.stance != graph.Signed && q.scope.stance != graph.Ratified {
			return []predicate{p}
		}
	default:
		return []predicate{p}
	}
	for i := 0; i < p.tok; i++ {
		if s.word(i) != "unlike" {
			continue
		}
		if q.actors = distinctActors(d.run(s, i+1)); len(q.actors) > 0 {
			p.actors = without(p.actors, q.actors)
			q.actors = rename(q.actors, "excepted")
			return []predicate{p, q}
		}
	}
	return []predicate{p}
}
