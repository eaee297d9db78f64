package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

const (
	// MaxHops is the length of the longest path that is looked for.
	MaxHops = 4
	// MaxPaths is how many paths one question may ask for.
	MaxPaths = 20
	// maxAround is how many neighbours of one entity a search looks at, the
	// first by id; maxRead how many of all entities before it gives up.
	maxAround = 5000
	maxRead   = 100_000
	// leastRanked is how many paths of one length are ranked against each other at least.
	leastRanked = 16
)

// PathQuery asks how two entities are tied: for the Count shortest paths of at
// most Hops edges. 0 means 3 paths, MaxHops edges.
type PathQuery struct {
	From, To    string
	Hops, Count int
}

// Paths is the answer to a PathQuery.
type Paths struct {
	Items []Path `json:"items"` // the shortest first, of one length the surest, then by ids
	// Cut says that the search ended at its bound before it had seen all: there
	// may be more paths of the last length, or longer ones.
	Cut bool `json:"cut"`
}

// Path is a way from one entity to another, each edge with its sentence.
type Path struct {
	Length     int         `json:"length"`     // in edges
	Confidence float64     `json:"confidence"` // the product of those of its edges
	Entities   []EntityRef `json:"entities"`   // Length+1 of them
	Edges      []Edge      `json:"edges"`      // in the order of the way, whichever way each leads
}

// Check reports an *InvalidError for a question that cannot be asked.
func (q *PathQuery) Check() error {
	c := checker{}
	c.that(q.From != q.To, "to", "%s is where the path begins", q.To)
	c.that(q.Hops >= 0 && q.Hops <= MaxHops, "hops", "%d is out of range: want 1 to %d", q.Hops, MaxHops)
	c.that(q.Count >= 0 && q.Count <= MaxPaths, "count", "%d is out of range: want 1 to %d", q.Count, MaxPaths)
	if c.err == nil {
		return nil
	}
	return c.err
}

// FindPaths looks for the shortest paths between two entities. It goes out
// from both ends, a length at a time and no further than the paths asked for
// need. Of one length it takes the first in the order of ids, some more than
// asked for, and ranks those by confidence.
func FindPaths(ctx context.Context, s ExploringStore, q PathQuery) (Paths, error) {
	none := Paths{Items: []Path{}}
	if err := q.Check(); err != nil {
		return none, err
	}
	q.Hops, q.Count = cmp.Or(q.Hops, MaxHops), cmp.Or(q.Count, 3)
	f := finder{ctx: ctx, s: s, q: q, near: map[string][]string{}, want: max(leastRanked, 2*q.Count)}
	if err := f.find(); err != nil {
		return none, fmt.Errorf("paths from %s to %s: %w", q.From, q.To, err)
	}
	if len(f.all) == 0 { // what a path leads to is there
		for _, id := range []string{q.From, q.To} {
			if _, err := s.Entity(ctx, id); err != nil {
				return none, err
			}
		}
	}
	paths, err := f.ranked()
	if err != nil {
		return none, fmt.Errorf("paths from %s to %s: %w", q.From, q.To, err)
	}
	return Paths{Items: paths[:min(len(paths), q.Count)], Cut: f.read >= maxRead}, nil
}

// finder is one search.
type finder struct {
	ctx  context.Context
	s    Explorer
	q    PathQuery
	near map[string][]string // what is tied to each entity that was looked at, sorted
	read int
	want int        // paths of one length that are enough
	all  [][]string // paths found, as ids
	here int        // how many of them have the length that is looked for
}

// find gathers paths, the shortest first, until there are as many as asked for.
func (f *finder) find() error {
	if m, ok := f.s.(Meeter); ok {
		if done, err := f.meet(m); done || err != nil {
			return err
		}
		f.all = nil
	}
	if err := f.look(f.q.From, f.q.To); err != nil {
		return err
	}
	lengths := []func() error{f.one, f.two, f.three, f.four}
	for _, length := range lengths[:f.q.Hops] {
		f.here = 0
		if err := length(); err != nil {
			return err
		}
		if len(f.all) >= f.q.Count || f.read >= maxRead {
			return nil
		}
	}
	return nil
}

// look reads what is tied to entities, of which it has not read it yet.
func (f *finder) look(ids ...string) error {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { _, known := f.near[id]; return known })
	if len(ids) == 0 {
		return nil
	}
	found, err := f.s.Adjacent(f.ctx, ids, maxAround)
	for _, id := range ids {
		f.near[id] = found[id]
		f.read += len(found[id])
	}
	return err
}

// lookEach looks at entities in order, a few and then ever more at a time, and
// calls do for each, until that has enough.
func (f *finder) lookEach(ids []string, do func(id string)) error {
	for n := 1; len(ids) > 0 && !f.enough() && f.read < maxRead; n = min(2*n, 64) {
		batch := ids[:min(n, len(ids))]
		if err := f.look(batch...); err != nil {
			return err
		}
		for _, id := range batch {
			if !f.enough() {
				do(id)
			}
		}
		ids = ids[len(batch):]
	}
	return nil
}

func (f *finder) enough() bool { return f.here >= f.want }

// add keeps a path, unless it meets itself or enough are found.
func (f *finder) add(path ...string) {
	for i, id := range path {
		if slices.Contains(path[:i], id) {
			return
		}
	}
	if !f.enough() {
		f.all = append(f.all, path)
		f.here++
	}
}

func (f *finder) one() error {
	if has(f.near[f.q.From], f.q.To) || has(f.near[f.q.To], f.q.From) {
		f.add(f.q.From, f.q.To)
	}
	return nil
}

func (f *finder) two() error {
	for _, mid := range f.near[f.q.From] {
		if has(f.near[f.q.To], mid) {
			f.add(f.q.From, mid, f.q.To)
		}
	}
	return nil
}

// ends are the two ends, first the one with fewer neighbours; add adds a path
// that begins there.
func (f *finder) ends() (small, large string, add func(...string)) {
	if len(f.near[f.q.To]) < len(f.near[f.q.From]) {
		return f.q.To, f.q.From, func(path ...string) {
			path = slices.Clone(path)
			slices.Reverse(path)
			f.add(path...)
		}
	}
	return f.q.From, f.q.To, f.add
}

func (f *finder) three() error {
	small, large, add := f.ends()
	return f.lookEach(f.near[small], func(x string) {
		for _, y := range f.near[x] {
			if has(f.near[large], y) {
				add(small, x, y, large)
			}
		}
	})
}

// four meets in the middle: what lies two edges from the smaller end is known
// before the larger one's neighbours are looked at.
func (f *finder) four() error {
	small, large, add := f.ends()
	middle := map[string][]string{} // to the ways there from the smaller end
	if err := f.lookEach(f.near[small], func(x string) {
		for _, y := range f.near[x] {
			middle[y] = append(middle[y], x)
		}
	}); err != nil {
		return err
	}
	return f.lookEach(f.near[large], func(z string) {
		for _, y := range f.near[z] {
			for _, x := range middle[y] {
				add(small, x, y, z, large)
			}
		}
	})
}

func has(sorted []string, id string) bool {
	_, found := slices.BinarySearch(sorted, id)
	return found
}

// ranked makes paths of what was found, the best first.
func (f *finder) ranked() ([]Path, error) {
	edges, err := f.edges()
	if err != nil {
		return nil, err
	}
	paths := []Path{}
	for _, ids := range f.all {
		if p, ok := pathOf(ids, edges); ok {
			paths = append(paths, p)
		}
	}
	slices.SortStableFunc(paths, func(a, b Path) int {
		return cmp.Or(cmp.Compare(a.Length, b.Length), cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.key(), b.key()))
	})
	return paths, nil
}

// edges reads the best edge between each two entities that follow each other.
func (f *finder) edges() (map[Pair]Edge, error) {
	asked := map[Pair]bool{}
	var pairs []Pair
	for _, ids := range f.all {
		for i := range len(ids) - 1 {
			p := pairOf(ids[i], ids[i+1])
			if !asked[p] {
				asked[p] = true
				pairs = append(pairs, p)
			}
		}
	}
	positions, ties, err := f.s.Between(f.ctx, pairs)
	if err != nil {
		return nil, err
	}
	best := map[Pair]Edge{}
	take := func(e Edge) {
		p := pairOf(e.From.ID, e.To.ID)
		if old, ok := best[p]; !ok || compareEdges(&e, &old) < 0 {
			best[p] = e
		}
	}
	for i := range positions {
		take(edgeOf(&positions[i]))
	}
	for i := range ties {
		take(ties[i].edge())
	}
	return best, nil
}

// compareEdges puts the edge first that tells most: a position, the surer one
// before others, then a link by its kind and direction; what was said last.
func compareEdges(a, b *Edge) int {
	rank := func(e *Edge) int {
		if e.Kind == PositionEdge {
			return -1
		}
		return slices.Index(relations, Relation(e.Kind))
	}
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.From.ID, b.From.ID))
}

func pairOf(a, b string) Pair { return Pair{min(a, b), max(a, b)} }

// pathOf makes a path of ids, if each edge is there still.
func pathOf(ids []string, edges map[Pair]Edge) (Path, bool) {
	p := Path{Length: len(ids) - 1, Confidence: 1}
	for i, id := range ids {
		j := max(i, 1)
		e, ok := edges[pairOf(ids[j-1], ids[j])]
		if !ok {
			return p, false
		}
		ref := e.From
		if e.To.ID == id {
			ref = e.To
		}
		p.Entities = append(p.Entities, ref)
		if i > 0 {
			p.Edges = append(p.Edges, e)
			p.Confidence *= e.Confidence
		}
	}
	return p, true
}

// key is the ids of a path's entities.
func (p *Path) key() string {
	var b strings.Builder
	for _, e := range p.Entities {
		b.WriteString(e.ID + " ")
	}
	return b.String()
}
