package extract

import "strings"

// chunk is a run of tokens that reads as one: a noun phrase without what
// follows its noun, a verb with its auxiliaries and adverbs, or one word of another kind.
type chunk struct {
	from, to int // tokens, to exclusive
	head     int // the noun, the main verb, the word
	kind     chunkKind
}

type chunkKind byte

const (
	chunkNoun  chunkKind = 'N'
	chunkVerb  chunkKind = 'V'
	chunkPrep  chunkKind = 'P'
	chunkWh    chunkKind = 'W' // which, that, who
	chunkAnd   chunkKind = 'C'
	chunkComma chunkKind = ',' // dashes and brackets too
	chunkStop  chunkKind = '.' // what no phrase reaches over: a colon, a subordinating word
	chunkOther chunkKind = 'x' // adverbs and the like, which are read over
)

// chunks cuts a tagged sentence into chunks. It needs no tree.
func (s *sentence) chunks() []chunk {
	var out []chunk
	for i := 0; i < len(s.tokens); {
		c := s.chunkAt(i)
		out = append(out, c)
		i = c.to
	}
	return out
}

func (s *sentence) chunkAt(i int) chunk {
	if c, ok := s.verbGroup(i); ok {
		return c
	}
	if c, ok := s.baseNoun(i); ok {
		return c
	}
	c := chunk{i, i + 1, i, chunkOther}
	switch t, w := s.tag(i), s.word(i); {
	case t == "WDT", t == "WP", w == "that" && t == "IN" && s.nounBefore(i):
		c.kind = chunkWh
	case t == "IN", t == "TO", w == "including", w == "alongside":
		c.kind = chunkPrep
		if subordinating[w] {
			c.kind = chunkStop
		}
	case t == "CC":
		c.kind = chunkAnd
		if w == "but" {
			c.kind = chunkStop
		}
	case t == ",", t == "-LRB-", t == "-RRB-", w == "(", w == ")", w == "—", w == "–", w == "--", w == "-":
		c.kind = chunkComma
	case t == ":", t == ".", w == ";", t == "WRB":
		c.kind = chunkStop
	}
	return c
}

var subordinating = wordSet("if because although though while whether unless since until whereas when that as after before")

func (s *sentence) nounBefore(i int) bool {
	for i--; i >= 0 && (s.tag(i) == "," || s.word(i) == "—" || s.word(i) == "–"); i-- {
	}
	return strings.HasPrefix(s.tag(i), "NN")
}

// verbGroup reads auxiliaries, adverbs and the main verb from token i on.
func (s *sentence) verbGroup(i int) (chunk, bool) {
	main, j := -1, i
	for ; j < len(s.tokens); j++ {
		t := s.tag(j)
		switch {
		case s.mention(j) != nil:
		case t == "MD" || t == "TO" && strings.HasPrefix(s.tag(j+1), "VB") && main < 0 || t == "TO" && strings.HasPrefix(s.tag(j+1), "RB") && strings.HasPrefix(s.tag(j+2), "VB") && main < 0:
			continue
		case strings.HasPrefix(t, "VB"):
			if main >= 0 && !auxiliary[s.word(main)] {
				break
			}
			if main < 0 && (t == "VBN" || t == "VBG") && s.attributive(j) {
				break
			}
			main = j
			continue
		case t == "RB" && (main < 0 || auxiliary[s.word(main)] || s.word(j) == "not" || s.word(j) == "n't") && s.verbAhead(j):
			continue
		}
		break
	}
	if main < 0 {
		return chunk{}, false
	}
	return chunk{i, main + 1, main, chunkVerb}, true
}

// verbAhead reports whether adverbs alone stand between token j and a verb.
func (s *sentence) verbAhead(j int) bool {
	for j++; s.tag(j) == "RB"; j++ {
	}
	return strings.HasPrefix(s.tag(j), "VB") || s.tag(j) == "MD"
}

// attributive reports a participle that stands before its noun: "the signed accord".
func (s *sentence) attributive(j int) bool {
	t := s.tag(j - 1)
	return (t == "DT" || t == "PRP$" || t == "JJ" || t == "POS") && (strings.HasPrefix(s.tag(j+1), "NN") || strings.HasPrefix(s.tag(j+1), "JJ"))
}

// saysWhen reports words at token j that say when, where they follow a noun.
func (s *sentence) saysWhen(j int) bool {
	if w := s.word(j); w == "last" || w == "next" {
		return timeWord(s.word(j + 1))
	}
	_, day := weekdays[s.word(j)]
	return day && strings.HasPrefix(s.tag(j-1), "NN")
}

// baseNoun reads a noun phrase from its determiner to its noun.
func (s *sentence) baseNoun(i int) (chunk, bool) {
	head, j := -1, i
	for ; j < len(s.tokens); j++ {
		t := s.tag(j)
		switch {
		case head >= 0 && s.saysWhen(j): // "by the three countries last year"
		case s.mention(j) != nil:
			head = j
			if next := s.tag(j + 1); s.mention(j+1) == nil && !strings.HasPrefix(next, "NN") && !strings.HasPrefix(next, "JJ") && next != "POS" && next != "HYPH" && next != "CD" {
				return chunk{i, j + 1, j, chunkNoun}, true
			}
			continue
		case strings.HasPrefix(t, "NN"), t == "PRP", t == "EX":
			head = j
			if t == "PRP" {
				return chunk{i, j + 1, j, chunkNoun}, true
			}
			continue
		case t == "CD", t == "DT" && (head < 0), t == "PDT", t == "PRP$" && head < 0:
			if t == "CD" {
				head = j
			}
			continue
		case t == "POS" && head >= 0:
			continue
		case strings.HasPrefix(t, "JJ"), t == "HYPH", t == "VBN" && s.attributive(j), t == "VBG" && s.attributive(j):
			continue
		}
		break
	}
	if head < 0 {
		if j > i && (s.tag(i) == "DT" && (s.word(i) == "both" || s.word(i) == "all" || s.word(i) == "neither" || s.word(i) == "none")) {
			return chunk{i, j, i, chunkNoun}, true
		}
		return chunk{}, false
	}
	return chunk{i, head + 1, head, chunkNoun}, true
}
