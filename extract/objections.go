package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// This file reads who was against what others did all the same: "adopted the text over
// Peru's objections", "signed the pact despite opposition from Chad".

// objecting are the nouns for a resistance that did not help.
var objecting = wordSet("objection objections opposition protest protests resistance")

// overObjections reads such a noun at token i.
func (d *desk) overObjections(s *sentence, i int) (predicate, bool) {
	p := predicate{s: s, tok: i, form: "nominal", scope: scope{stance: graph.Refused, tense: graph.Past}}
	if !objecting[s.word(i)] || s.mention(i) != nil || !strings.HasPrefix(s.tag(i), "NN") {
		return p, false
	}
	if m := s.marker(i); m != "over" && m != "despite" && m != "in spite of" {
		return p, false
	}
	h := s.head(i)
	if h < 0 || !strings.HasPrefix(s.tag(h), "VB") || modal(s, h) != "" || d.negated(s, h) || !d.x.takesStance(s.word(h)) {
		return p, false
	}
	p.frame = data.Frame{Lemma: "opposition", Form: "nom:to", Stance: graph.Refused}
	p.objects, _ = d.directObjects(s, h, d.passive(s, h))
	p.actors = d.possessors(s, i)
	for _, k := range s.children(i, "nmod", "obl") {
		if s.marker(k) == "from" {
			p.actors = append(p.actors, d.actors(s, k)...)
		}
	}
	return p, len(p.objects) > 0 && len(p.actors) > 0
}
