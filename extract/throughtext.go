package extract

import "strings"

// This file reads instruments that stand in the place of others: an agreement on the text of a
// treaty is that treaty, its successor is another.

// agreedText is the named instrument on whose text an agreement is reached, -1 for none:
// "reached agreement on the text of the Treaty of Lima", "a deal on completion of the pact".
func agreedText(s *sentence, n *noun) int {
	if n == nil || n.named || n.head.Class != "treaty" && n.head.Class != "deal" || s.word(n.to) != "on" {
		return -1
	}
	j := n.to + 1
	if s.tag(j) == "DT" {
		j++
	}
	if w := singular(s.word(j)); !agreedParts[w] || s.word(j+1) != "of" {
		return -1
	}
	if j += 2; s.tag(j) == "DT" {
		j++
	}
	if m := s.mention(j); m != nil && m.noun != nil && m.noun.named {
		return j
	}
	return -1
}

// agreedParts are nouns for what stands in an instrument, or for its coming about.
var agreedParts = wordSet("text wording term detail completion conclusion provision content draft")

// succeeded reports an instrument of which another is the successor: "signed the
// successor to the treaty", "a replacement for it".
func succeeded(s *sentence, t int) bool {
	j := t - 1
	for j > 0 && (s.tag(j) == "DT" || strings.HasPrefix(s.tag(j), "JJ") || s.tag(j) == "CD" || s.tag(j) == "NN" && s.mention(j) == nil && s.word(j) != "successor" && s.word(j) != "replacement") {
		j--
	}
	if w := s.word(j); w != "to" && w != "for" && w != "of" {
		return false
	}
	switch s.word(j - 1) {
	case "successor", "replacement", "alternative", "substitute", "sequel":
		return true
	}
	return false
}

// through are the objects behind a noun that stands before what is meant: "membership of the bloc".
func (d *desk) through(s *sentence, t int, how string) []object {
	member := meansMembership(s, t)
	for _, k := range s.children(t, "nmod", "compound", "obl") {
		if out := d.objectsAt(s, k, how); len(out) > 0 {
			for n := range out {
				out[n].member = out[n].entity != "" && member
			}
			return out
		}
	}
	if member && d.body != "" && atPolls(s) >= 0 && s.child(t, "nmod", "compound", "amod") < 0 {
		return []object{{entity: d.body, tok: t, how: "implied", member: true}}
	}
	return nil
}
