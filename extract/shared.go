package extract

import (
	"slices"

	"signatory/extract/data"
	"signatory/graph"
)

// This file tells which verbs share an object, and which have nothing but instruments for one.

// bindsOnly reports a verb by which one binds oneself in every frame that it has, so that
// nothing but an instrument is its object.
func (d *desk) bindsOnly(s *sentence, i int) bool {
	frames := d.framesOf(s.word(i), true, false)
	return len(frames) > 0 && !slices.ContainsFunc(frames, func(f data.Frame) bool { return f.Stance != graph.Signed && f.Stance != graph.Ratified || f.Weak })
}

// alike are the infinitives whose ranks stand beside that of infinitive i: "the first to
// sign and the first to leave it".
func (s *sentence) alike(i int) []int {
	if !rank[s.word(s.head(i))] || !s.has(i, "mark", "to") {
		return nil
	}
	var out []int
	for _, c := range append(s.children(s.head(i), "conj"), s.children(i, "conj")...) {
		if rank[s.word(c)] {
			out = append(out, s.children(c, "advcl", "xcomp", "acl")...)
		}
	}
	return out
}
