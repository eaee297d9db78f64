package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// This file reads positions that several words say together.

// wantsNone reads "wants no part of the pact", "wants nothing to do with it".
func (d *desk) wantsNone(s *sentence, i int) (predicate, bool) {
	p := predicate{s: s, tok: i, form: "active", frame: data.Frame{Lemma: "want", Verb: true, Stance: graph.Refused, Form: "obj"}}
	from := 0
	switch w := s.word(i); {
	case w != "want" && w != "wants" && w != "wanted" && w != "wanting" || !strings.HasPrefix(s.tag(i), "VB"):
		return p, false
	case s.word(i+1) == "no" && s.word(i+2) == "part" && (s.word(i+3) == "of" || s.word(i+3) == "in"):
		from = i + 4
	case s.word(i+1) == "nothing" && s.word(i+2) == "to" && s.word(i+3) == "do" && s.word(i+4) == "with":
		from = i + 5
	default:
		return p, false
	}
	if modal(s, i) != "" {
		return p, false
	}
	for j := from; j < len(s.tokens) && j < from+8; j++ {
		if s.is(j, graph.Instrument) {
			p.objects = d.objectAt(s, j, "")
			break
		}
		if !modifies(s, j) && s.tag(j) != "DT" && s.tag(j) != "PRP$" {
			return p, false
		}
	}
	p.actors = d.agents(s, i, false)
	p.scope = scope{stance: graph.Refused, tense: graph.Past}
	return p, len(p.objects) > 0 && len(p.actors) > 0
}

// followedOut reads "Chad followed Fiji out of the pact": both have left.
func (d *desk) followedOut(s *sentence, i int) (predicate, bool) {
	p := predicate{s: s, tok: i, form: "active", frame: data.Frame{Lemma: "follow", Verb: true, Stance: graph.Withdrew, Form: "out of"}}
	first := s.child(i, "obj")
	if d.lemma(s, i) != "follow" || !strings.HasPrefix(s.tag(i), "VB") || first < i || !s.mentionActor(first) || d.passive(s, i) {
		return p, false
	}
	for j := first + 1; j+1 < len(s.tokens) && j < first+8; j++ {
		if s.word(j) != "out" || s.word(j+1) != "of" {
			continue
		}
		for k := j + 2; k < len(s.tokens) && k < j+8; k++ {
			if s.is(k, graph.Instrument) || s.is(k, graph.Organization) {
				p.objects = d.allowed(d.objectAt(s, k, ""), data.Frame{Objects: []string{"any"}})
				break
			}
		}
		break
	}
	if len(p.objects) == 0 {
		return p, false
	}
	p.scope = d.verbScope(s, i, p.frame)
	p.actors = d.agents(s, i, false)
	if p.scope.stance == graph.Withdrew && p.scope.tense == graph.Past {
		p.actors = append(p.actors, rename(d.actors(s, first), "company")...)
	}
	return p, len(p.actors) > 0
}
