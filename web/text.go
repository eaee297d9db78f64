package web

import (
	"sort"
	"unicode/utf8"

	"signatory/graph"
)

// Text is an article's plain text, and the way from it back to the source
// bytes, to which every offset of a reading points.
type Text struct {
	Plain  string // valid UTF-8
	Blocks []Block
	// Sentences are the runs of Plain, [start, end), that are read each for itself.
	Sentences [][2]int
	// Source maps a run of Plain to the smallest run of the source that holds it.
	Source func(start, end int) (int, int)
}

// Block is one run of Text.Plain: title, heading, paragraph, item or quote.
type Block struct {
	Kind       string
	Start, End int // byte offsets into Plain
}

// mark is a run of the source that the page marks.
type mark struct {
	start, end int    // byte offsets into the source
	claim      int    // index of the claim, or -1
	entity     int    // index of the entity, or -1
	also       string // what else stands there: "count", "link" or "unread"
	anchor     string // of the first run of it
}

// run is a piece of a block under one and the same marks.
type run struct {
	Text   string
	Claims []int  // numbers of the claims that rest on it, from 1
	Stance string // class of the first of them
	First  []string
	Href   string // of the entity that it names, "" for none
	Also   string // "count" or "link" where a number or a tie was read, "unread" where an instrument is named and nothing was
}

// block is one block cut into runs.
type block struct {
	Kind string
	Runs []run
}

// marksOf collects what a reading says stands where.
func marksOf(r graph.Reading) []mark {
	var ms []mark
	for i, c := range r.Claims {
		ms = append(ms, mark{start: c.Evidence.Start, end: c.Evidence.End, claim: i, entity: -1})
	}
	for i, e := range r.Entities {
		for _, m := range e.Mentions {
			ms = append(ms, mark{start: m.Start, end: m.End, claim: -1, entity: i})
		}
	}
	for _, c := range r.Counts {
		ms = append(ms, mark{start: c.Evidence.Start, end: c.Evidence.End, claim: -1, entity: -1, also: "count"})
	}
	for _, l := range r.Links {
		ms = append(ms, mark{start: l.Evidence.Start, end: l.Evidence.End, claim: -1, entity: -1, also: "link"})
	}
	sort.SliceStable(ms, func(i, j int) bool { return ms[i].start < ms[j].start })
	return ms
}

// cut divides the text's blocks where marks begin and end.
func cut(t Text, r graph.Reading, unread []mark) []block {
	marks := append(marksOf(r), unread...)
	opened := map[string]bool{}
	var blocks []block
	for _, b := range t.Blocks {
		if b.Start < 0 || b.End > len(t.Plain) || b.Start >= b.End {
			continue
		}
		within := here(t, b, marks)
		blocks = append(blocks, block{b.Kind, runs(t.Plain[b.Start:b.End], within, r, opened)})
	}
	return blocks
}

// here are the marks that touch a block, their offsets turned into the block's own.
func here(t Text, b Block, marks []mark) []mark {
	from, to := t.Source(b.Start, b.End)
	var touching []mark
	for _, m := range marks {
		if m.start < to && m.end > from {
			touching = append(touching, m)
			last := &touching[len(touching)-1]
			last.start, last.end = place(t, b, m)
		}
	}
	kept := touching[:0]
	for _, m := range touching {
		if m.start >= 0 && m.end > m.start {
			kept = append(kept, m)
		}
	}
	return kept
}

// place finds the letters of a block that a mark covers: from the first to the
// last whose source lies within it.
func place(t Text, b Block, m mark) (start, end int) {
	start, end = -1, -1
	for i := b.Start; i < b.End; {
		_, size := utf8.DecodeRuneInString(t.Plain[i:])
		s, e := t.Source(i, i+size)
		if e > s && s < m.end && e > m.start {
			if start < 0 {
				start = i - b.Start
			}
			end = i + size - b.Start
		}
		i += size
	}
	return start, end
}

// runs cuts a block's text at every border of a mark.
func runs(text string, marks []mark, r graph.Reading, opened map[string]bool) []run {
	borders := map[int]bool{0: true, len(text): true}
	for _, m := range marks {
		borders[m.start], borders[m.end] = true, true
	}
	var at []int
	for b := range borders {
		at = append(at, b)
	}
	sort.Ints(at)
	var out []run
	for i := 0; i+1 < len(at); i++ {
		piece := run{Text: text[at[i]:at[i+1]]}
		for _, m := range marks {
			if m.start <= at[i] && m.end >= at[i+1] {
				piece.add(m, r, opened)
			}
		}
		out = append(out, piece)
	}
	return out
}

// add puts a mark on a run; the first run of a claim bears its anchor.
func (p *run) add(m mark, r graph.Reading, opened map[string]bool) {
	if m.entity >= 0 {
		e := r.Entities[m.entity]
		if p.Href == "" {
			p.Href = href(e.Kind, e.ID)
		}
		return
	}
	if m.claim < 0 {
		if p.Also == "" {
			p.Also = m.also
		}
		if m.anchor != "" && !opened[m.anchor] {
			opened[m.anchor] = true
			p.First = append(p.First, m.anchor)
		}
		return
	}
	c := r.Claims[m.claim]
	p.Claims = append(p.Claims, m.claim+1)
	if p.Stance == "" {
		p.Stance = class(c.Stance)
	}
	if !opened[c.ID] {
		opened[c.ID] = true
		p.First = append(p.First, c.ID)
	}
}
