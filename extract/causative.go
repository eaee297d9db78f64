package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// This file reads verbs whose object or place makes the stance: "pulled the US out of
// the deal", "put the pact on hold".

// causative reads a verb whose object is whom it moves: "pulled the US out of the deal".
func (d *desk) causative(p *predicate, passive bool) bool {
	s, i, f := p.s, p.tok, p.frame
	o := s.child(i, "obj")
	if passive {
		o = s.child(i, "nsubj:pass")
	}
	prep := strings.TrimPrefix(f.Form, "obj ")
	if p.objects = d.oblique(s, i, prep); len(p.objects) == 0 && o >= 0 { // the tree hangs "from the pact" below "the country"
		for _, k := range s.children(o, "nmod") {
			if s.marker(k) == prep {
				p.objects = d.objectsAt(s, k, "")
			}
		}
	}
	if o >= 0 && len(p.objects) == 0 && d.leavesOut(s, i, o, f) {
		p.objects = d.talkedOf(s)
	}
	if o < 0 || len(p.objects) == 0 || partial(s, o) {
		return false
	}
	if f.Stance == graph.Ratified { // "could be brought into a deal": into which is still open
		for _, x := range p.objects {
			if m := s.mention(x.tok); m != nil && m.noun != nil && (m.noun.det == "a" || m.noun.det == "an" || m.noun.det == "any") {
				return false
			}
		}
	}
	p.form, p.actors = "causative", d.actors(s, o)
	if len(p.actors) == 0 {
		if !strings.HasPrefix(s.tag(o), "PRP") && !countryNouns[s.word(o)] { // "took another step from the deal"
			return false
		}
		p.actors = d.subjects(s, i)
	}
	return true
}

// putElsewhere reports "put" without the place that makes it a stance: "put the treaty
// on the table", not "on hold", "on ice".
func putElsewhere(s *sentence, i int, f data.Frame) bool {
	if f.Lemma == "unsign" && s.word(i) == "unsigned" && s.child(i, "nsubj", "obj") < 0 { // of what nobody has signed
		return true
	}
	if f.Lemma == "leave" && f.Form == "obj" && leftSo(s, i) {
		return true
	}
	if f.Lemma == "win" && f.Form == "obj" && strings.HasPrefix(s.word(s.child(i, "obj")), "vote") { // "won a vote on the pact"
		return true
	}
	if f.Lemma == "make" && f.Form == "obj" && (madeSo[s.word(i+1)] || madeSo[s.word(s.child(i, "xcomp"))]) { // "the deal was made public by Chad"
		return true
	}
	if f.Lemma == "dump" && f.Form == "obj" { // "the pact that he dumped on them"
		return s.word(i+1) == "on" || s.word(i+1) == "onto" || s.word(i+1) == "upon"
	}
	if f.Lemma != "put" || f.Form != "obj" {
		return false
	}
	for j := i + 1; j < len(s.tokens) && j < i+12; j++ {
		if s.word(j) == "on" && (s.word(j+1) == "hold" || s.word(j+1) == "ice") {
			return false
		}
	}
	return true
}

// leftSo reports that what is left is said to be so behind it: "left the pact unsigned", "leaves
// the deal in tatters".
func leftSo(s *sentence, i int) bool {
	thing := false
	for j := i + 1; j < len(s.tokens) && j < i+12; j++ {
		w := s.word(j)
		switch {
		case thing && (asIs[w] || w == "in" && asIs[s.word(j+1)]):
			return true
		case s.is(j, graph.Instrument):
			thing = true
		case w == "it" || w == "them":
			thing = true
		case thing && (w == "," || w == "and" || strings.HasPrefix(s.tag(j), "VB")):
			return false
		}
	}
	return false
}

// asIs are words for the state in which a thing is left.
var asIs = wordSet(`unsigned unratified unchanged intact untouched alone unfinished unimplemented hanging dead place tatters limbo doubt ruins shreds jeopardy force disarray
	vulnerable toothless largely open incomplete`)

// madeSo are what one makes of a thing that is there.
var madeSo = wordSet("public clear possible impossible available known permanent binding easier harder difficult better worse stronger weaker official")

// comesToPlace reports a verb of motion before the bare name of the place by which an instrument is
// called too: "came to Kyoto" is no accord.
func comesToPlace(s *sentence, i int, f data.Frame) bool {
	return f.Lemma == "come" && f.Form == "to" && s.word(i+1) == "to" && s.is(i+2, graph.Instrument) && !strings.Contains(s.word(i+2), " ")
}
