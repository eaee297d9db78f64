package parse

import "strconv"

// view is what the parser looks at: the top of the stack (s0 and those under
// it), the next words (b0 ...) and their outermost children (s0l, s0r ...).
type view struct {
	*hasher
	s           *State
	lower, tags []string
	classes     []string

	s0, s1, s2, b0, b1, b2                          int
	s0l, s0r, s1l, s1r, b0l, s0l2, s0r2, s1r2, b0l2 int
	gap                                             string
}

// features of a state, after Zhang and Nivre (2011), with the classes of words added.
func (h *hasher) features(s *State, lower, tags, classes []string) []uint32 {
	h.reset(firstFeature)
	f := view{hasher: h, s: s, lower: lower, tags: tags, classes: classes}
	f.look()
	f.words()
	h.fetch()
	f.pairs()
	h.fetch()
	f.children()
	h.fetch()
	f.family()
	h.fetch()
	f.lexical()
	h.add()
	h.fetch()
	return h.out
}

func (f *view) look() {
	s := f.s
	f.s0, f.s1, f.s2 = f.stack(0), f.stack(1), f.stack(2)
	f.b0, f.b1, f.b2 = s.next, s.next+1, s.next+2
	f.s0l, f.s0r, f.s1l, f.s1r, f.b0l = f.get(s.left1, f.s0), f.get(s.right1, f.s0), f.get(s.left1, f.s1), f.get(s.right1, f.s1), f.get(s.left1, f.b0)
	f.s0l2, f.s0r2, f.s1r2, f.b0l2 = f.get(s.left2, f.s0), f.get(s.right2, f.s0), f.get(s.right2, f.s1), f.get(s.left2, f.b0)
	switch d := f.b0 - f.s0; {
	case f.s0 < 0:
		f.gap = "n"
	case d > 10:
		f.gap = "10"
	case d > 5:
		f.gap = "6"
	default:
		f.gap = strconv.Itoa(min(d, 3))
	}
}

// stack is the word i places below the top of the stack, -1 for none.
func (f *view) stack(i int) int {
	if k := len(f.s.stack); k > i {
		return f.s.stack[k-1-i]
	}
	return -1
}

func (f *view) get(of []int, i int) int {
	if i < 0 || i > f.s.n {
		return -1
	}
	return of[i]
}

func (f *view) word(i int) string {
	switch {
	case i == f.s.n:
		return "<root>"
	case i < 0 || i > f.s.n:
		return "<n>"
	}
	return f.lower[i]
}

func (f *view) tag(i int) string {
	switch {
	case i == f.s.n:
		return "ROOT"
	case i < 0 || i > f.s.n:
		return "<n>"
	}
	return f.tags[i]
}

func (f *view) class(i int) string {
	switch {
	case i == f.s.n:
		return "ROOT"
	case i < 0 || i > f.s.n:
		return "<n>"
	}
	return f.classes[i]
}

func (f *view) rel(i int) string {
	if i < 0 || i >= f.s.n {
		return "-"
	}
	return f.s.rel[i]
}

// count is how many children a word has, up to three.
func (f *view) count(of []int, i int) string {
	n := f.get(of, i)
	if n < 0 {
		return "n"
	}
	return strconv.Itoa(min(n, 3))
}

// addWord is add of a feature whose first part is word i. How far that part takes
// the hash depends on the feature and the word alone: it is kept for the next state.
func (f *view) addWord(i int, parts ...string) {
	h := f.hasher
	h.n++
	at := i
	if i < 0 || i > f.s.n {
		at = f.s.n + 1
	}
	x := uint32(0)
	if k := int(h.n-firstFeature-1)*(f.s.n+2) + at; k < len(h.begun) {
		if x = h.begun[k]; x == 0 {
			x = hashed(begin(h.n), f.word(i))
			h.begun[k] = x
		}
	} else {
		x = hashed(begin(h.n), f.word(i))
	}
	for _, p := range parts {
		x = hashed(x, p)
	}
	h.out = append(h.out, finish(x))
}

// firstFeature is the number before that of the parser's first feature, and
// features how many it reads of a state.
const (
	firstFeature = 100
	features     = 111
)

// words are single words and tags of the top of the stack and of what comes next.
func (f *view) words() {
	f.addWord(f.s0)
	f.add(f.tag(f.s0))
	f.addWord(f.s0, f.tag(f.s0))
	f.addWord(f.s1)
	f.add(f.tag(f.s1))
	f.addWord(f.s1, f.tag(f.s1))
	f.addWord(f.b0)
	f.add(f.tag(f.b0))
	f.addWord(f.b0, f.tag(f.b0))
	f.addWord(f.b1)
	f.add(f.tag(f.b1))
	f.add(f.tag(f.b1), f.word(f.b1))
	f.addWord(f.b2)
	f.add(f.tag(f.b2))
	f.add(f.tag(f.s2))
	f.addWord(f.s2)
	f.add(f.tag(f.s.next + 3))
}

// pairs are two or three of them together.
func (f *view) pairs() {
	f.addWord(f.s0, f.word(f.b0))
	f.addWord(f.s0, f.tag(f.b0))
	f.add(f.tag(f.s0), f.word(f.b0))
	f.add(f.tag(f.s0), f.tag(f.b0))
	f.addWord(f.s0, f.tag(f.s0), f.tag(f.b0))
	f.add(f.tag(f.s0), f.word(f.b0), f.tag(f.b0))
	f.addWord(f.s0, f.tag(f.s0), f.word(f.b0), f.tag(f.b0))
	f.addWord(f.s1, f.word(f.s0))
	f.add(f.tag(f.s1), f.word(f.s0))
	f.addWord(f.s1, f.tag(f.s0))
	f.add(f.tag(f.s1), f.tag(f.s0))
	f.add(f.tag(f.s1), f.word(f.s1), f.tag(f.s0))
	f.addWord(f.s1, f.word(f.b0))
	f.add(f.tag(f.s1), f.tag(f.b0))
	f.addWord(f.s1, f.tag(f.b0))
	f.add(f.tag(f.s1), f.word(f.b0))
	f.add(f.tag(f.s1), f.tag(f.s0), f.tag(f.b0))
	f.add(f.tag(f.s2), f.tag(f.s1), f.tag(f.s0))
	f.add(f.tag(f.s0), f.tag(f.b0), f.tag(f.b1))
	f.add(f.tag(f.b0), f.tag(f.b1), f.tag(f.b2))
	f.add(f.tag(f.b0), f.tag(f.b1))
	f.addWord(f.b0, f.tag(f.b1))
	f.add(f.tag(f.s0), f.tag(f.b0), f.tag(f.b1), f.tag(f.b2))
	f.addWord(f.s0, f.tag(f.b0), f.tag(f.b1))
	f.addWord(f.s1, f.tag(f.s0), f.tag(f.b0))
	f.add(f.tag(f.s1), f.word(f.s0), f.tag(f.b0))
	f.add(f.tag(f.s1), f.tag(f.s0), f.word(f.b0))
}

// children are the outermost children of the words in view.
func (f *view) children() {
	f.add(f.tag(f.s0), f.tag(f.s0l), f.tag(f.b0))
	f.add(f.tag(f.s0), f.tag(f.s0r), f.tag(f.b0))
	f.add(f.tag(f.s0), f.tag(f.b0), f.tag(f.b0l))
	f.add(f.tag(f.s1), f.tag(f.s0), f.tag(f.s0l))
	f.add(f.tag(f.s1), f.tag(f.s0), f.tag(f.s0r))
	f.add(f.tag(f.s1), f.tag(f.s1r), f.tag(f.s0))
	f.add(f.tag(f.s1), f.tag(f.s1l), f.tag(f.s0))
	f.add(f.rel(f.s0l), f.tag(f.s0))
	f.add(f.rel(f.s0r), f.tag(f.s0))
	f.add(f.rel(f.b0l), f.tag(f.b0))
	f.add(f.rel(f.s1l), f.tag(f.s1))
	f.add(f.rel(f.s1r), f.tag(f.s1))
	f.addWord(f.s0l)
	f.addWord(f.s0r)
	f.addWord(f.b0l)
	f.addWord(f.s1r)
	f.addWord(f.s1l)
	f.add(f.rel(f.s0l), f.rel(f.s0l2), f.tag(f.s0))
	f.add(f.rel(f.s0r), f.rel(f.s0r2), f.tag(f.s0))
	f.add(f.rel(f.b0l), f.rel(f.b0l2), f.tag(f.b0))
	f.add(f.rel(f.s1r), f.rel(f.s1r2), f.tag(f.s1))
	f.addWord(f.s0, f.rel(f.s0r))
	f.addWord(f.s0, f.rel(f.s0l))
	f.addWord(f.b0, f.rel(f.b0l))
	f.addWord(f.s1, f.rel(f.s1r))
}

// family is how many children there are, how they hang, and how far the words stand apart.
func (f *view) family() {
	f.addWord(f.s1, f.rel(f.s1l))
	f.add(f.rel(f.s0l), f.rel(f.s0r), f.tag(f.s0), f.tag(f.b0))
	f.add(f.rel(f.s1r), f.rel(f.s0l), f.tag(f.s1), f.tag(f.s0))
	f.add(f.tag(f.s0), f.count(f.s.lefts, f.s0), f.count(f.s.rights, f.s0))
	f.addWord(f.s0, f.count(f.s.rights, f.s0))
	f.add(f.tag(f.b0), f.count(f.s.lefts, f.b0))
	f.add(f.tag(f.s1), f.count(f.s.rights, f.s1))
	f.addWord(f.s0, f.count(f.s.lefts, f.s0))
	f.add(f.tag(f.s0), f.gap, f.tag(f.b0))
	f.addWord(f.s0, f.gap)
	f.add(f.tag(f.s1), f.gap, f.tag(f.b0))
	f.add(f.gap)
	f.add(f.rel(f.s0), f.tag(f.s0))
	f.add(f.tag(f.s0r), f.tag(f.s0), f.tag(f.s1))
	f.addWord(f.s0r, f.tag(f.s0), f.tag(f.b0))
	f.addWord(f.s1r, f.tag(f.s1), f.tag(f.b0))
	f.addWord(f.s0, f.word(f.s0l), f.tag(f.b0))
	f.addWord(f.s0, f.word(f.s0r), f.tag(f.b0))
	f.addWord(f.s1, f.word(f.s0r))
	f.add(f.tag(f.s1), f.word(f.s1), f.word(f.s0l))
	f.add(f.tag(f.s0), suffix(f.word(f.b0), 3))
	f.add(suffix(f.word(f.s0), 3), f.tag(f.b0))
	f.add(suffix(f.word(f.s0), 3), suffix(f.word(f.b0), 3))
	f.add(suffix(f.word(f.s1), 3), suffix(f.word(f.s0), 3))
	f.addWord(f.s0l, f.word(f.s0), f.word(f.b0))
}

// lexical are the classes of the words, alone, in pairs and beside tags: they tell
// of words that no treebank has how others of their class hang.
func (f *view) lexical() {
	s0, s1, b0, b1 := f.class(f.s0), f.class(f.s1), f.class(f.b0), f.class(f.b1)
	f.add(s0)
	f.add(s1)
	f.add(b0)
	f.add(b1)
	f.add(s0, b0)
	f.add(s1, s0)
	f.add(s1, b0)
	f.add(s0, f.tag(f.b0))
	f.add(f.tag(f.s0), b0)
	f.add(s1, f.tag(f.s0), f.tag(f.b0))
	f.add(s1, s0, b0)
	f.add(s0, b0, b1)
	f.add(s0, f.rel(f.s0r), f.tag(f.b0))
	f.add(s0, f.count(f.s.rights, f.s0), f.tag(f.b0))
	f.add(s1, f.rel(f.s1r), f.tag(f.s0))
	f.add(s0, f.class(f.s0r), b0)
}
