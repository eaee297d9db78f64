package extract

import (
	"signatory/extract/data"
	"signatory/graph"
)

// dealMaking are the verbs that bring a deal about. Told in a form that leaves the
// deed open ("talks to reach an accord", "the hope of making a deal") they say
// only what is sought.
var dealMaking = wordSet(`conclude strike seal clinch forge finalize finalise negotiate reach make cut hammer complete work thrash draw secure
	win craft create arrive come enter broker`)

// verbScope is the scope of a verb in a frame.
func (d *desk) verbScope(s *sentence, i int, f data.Frame) scope {
	sc := d.scopeOf(s, i, f.Stance)
	if prep, _ := d.forSubject(s, i); prep >= 0 {
		sc = scope{stance: f.Stance, tense: graph.Past}
		d.forScope(&sc, s, i, prep)
	}
	if dealMaking[f.Lemma] && sc.stance == graph.Signed && sc.tense == graph.Past && d.leftOpen(s, i) {
		sc.drop("sought")
	}
	if sc.stance != "" && d.wished(s, i) {
		sc.drop("wish")
	}
	if dealMaking[f.Lemma] && sc.stance == graph.Signed && helped(s, i) {
		sc.drop("helped")
	}
	if f.Weak && s.tag(i) == "VBG" && s.child(i, "aux") < 0 && s.word(i-1) == "," { // "America leaves the treaty, ending a pact of 1987"
		sc.drop("result")
	}
	return sc
}

// leftOpen reports an infinitive that no deed governs, or a gerund that nothing
// says to have come about.
func (d *desk) leftOpen(s *sentence, i int) bool {
	if s.has(i, "mark", "to") || s.word(i-1) == "to" && s.tag(i) == "VB" {
		h := s.head(i)
		return h < 0 || d.x.words.Control[d.lemma(s, h)] != data.EffectDo && !rank[s.word(h)]
	}
	if s.tag(i) != "VBG" || s.child(i, "aux") >= 0 {
		return false
	}
	switch s.marker(i) {
	case "after", "since", "upon", "on", "by", "following", "for", "in":
		return false
	}
	return s.word(i-1) != ","
}
