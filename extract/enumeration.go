package extract

import (
	"slices"
	"strings"

	"signatory/graph"
)

// This file completes lists. Trees of long lists break off in the middle
// ("signed by President Biden, President el-Sisi and the Emir of Qatar"); the
// order of the chunks shows what stands in one list with whom the tree found.

// enumerated are those who stand in one list "A, B and C" with actors that the
// tree found, and whom it did not join to them.
func (d *desk) enumerated(s *sentence, found []actor) []actor {
	if s.headline() || len(found) == 0 {
		return nil
	}
	f := d.surface(s)
	if f.listing { // a member's own officials ask again
		return nil
	}
	f.listing = true
	defer func() { f.listing = false }()
	var out []actor
	for _, a := range found {
		if a.tok < 0 || a.how == "pronoun" || a.how == "group" || a.how == "pair" {
			continue
		}
		k := f.of[a.tok]
		if f.kind(k) != chunkNoun {
			continue
		}
		for _, b := range f.siblings(k, subjectOrPart(s, a.tok)) {
			if !slices.ContainsFunc(append(found, out...), func(x actor) bool { return x.entity == b.entity }) {
				out = append(out, b)
			}
		}
	}
	return out
}

// subjectOrPart reports a noun that is a subject, or a part of one.
func subjectOrPart(s *sentence, i int) bool {
	for n := 0; i >= 0 && n < 6; i, n = s.head(i), n+1 {
		switch s.plain(i) {
		case "nsubj":
			return true
		case "conj", "appos", "nmod", "flat", "compound", "amod":
		default:
			return false
		}
	}
	return false
}

// siblings are the other members of the list that chunk k stands in: none
// where nothing in it says "and", for then it may be no list.
func (f *surface) siblings(k int, subject bool) []actor {
	left, joinedLeft := f.listedLeft(k, subject)
	right, joinedRight := f.listedRight(k, subject)
	switch {
	case joinedRight:
		return append(left, right...)
	case joinedLeft:
		return left
	}
	return nil
}

// listedRight reads a list on from chunk k: its members, and whether an "and" closes it.
func (f *surface) listedRight(k int, subject bool) (out []actor, joined bool) {
	end := f.pastOf(k)
	for {
		j, and := f.separator(end + 1)
		if j < 0 {
			return out, joined
		}
		more, to := f.member(j)
		if len(more) == 0 || joined && !and || !subject && f.finite(to+1) {
			return out, joined
		}
		out, joined, end = append(out, more...), joined || and, to
	}
}

// listedLeft reads a list back from chunk k. What stands behind a preposition
// is in one list with an object alone: "after talks with A, B and C signed".
func (f *surface) listedLeft(k int, subject bool) (out []actor, joined bool) {
	for j := k - 1; ; {
		and := false
		for f.kind(j) == chunkComma || f.kind(j) == chunkAnd {
			and = and || f.kind(j) == chunkAnd && f.word(j) == "and"
			j--
		}
		start := j
		if f.kind(j-1) == chunkPrep && f.word(j-1) == "of" && f.kind(j-2) == chunkNoun && officials[f.word(j-2)] {
			start = j - 2
		}
		if start == k || j == k-1 || f.kind(j) != chunkNoun {
			return out, joined
		}
		more, _ := f.member(start)
		if len(more) == 0 && timeWord(f.word(j)) { // "On Monday, A, B and C"
			return out, joined
		}
		if len(more) == 0 || f.kind(start-1) == chunkPrep && subject || f.finite(j+1) {
			return nil, false
		}
		out, joined, k, j = append(more, out...), joined || and, start, start-1
	}
}

// separator is the chunk behind what parts the members of a list, -1 for none,
// and whether it says "and". An aside between dashes is read over.
func (f *surface) separator(j int) (next int, and bool) {
	if f.dash(j) {
		for n := j + 1; n < j+8; n++ {
			if f.dash(n) {
				j = n + 1
				break
			}
		}
	}
	from := j
	for ; f.kind(j) == chunkComma || f.kind(j) == chunkAnd || f.word(j) == "plus" || f.word(j) == "well" || f.word(j) == "as"; j++ {
		and = and || f.word(j) == "and" || f.word(j) == "plus" || f.word(j) == "well" || f.word(j) == "&"
	}
	if j == from {
		return -1, false
	}
	if past := f.asidePast(j); and && past > j && f.kind(j-1) == chunkComma {
		j = past
	}
	if f.kind(j) != chunkNoun {
		return -1, false
	}
	return j, and
}

// asidePast is the chunk behind an aside between commas before the last of a list: "and, for
// the first time, Chad", "and, of all places, Peru"; j for none.
func (f *surface) asidePast(j int) int {
	if w := f.word(j); w != "for" && w != "of" && w != "in" && w != "to" && w != "at" && !strings.HasPrefix(f.s.tag(f.chunks[min(j, len(f.chunks)-1)].head), "RB") {
		return j
	}
	for n := j; n < j+5; n++ {
		switch {
		case f.kind(n) == chunkComma:
			return n + 1
		case f.kind(n) == chunkVerb || f.kind(n) == chunkStop || len(f.noun(n)) > 0:
			return j
		}
	}
	return j
}

func (f *surface) dash(j int) bool {
	w := f.word(j)
	if k := f.kind(j); k != chunkComma || f.s.tag(f.chunks[j].head) == "HYPH" {
		return false
	}
	return w == "—" || w == "–" || w == "--" || w == "-"
}

// member is whom one chunk of a list stands for, and the last chunk that belongs to it.
func (f *surface) member(j int) ([]actor, int) {
	end := f.pastOf(j)
	out := f.noun(j)
	if m := f.s.mention(f.chunks[j].head); m != nil && m.kind == graph.Organization { // one that is its members
		return f.d.named(f.s, f.chunks[j].head, m), end
	}
	if len(out) == 0 { // "Egyptian President Abdel Fattah el-Sisi", whom no name tells of
		c := f.chunks[j]
		office := false
		for i := c.from; i < c.to; i++ {
			office = office || officials[f.s.word(i)]
		}
		for i := c.from; i < c.to && office; i++ {
			if m := f.s.mention(i); m != nil && m.entity != "" && strings.HasPrefix(m.entity, "country:") {
				return []actor{{m.entity, "official", i}}, end
			}
		}
	}
	return out, end
}

// pastOf is the last chunk of "the Emir of Qatar", "President Biden of the United States".
func (f *surface) pastOf(j int) int {
	if f.kind(j+1) == chunkPrep && f.word(j+1) == "of" && f.kind(j+2) == chunkNoun {
		return j + 2
	}
	return j
}

// finite reports a chunk with a finite verb.
func (f *surface) finite(j int) bool {
	if f.kind(j) != chunkVerb {
		return false
	}
	t := f.s.tag(f.chunks[j].from)
	return t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD"
}

// enumeratedObjects are the instruments and bodies that stand in one list behind
// those that the tree found: "the Iran nuclear deal and the Paris climate pact".
func (d *desk) enumeratedObjects(s *sentence, found []object) []object {
	if len(found) == 0 || s.headline() {
		return nil
	}
	last := found[len(found)-1]
	if last.tok < 0 || s.mention(last.tok) == nil {
		return nil
	}
	f := d.surface(s)
	var out []object
	joined := false
	for end := f.of[last.tok]; f.kind(end) == chunkNoun && f.chunks[end].head == last.tok && !joined; {
		j, and := f.separator(end + 1)
		if j < 0 || f.finite(j+1) {
			return nil
		}
		o, ok := d.listedObject(s, f.chunks[j], last)
		if !ok {
			return nil
		}
		out, joined, end, last = append(out, o), and, j, o
	}
	if !joined {
		return nil
	}
	return out
}

// listedObject is the instrument that a chunk of a list names, or a body where
// the list holds one.
func (d *desk) listedObject(s *sentence, c chunk, before object) (object, bool) {
	m := s.mention(c.head)
	if m == nil {
		return object{}, false
	}
	if m.kind == graph.Instrument && m.noun != nil {
		if o := d.treatyObject(s, m, c.head, ""); len(o) == 1 {
			return o[0], true
		}
	}
	if m.kind == graph.Organization && before.treaty == nil {
		return object{entity: m.entity, tok: c.head, how: "body"}, true
	}
	return object{}, false
}

// bracketed reads the list in brackets behind what those are called of whom an aside tells:
// "-- the permanent members (Britain, France and Russia) plus Germany --".
func (d *desk) bracketed(s *sentence, j int) []actor {
	for end := j + 12; j < end && j < len(s.tokens); j++ {
		switch w := s.word(j); {
		case w == "(":
			out := d.run(s, j+1)
			if len(out) < 2 {
				return nil
			}
			if k := out[len(out)-1].tok + 1; s.word(k) == ")" {
				out = append(out, d.run(s, k+1)...)
			}
			return out
		case dashes[w] || w == "," || strings.HasPrefix(s.tag(j), "VB"):
			return nil
		}
	}
	return nil
}

var dashes = wordSet("— – --")
