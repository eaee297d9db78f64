package parse

// Shift, Left and Right are the kinds of a move in the arc-hybrid system
// (Kuhlmann, Gómez-Rodríguez and Satta 2011): Shift takes the next word onto
// the stack; Left hangs the top of the stack below the next word; Right hangs
// it below the word under it. A move's name is its kind and the relation.
const (
	Shift = 'S'
	Left  = 'L'
	Right = 'R'
)

// State is a tree half built. The root stands behind the last word.
type State struct {
	stack          []int
	next, n        int
	head           []int // -2: none yet
	rel            []string
	left1, left2   []int // outermost children, -1: none
	right1, right2 []int
	lefts, rights  []int // how many children
}

// NewState is the state before the first move on n words.
func NewState(n int) *State {
	ints := make([]int, 7*(n+1))
	take := func() []int {
		out := ints[: n+1 : n+1]
		ints = ints[n+1:]
		return out
	}
	s := &State{n: n, rel: make([]string, n+1), head: take(), left1: take(), left2: take(), right1: take(), right2: take(), lefts: take(), rights: take()}
	for i := range s.head {
		s.head[i], s.left1[i], s.left2[i], s.right1[i], s.right2[i] = -2, -1, -1, -1, -1
	}
	return s
}

// Done reports whether every word hangs somewhere.
func (s *State) Done() bool { return s.next == s.n && len(s.stack) == 0 }

// Legal reports whether a kind of move may be made.
func (s *State) Legal(kind byte) bool {
	switch kind {
	case Shift:
		return s.next < s.n
	case Left:
		return len(s.stack) > 0 && (s.next < s.n || len(s.stack) == 1)
	}
	return len(s.stack) > 1
}

// Apply makes a move.
func (s *State) Apply(move string) {
	k := len(s.stack)
	switch move[0] {
	case Shift:
		s.stack = append(s.stack, s.next)
		s.next++
	case Left:
		s.hang(s.stack[k-1], s.next, move[1:])
		s.stack = s.stack[:k-1]
	case Right:
		s.hang(s.stack[k-1], s.stack[k-2], move[1:])
		s.stack = s.stack[:k-1]
	}
}

func (s *State) hang(child, head int, rel string) {
	s.head[child], s.rel[child] = head, rel
	if child < head {
		s.left2[head], s.left1[head] = s.left1[head], child
		s.lefts[head]++
		return
	}
	s.right2[head], s.right1[head] = s.right1[head], child
	s.rights[head]++
}

// Target is the head and the child of the arc that a kind of move would draw.
func (s *State) Target(kind byte) (head, child int) {
	k := len(s.stack)
	if kind == Left {
		return s.next, s.stack[k-1]
	}
	return s.stack[k-2], s.stack[k-1]
}

// Cost is the number of gold arcs that a kind of move puts out of reach
// (Goldberg and Nivre 2013). heads[i] is the gold head of word i, n for the root.
func (s *State) Cost(kind byte, heads []int) int {
	k, cost := len(s.stack), 0
	if kind == Shift {
		for i, x := range s.stack {
			if heads[x] == s.next {
				cost++
			}
			if i < k-1 && heads[s.next] == x {
				cost++
			}
		}
		return cost
	}
	x := s.stack[k-1]
	if kind == Left {
		if heads[x] > s.next || k > 1 && heads[x] == s.stack[k-2] {
			cost++
		}
	} else if heads[x] >= s.next {
		cost++
	}
	for d := s.next; d < s.n; d++ {
		if heads[d] == x {
			cost++
		}
	}
	return cost
}
