package extract

import (
	"slices"
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// takenIn reads a body that takes in a member: "The bloc admitted Chad in 1997",
// "The alliance accepted Fiji as a full member".
func (d *desk) takenIn(s *sentence, i int) (predicate, bool) {
	p := predicate{s: s, tok: i, form: "active", frame: data.Frame{Lemma: "admit", Form: "obj", Stance: graph.Ratified, Verb: true}}
	lemma := d.lemma(s, i)
	if lemma != "admit" && lemma != "accept" && lemma != "welcome" || !strings.HasPrefix(s.tag(i), "VB") || d.passive(s, i) {
		return p, false
	}
	body, member := s.child(i, "nsubj"), s.child(i, "obj")
	if m := s.mention(body); m == nil || m.kind != graph.Organization || member < body || !s.is(member, graph.Country) || lemma != "admit" && !asMember(s, member) {
		return p, false
	}
	p.actors = slices.DeleteFunc(d.actors(s, member), func(a actor) bool { return a.tok < member })
	p.objects = d.allowed([]object{{entity: s.mention(body).entity, tok: body, how: "body"}}, data.Frame{Objects: []string{"body"}})
	p.scope = d.verbScope(s, i, p.frame)
	return p, len(p.actors) > 0 && len(p.objects) > 0
}

// asMember reports "as a full member" behind token i.
func asMember(s *sentence, i int) bool {
	for j := i + 1; j < len(s.tokens) && j < i+10; j++ {
		switch w := s.word(j); {
		case w == "as":
			for k := j + 1; k < j+7; k++ {
				if w := s.word(k); w == "member" || w == "members" {
					return s.word(k+1) != "of" && s.word(k+1) != "to"
				}
			}
			return false
		case strings.HasPrefix(s.tag(j), "VB"):
			return false
		}
	}
	return false
}
