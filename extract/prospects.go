package extract

import (
	"slices"
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// This file tells from the words alone that a word takes no stance here, since
// nothing is there that it could be taken on. It is asked before a tree is: three
// of four trees would be made for words that have nothing.

// prospect reports whether a word of a sentence has a frame, and what the frame may be
// taken on is there. It may say so of too many, never of too few.
func (d *desk) prospect(s *sentence, word string) bool {
	for _, r := range d.x.words.Lemmas[word] {
		for _, f := range d.x.words.Frames[r.Lemma] {
			if worded(s, f) && (d.takesHere(s, f) || d.takesUp(s, f)) {
				return true
			}
		}
	}
	return false
}

// worded reports whether a sentence holds the particle and the preposition of a verb's frame,
// or the frame may do without.
func worded(s *sentence, f data.Frame) bool {
	if !f.Verb || unsaid(f) || strings.HasPrefix(f.Form, "in ") { // "voted in favor", with nothing behind it
		return true
	}
	for _, w := range strings.Fields(f.Form) {
		if w != "obj" && w != "passive" && !slices.Contains(s.small(), w) {
			return false
		}
	}
	return true
}

// unsaid reports a frame that may leave what it is taken on to be understood.
func unsaid(f data.Frame) bool {
	switch f.Form {
	case "alone", "voting", "instrument", "obj from", "obj out of":
		return true
	}
	return bare[f.Lemma] == f.Form || bareParticles[f.Lemma+" "+f.Form] || understood[f.Lemma] || f.Lemma == "abstention" || partyNouns[f.Lemma]
}

// takesHere reports an instrument or a body of the sentence that a frame may be taken on.
func (d *desk) takesHere(s *sentence, f data.Frame) bool {
	for _, m := range s.at {
		switch {
		case m == nil:
		case m.kind == graph.Organization && mayTake(f, object{entity: m.entity, member: true}):
			return true
		case m.kind == graph.Instrument && d.stock.of[m] != nil && mayTake(f, object{treaty: d.stock.of[m]}):
			return true
		}
	}
	return false
}

// takesUp reports a frame that may be taken on what an earlier sentence names: it leaves
// it unsaid, or a word of the sentence takes it up.
func (d *desk) takesUp(s *sentence, f data.Frame) bool {
	body := d.body != "" && mayTake(f, object{entity: d.body, member: true})
	if !body && len(d.stock.all) == 0 {
		return false
	}
	if unsaid(f) {
		return true
	}
	return slices.ContainsFunc(s.small(), func(w string) bool {
		return body && (bodyNouns[w] || w == "membership" || w == "accession") || textNouns[w] || pronouns[w] && !vague[f.Lemma] && d.namedLately(s)
	})
}

// mayTake reports whether a frame may be taken on what is meant by an object.
func mayTake(f data.Frame, o object) bool {
	if o.treaty == nil && f.Stance == graph.Signed {
		return false
	}
	return slices.ContainsFunc(f.Objects, func(class string) bool { return fits(o, class) })
}

// namedLately reports an instrument that a pronoun of the sentence may take up (takenUp).
func (d *desk) namedLately(s *sentence) bool {
	for k := max(0, s.index-2); k <= s.index; k++ {
		if d.sentences[k].holds(graph.Instrument) {
			return true
		}
	}
	return false
}

// pronouns stand for an instrument of the sentence or of one before it.
var pronouns = wordSet("it this that them one these so which")

// textNouns stand for a text that was named or is voted on.
var textNouns = wordSet("document documents vote measure motion draft text voting favor favour support opposition")
