package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// Explorer tells what entities are tied to: by current positions and by links.
// Neighbours and FindPaths make their answers of it, so that every store gives
// the same.
type Explorer interface {
	// Adjacent gives for each of ids the ids of at most limit entities that are
	// tied to it, in the order of ids.
	Adjacent(ctx context.Context, ids []string, limit int) (map[string][]string, error)
	// Ties lists the links at an entity, put together by the other end.
	Ties(ctx context.Context, q TieQuery) ([]Tie, error)
	// Between gives all positions and ties between the two of each pair.
	Between(ctx context.Context, pairs []Pair) ([]Position, []Tie, error)
}

// Surrounder is an Explorer that gives a list of positions and one of ties at
// once, where that costs less than one after the other.
type Surrounder interface {
	Around(ctx context.Context, positions PositionQuery, ties TieQuery) (Page[Position], []Tie, error)
}

// ExploringStore is a store that is an Explorer as well.
type ExploringStore interface {
	Reader
	Explorer
}

// Pair is two entities, whichever way they are tied.
type Pair struct{ A, B string }

// TieQuery selects ties of an entity, in the order of other end, kind and
// direction; those to others behind After, of at most Limit others.
type TieQuery struct {
	Entity string
	Kinds  []Relation // none: all
	After  string
	Limit  int
}

// Tie is all links of one kind and direction between two entities.
type Tie struct {
	Entity, Other EntityRef
	Kind          Relation
	Out           bool // from Entity to Other
	Links         int  // how many
	Link          Link // the first of them by LinkKey
	Proof         Proof
}

// EntityRef names an entity inside an answer.
type EntityRef struct {
	ID   string `json:"id"`
	Kind Kind   `json:"kind"`
	Name string `json:"name"`
	Code string `json:"code,omitempty"`
	Type string `json:"type,omitempty"`
}

// Edge is what ties two entities: the current position of an actor on an
// instrument, or links of one kind.
type Edge struct {
	Kind       string    `json:"kind"` // PositionEdge or a Relation
	From       EntityRef `json:"from"` // the actor of a position
	To         EntityRef `json:"to"`   // the instrument of a position
	Stance     Stance    `json:"stance,omitempty"`
	Tense      Tense     `json:"tense,omitempty"`
	Date       Date      `json:"date"`       // since when, or when; "" where no text says so
	Confidence float64   `json:"confidence"` // of a position; 1 for links, which are not weighed
	Disputed   bool      `json:"disputed"`
	Role       string    `json:"role,omitempty"`
	Sources    int       `json:"sources"`  // independent sources of a position, reports of links
	Evidence   []Proof   `json:"evidence"` // the most telling sentence
}

// PositionEdge is the kind of an edge that is a position.
const PositionEdge = "position"

// NeighbourQuery asks what an entity is tied to.
type NeighbourQuery struct {
	Paging // in neighbours; they are in the order of their ids
	Entity string
	Kinds  []Kind   // of neighbours; none: all
	Edges  []string // PositionEdge and relations; none: all, or positions alone where Stances are given
	Stance []Stance // of positions that are facts
	AsOf   Date     // what held then, of positions
	From   Date     // edges of this day or later; what has no date is left out
	To     Date     // edges of this day or earlier, likewise
	Least  float64  // the least confidence of a position
	Each   int      // at most so many neighbours of each kind of edge, all on one page; 0: no such cap
}

// Neighbour is an entity with all that ties it to the one asked about.
type Neighbour struct {
	Entity EntityRef `json:"entity"`
	Edges  []Edge    `json:"edges"`
}

// Check reports an *InvalidError for a question that cannot be asked.
func (q *NeighbourQuery) Check() error {
	c := checker{}
	for _, e := range q.Edges {
		c.that(e == PositionEdge || slices.Contains(relations, Relation(e)), "edge", "%q is no kind of edge: want %s or one of %v", e, PositionEdge, relations)
	}
	for _, k := range q.Kinds {
		c.that(slices.Contains(Kinds, k), "kind", "%q is no kind: want one of %v", k, Kinds)
	}
	for _, s := range q.Stance {
		c.stance("stance", s)
	}
	c.date("as_of", q.AsOf)
	c.date("from", q.From)
	c.date("to", q.To)
	c.that(q.Least >= 0 && q.Least <= 1, "confidence", "%v is out of range: want 0 to 1", q.Least)
	c.that(q.Each >= 0 && q.Each <= MaxLimit, "each", "%d is out of range: want 0 to %d", q.Each, MaxLimit)
	if c.err == nil {
		return nil
	}
	return c.err
}

// relations are all kinds of links, in the order of lists.
var relations = []Relation{AdoptedAt, Attended, HeldIn, Hosted, PartOf, Represents, Said}

// wants reports whether q asks for an edge.
func (q *NeighbourQuery) wants(e *Edge) bool {
	if (q.From != "" || q.To != "") && e.Date == "" {
		return false
	}
	return (q.From == "" || e.Date.Last() >= q.From.First()) && (q.To == "" || e.Date.First() <= q.To.Last()) && e.Confidence >= q.Least
}

// Neighbours lists what an entity is tied to. ErrNotFound or *MovedError for
// an entity that is not there.
func Neighbours(ctx context.Context, s ExploringStore, q NeighbourQuery) (Page[Neighbour], error) {
	none := Page[Neighbour]{}
	size, err := q.Size()
	if err != nil {
		return none, err
	}
	if err := q.Check(); err != nil {
		return none, err
	}
	after, err := DecodeCursor("neighbours", 1, q.Cursor)
	if err != nil {
		return none, err
	}
	if len(q.Edges) == 0 {
		q.Edges = []string{PositionEdge}
		for _, r := range relations {
			if len(q.Stance) == 0 {
				q.Edges = append(q.Edges, string(r))
			}
		}
	}
	var found []Neighbour
	if q.Each > 0 {
		found, err = eachKind(ctx, s, q)
	} else if found, err = neighbours(ctx, s, &q, strings.Join(after, ""), size+1); err != nil {
		err = fmt.Errorf("neighbours of %s: %w", q.Entity, err)
	}
	if err == nil && len(found) == 0 { // what is tied to anything is there
		_, err = s.Entity(ctx, q.Entity)
	}
	if err != nil {
		return none, err
	}
	if q.Each > 0 {
		return Page[Neighbour]{Items: found}, nil
	}
	return PageOf("neighbours", found, size, func(n Neighbour) []string { return []string{n.Entity.ID} }), nil
}

// eachKind puts the first neighbours by each kind of edge together.
func eachKind(ctx context.Context, s ExploringStore, q NeighbourQuery) ([]Neighbour, error) {
	byID := map[string]*Neighbour{}
	for _, kind := range q.Edges {
		one := q
		one.Edges = []string{kind}
		found, err := neighbours(ctx, s, &one, "", q.Each)
		if err != nil {
			return nil, fmt.Errorf("neighbours of %s: %w", q.Entity, err)
		}
		for i, n := range found {
			if known := byID[n.Entity.ID]; known != nil {
				known.Edges = append(known.Edges, n.Edges...)
			} else {
				byID[n.Entity.ID] = &found[i]
			}
		}
	}
	out := make([]Neighbour, 0, len(byID))
	for _, n := range byID {
		out = append(out, *n)
	}
	slices.SortFunc(out, func(a, b Neighbour) int { return cmp.Compare(a.Entity.ID, b.Entity.ID) })
	return out, nil
}

// neighbours gives at most limit neighbours behind the id after.
func neighbours(ctx context.Context, s ExploringStore, q *NeighbourQuery, after string, limit int) ([]Neighbour, error) {
	streams := streamsOf(ctx, s, q, after, limit)
	out := []Neighbour{}
	for len(out) < limit {
		next := ""
		for _, st := range streams {
			id, err := st.peek()
			if err != nil {
				return nil, err
			}
			if id != "" && (next == "" || id < next) {
				next = id
			}
		}
		if next == "" {
			break
		}
		var n Neighbour
		for _, st := range streams {
			for st.holds(next) {
				h := st.pop()
				n.Entity, n.Edges = h.other, append(n.Edges, h.edge)
			}
		}
		out = append(out, n)
	}
	return out, nil
}
