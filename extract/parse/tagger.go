package parse

import "strings"

// tagFeatures are the features of word i: its form, its ends, its shape, what it can be,
// its neighbours and the two tags before it. lower holds the words in small letters,
// kinds what the lexicon says of them.
func (h *hasher) tagFeatures(words, lower, kinds, tags []string, i int) []uint32 {
	h.reset(0)
	w, shape := lower[i], wordShape(words[i])
	before, after := at(lower, i-1), at(lower, i+1)
	tag1, tag2 := at(tags, i-1), at(tags, i-2)
	h.add(w)
	h.add(suffix(w, 4))
	h.add(suffix(w, 3))
	h.add(suffix(w, 2))
	h.add(suffix(w, 1))
	h.add(w[:min(1, len(w))])
	h.add(w[:min(3, len(w))])
	h.add(shape)
	h.add(shape, first(i))
	h.add(tag1)
	h.add(tag1, tag2)
	h.add(tag1, w)
	h.add(tag1, suffix(w, 3))
	h.add(before)
	h.add(after)
	h.add(before, w)
	h.add(w, after)
	h.add(suffix(before, 3))
	h.add(suffix(after, 3))
	h.add(at(lower, i-2))
	h.add(at(lower, i+2))
	h.add(wordShape(at(words, i-1)), shape, wordShape(at(words, i+1)))
	kind, left, right := kinds[i], at(kinds, i-1), at(kinds, i+1)
	h.add(kind)
	h.add(kind, tag1)
	h.add(kind, tag1, tag2)
	h.add(kind, suffix(w, 3))
	h.add(kind, shape, first(i))
	h.add(right)
	h.add(left)
	h.add(kind, right)
	h.add(left, kind, right)
	h.add(kind, after)
	h.add(kind, before)
	h.add()
	return h.out
}

// at is list[i], or a mark where the sentence has ended.
func at(list []string, i int) string {
	switch {
	case i < 0:
		return "<s>"
	case i >= len(list):
		return "</s>"
	}
	return list[i]
}

func first(i int) string {
	if i == 0 {
		return "1"
	}
	return "0"
}

func suffix(w string, n int) string {
	if len(w) < n {
		return w
	}
	return w[len(w)-n:]
}

// wordShape folds a word to its kinds of character: "Xx", "X.X", "d-x".
func wordShape(w string) string {
	var b [6]byte
	n := 0
	for i := 0; i < len(w) && n < len(b); i++ {
		c := byte('o')
		switch x := w[i]; {
		case x >= 'A' && x <= 'Z':
			c = 'X'
		case x >= 'a' && x <= 'z':
			c = 'x'
		case x >= '0' && x <= '9':
			c = 'd'
		case x == '-':
			c = '-'
		}
		if n == 0 || b[n-1] != c {
			b[n] = c
			n++
		}
	}
	switch string(b[:n]) { // those of most words, which need not be made
	case "x":
		return "x"
	case "Xx":
		return "Xx"
	case "X":
		return "X"
	case "o":
		return "o"
	case "d":
		return "d"
	case "":
		return ""
	}
	return string(b[:n])
}

func lowered(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.ToLower(w)
	}
	return out
}

// Tag sets the Tag of every token that has none.
func (m *Model) Tag(tokens []Token) {
	words, tags := make([]string, len(tokens)), make([]string, len(tokens))
	for i := range tokens {
		words[i], tags[i] = tokens[i].Word(), tokens[i].Tag
	}
	m.TagWords(words, tags)
	for i := range tokens {
		tokens[i].Tag = tags[i]
	}
}

// TagWords fills in the tags that are empty.
func (m *Model) TagWords(words, tags []string) {
	lower := lowered(words)
	can := kinds(lower)
	sums := make([]int32, len(m.Tagger.Classes))
	var h hasher
	for i, w := range words {
		if tags[i] != "" {
			continue
		}
		if t, ok := m.Known[w]; ok {
			tags[i] = t
			continue
		}
		m.Tagger.score(h.tagFeatures(words, lower, can, tags, i), sums)
		tags[i] = m.Tagger.Classes[best(sums)]
	}
}
