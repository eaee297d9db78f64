package extract

import "strings"

// grow makes the children's lists of a parsed sentence.
func (s *sentence) grow() {
	s.kids = make([][]int, len(s.tokens))
	for i, t := range s.tokens {
		if t.Head >= 0 && t.Head < len(s.tokens) && t.Head != i {
			s.kids[t.Head] = append(s.kids[t.Head], i)
		}
	}
}

// parsed reports whether the sentence has a tree, made or due.
func (s *sentence) parsed() bool { return s.kids != nil || s.due != nil }

// grown makes the tree of a sentence, once.
func (d *desk) grown(s *sentence) {
	s.due = nil
	if s.kids != nil {
		return
	}
	s.tagAll()
	s.parseUnquoted(d.x.model)
	d.mend(s)
	s.grow()
}

// growDue makes the tree that is due. What a mend reads must be as it was when the
// tree fell due: whoever takes a mention from a sentence makes its tree before.
func (s *sentence) growDue() {
	if s.due != nil {
		s.due.grown(s)
	}
}

// mendable reports a tag that mend may replace with another: that of a participle or a past,
// of "no", and the adjective that "non-signatory" is taken for. All others are known before
// the tree is.
func (s *sentence) mendable(i int) bool {
	switch s.tokens[i].Tag {
	case "VBN", "VBD":
		return true
	case "JJ":
		return strings.HasPrefix(s.word(i), "no")
	}
	return s.word(i) == "no"
}

// hanging are the tokens that hang directly below token i, ascending.
func (s *sentence) hanging(i int) []int {
	s.growDue()
	if i < 0 || i >= len(s.kids) {
		return nil
	}
	return s.kids[i]
}

// rel is the relation of token i to its head: "nsubj:pass".
func (s *sentence) rel(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
	s.growDue()
	return s.tokens[i].Rel
}

// plain is the relation without its subtype: "nsubj".
func (s *sentence) plain(i int) string {
	r, _, _ := strings.Cut(s.rel(i), ":")
	return r
}

// head is the token above i, -1 for the root.
func (s *sentence) head(i int) int {
	if i < 0 || i >= len(s.tokens) {
		return -1
	}
	s.growDue()
	return s.tokens[i].Head
}

// children of i in any of the relations; a relation without a subtype stands for all of its own.
func (s *sentence) children(i int, rels ...string) []int {
	var out []int
	for _, k := range s.hanging(i) {
		if s.hangsBy(k, rels) {
			out = append(out, k)
		}
	}
	return out
}

// child is the first of children, or -1.
func (s *sentence) child(i int, rels ...string) int {
	for _, k := range s.hanging(i) {
		if s.hangsBy(k, rels) {
			return k
		}
	}
	return -1
}

// hangsBy reports whether the relation of token k is one of rels, or of a kind of one.
func (s *sentence) hangsBy(k int, rels []string) bool {
	rel := s.tokens[k].Rel
	plain, _, _ := strings.Cut(rel, ":")
	for _, r := range rels {
		if rel == r || plain == r {
			return true
		}
	}
	return false
}

// marker is the preposition or conjunction that introduces i, as one string: "out of".
func (s *sentence) marker(i int) string {
	var words []string
	for _, k := range s.children(i, "case", "mark") {
		words = append(words, s.word(k))
		for _, f := range s.children(k, "fixed") {
			words = append(words, s.word(f))
		}
	}
	return strings.Join(words, " ")
}

// yield is the first and the last token below i, both inclusive.
func (s *sentence) yield(i int) (from, to int) {
	from, to = i, i
	for _, k := range s.hanging(i) {
		a, b := s.yield(k)
		from, to = min(from, a), max(to, b)
	}
	return from, to
}

// below reports whether token i stands below (or is) token top.
func (s *sentence) below(i, top int) bool {
	for n := 0; i >= 0 && n <= len(s.tokens); n++ {
		if i == top {
			return true
		}
		i = s.head(i)
	}
	return false
}

// has reports whether a child of i in one of the relations reads one of the words.
func (s *sentence) has(i int, rel string, words ...string) bool {
	for _, k := range s.children(i, rel) {
		for _, w := range words {
			if s.word(k) == w {
				return true
			}
		}
	}
	return false
}

// conjuncts are i and all that is coordinated with it, in order.
func (s *sentence) conjuncts(i int) []int {
	out := []int{i}
	for _, k := range s.children(i, "conj") {
		out = append(out, s.conjuncts(k)...)
	}
	return out
}
