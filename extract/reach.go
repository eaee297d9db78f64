package extract

import (
	"slices"

	"signatory/graph"
)

// reach is how many sentences may lie between a word that takes a stance and
// the instrument that it means without naming it (topic, takenUp, voted).
const reach = 6

// parse reads the trees of the sentences that could hold a claim: those that
// tell, with something within reach that a stance may be taken on. Two thirds of
// the telling sentences of everyday news have nothing there.
func (d *desk) parse() {
	near := d.nearInstruments()
	bodies := false
	for _, s := range d.sentences {
		bodies = bodies || s.holds(graph.Organization)
		if near[s.index] || bodies && d.ofBody(s) {
			d.treeOf(s)
		}
	}
}

// treeOf lets the tree of a telling sentence be made when it is first asked for: most
// turn out to say nothing before. Others have none.
func (d *desk) treeOf(s *sentence) {
	if s.parsed() || len(s.tokens) == 0 || !d.telling(s) {
		return
	}
	s.due = d
}

// nearInstruments marks the sentences with an instrument within reach.
func (d *desk) nearInstruments() []bool {
	near := make([]bool, len(d.sentences))
	for _, m := range d.mentions {
		if m.kind != graph.Instrument {
			continue
		}
		for k := max(0, m.sent-reach); k <= m.sent+reach && k < len(near); k++ {
			near[k] = true
		}
	}
	return near
}

// holds reports whether the sentence names something of a kind.
func (s *sentence) holds(kind graph.Kind) bool {
	return slices.ContainsFunc(s.at, func(m *mention) bool { return m != nil && m.kind == kind })
}

// ofBody reports a word of belonging to a body: one that takes a body for its
// object beside a body's name, or one that may take up a body named before.
func (d *desk) ofBody(s *sentence) bool {
	named := s.holds(graph.Organization)
	for i := range s.tokens {
		if s.mention(i) != nil {
			continue
		}
		w := s.word(i)
		if bodyNouns[w] || named && d.x.takesBody[w] {
			return true
		}
		if _, ok := bare[d.lemma(s, i)]; ok {
			return true
		}
	}
	return false
}

// bodyWords are the inflected words with a frame whose object may be a body.
func (x *Extractor) bodyWords() map[string]bool {
	out := map[string]bool{}
	for form, readings := range x.words.Lemmas {
		for _, r := range readings {
			for _, f := range x.words.Frames[r.Lemma] {
				if slices.Contains(f.Objects, "body") || slices.Contains(f.Objects, "any") {
					out[form] = true
				}
			}
		}
	}
	return out
}
