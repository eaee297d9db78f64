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

// rel is the relation of token i to its head: "nsubj:pass".
func (s *sentence) rel(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
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
	return s.tokens[i].Head
}

// children of i in any of the relations; a relation without a subtype stands for all of its own.
func (s *sentence) children(i int, rels ...string) []int {
	if i < 0 || i >= len(s.kids) {
		return nil
	}
	var out []int
	for _, k := range s.kids[i] {
		for _, r := range rels {
			if s.rel(k) == r || (!strings.Contains(r, ":") && s.plain(k) == r) {
				out = append(out, k)
				break
			}
		}
	}
	return out
}

// child is the first of children, or -1.
func (s *sentence) child(i int, rels ...string) int {
	if c := s.children(i, rels...); len(c) > 0 {
		return c[0]
	}
	return -1
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
	for _, k := range s.kids[i] {
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
