package extract

import (
	"slices"
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// This file reads those who press another to keep to an instrument, which they back so: "Chad urged
// Peru to stay in the pact", "a letter urging the government to stick with the accord".

// urgedToStay reads the verb of keeping at token i under a verb of pressing.
func (d *desk) urgedToStay(s *sentence, i int) (predicate, bool) {
	preps := keepingTo[s.word(i)]
	if preps == nil || s.word(i-1) != "to" || s.tag(i) != "VB" || !preps[s.word(i+1)] {
		return predicate{}, false
	}
	p := predicate{s: s, tok: i, form: "side", frame: data.Frame{Lemma: "keep", Stance: graph.Endorsed}}
	v := urgingBefore(s, i-1)
	if v < 0 {
		return p, false
	}
	if p.scope = d.scopeOf(s, v, graph.Endorsed); p.scope.stance != graph.Endorsed || p.scope.tense != graph.Past {
		return p, false
	}
	for j := i + 2; j < len(s.tokens) && j < i+9 && len(p.objects) == 0; j++ {
		if s.is(j, graph.Instrument) && (s.is(j+1, graph.Instrument) || !strings.HasPrefix(s.tag(j+1), "NN")) { // not "in the treaty talks"
			p.objects = d.objectAt(s, j, "")
		}
	}
	p.objects = slices.DeleteFunc(p.objects, func(o object) bool { return o.treaty == nil })
	if letter := s.head(v); s.plain(v) == "acl" && letter >= 0 && s.plain(letter) == "obj" { // "wrote a letter urging"
		v = s.head(letter)
	}
	p.actors = slices.DeleteFunc(d.subjects(s, v), func(a actor) bool { return a.tok > v })
	return p, len(p.actors) > 0 && len(p.objects) > 0
}

// keepingTo are verbs of those who keep to what they have joined, by their prepositions.
var keepingTo = map[string]map[string]bool{
	"stay": wordSet("in part"), "remain": wordSet("in part committed"), "stick": wordSet("with to by"),
}

// urgingBefore is the verb whose object the infinitive with "to" at token i tells what to do, -1 for none.
func urgingBefore(s *sentence, to int) int {
	for j := to - 1; j > 0 && j > to-12; j-- {
		if pressingTo[s.word(j)] && strings.HasPrefix(s.tag(j), "VB") && j < to-1 {
			return j
		}
		if w := s.word(j); strings.HasPrefix(s.tag(j), "VB") || s.tag(j) == "MD" || w == "not" {
			return -1
		}
	}
	return -1
}

// pressingTo are forms of verbs of asking others for a deed.
var pressingTo = wordSet(`urge urges urged urging press presses pressed pressing implore implored beg begged lobby lobbied lobbying ask asked asks asking
	encourage encouraged encourages encouraging push pushed pushing call calls called calling plead pleaded appeal appealed beseech`)
