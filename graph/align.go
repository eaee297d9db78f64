package graph

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math/bits"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/simple"
)

// AlignQuery asks who stands with whom.
type AlignQuery struct {
	Kind Kind // of the actors; "" is Country
	// From and To bound the period: positions as they stood at its end, of
	// those only the ones taken within it. "" leaves an end open.
	From, To Date
	Actors   []string // where not nil, the only ones compared
	// Absent compares over every instrument on which any of those compared holds
	// a position: who holds none there stands apart, as one who abstained. It is
	// meant for depositaries' lists, which tell of all; where the news tells, who
	// holds none may only be unheard of.
	Absent bool
	Shared int // the fewest instruments that a pair must share; 0 is 1
	// With, where not "", asks for the pairs of this actor alone, which costs less.
	With string
}

// Check reports an *InvalidError for a period or a kind that cannot be.
func (q *AlignQuery) Check() error {
	c := checker{}
	c.date("from", q.From)
	c.date("to", q.To)
	c.that(q.Kind == "" || slices.Contains(Kinds, q.Kind), "kind", "%q is no kind: want one of %v", q.Kind, Kinds)
	c.that(q.From == "" || q.To == "" || q.From.First() <= q.To.Last(), "from", "%s is later than to: exchange them", q.From)
	if c.err == nil {
		return nil
	}
	return c.err
}

// Alignment compares actors over the instruments on which both have a position.
//
// A position counts as consent, its opposite, or neither (Stance.Polarity).
// Raw agreement is high wherever nearly all consent to nearly all, which is
// usual among treaties; kappa and pi correct it for the agreement that chance
// alone would give, as Frank Häge and Simon Hug argue for ("Consensus Voting
// and Similarity Measures in International Organizations", 2014).
type Alignment struct {
	Actors []ActorRef  `json:"actors"`
	Pairs  []Agreement `json:"pairs"` // in the order of the ids; A < B
}

// Agreement is how far two actors agree.
type Agreement struct {
	A      string  `json:"a"`
	B      string  `json:"b"`
	Shared int     `json:"shared"` // instruments on which both have a position
	Raw    float64 `json:"agreement"`
	// Kappa takes chance from the margins of each actor (Cohen 1960), Pi from
	// their common margins (Scott 1955). Both run from -1 to 1, and are absent
	// where chance alone gives full agreement.
	Kappa *float64 `json:"kappa,omitempty"`
	Pi    *float64 `json:"pi,omitempty"`
}

// Align answers q from all positions of a store.
func Align(ctx context.Context, r Store, q AlignQuery) (Alignment, error) {
	if err := q.Check(); err != nil {
		return Alignment{}, err
	}
	all, err := r.Stands(ctx)
	if err != nil {
		return Alignment{}, fmt.Errorf("align: %w", err)
	}
	cast := all.votes(&q)
	ids := slices.Sorted(maps.Keys(cast))
	out := Alignment{Pairs: []Agreement{}}
	if out.Actors, err = r.Refs(ctx, ids); err != nil {
		return Alignment{}, fmt.Errorf("align: %w", err)
	}
	for i, a := range ids {
		for _, b := range ids[i+1:] {
			if q.With != "" && q.With != a && q.With != b {
				continue
			}
			if g := agree(cast[a], cast[b]); g.Shared >= max(q.Shared, 1) {
				g.A, g.B = a, b
				out.Pairs = append(out.Pairs, g)
			}
		}
	}
	return out, nil
}

// votes is where one actor stands: a set of instruments for each polarity from
// -1 to 1, a bit an instrument.
type votes [3][]uint64

func (v *votes) set(instrument int, polarity int8) {
	v[polarity+1][instrument/64] |= 1 << (instrument % 64)
}

// votes are where the actors that q asks about stood, by id, for each that
// holds a position within the period.
func (s *Stands) votes(q *AlignQuery) map[string]*votes {
	kind, words := cmp.Or(q.Kind, Country), (len(s.instruments)+63)/64
	asked := map[string]bool{}
	for _, id := range q.Actors {
		asked[id] = true
	}
	from, to := dayNumber(q.From.First()), dayNumber(q.To.Last())
	out := map[string]*votes{}
	for actor, stands := range s.byActor {
		if KindOf(actor) != kind || q.Actors != nil && !asked[actor] {
			continue
		}
		var v *votes
		for i := range stands {
			h := stands[i].at(to)
			if !h.held || h.since < from {
				continue
			}
			if v == nil {
				v = &votes{make([]uint64, words), make([]uint64, words), make([]uint64, words)}
				out[actor] = v
			}
			v.set(stands[i].instrument, h.polarity)
		}
	}
	if q.Absent {
		standApart(out, words)
	}
	return out
}

// standApart has who holds nothing on an instrument, on which another does, stand apart.
func standApart(cast map[string]*votes, words int) {
	for w := range words {
		var any uint64
		for _, v := range cast {
			any |= v[0][w] | v[1][w] | v[2][w]
		}
		for _, v := range cast {
			v[1][w] |= any &^ (v[0][w] | v[2][w])
		}
	}
}

// agree compares two actors.
func agree(a, b *votes) Agreement {
	var g Agreement
	var table [3][3]int // how often a stands at i-1 while b stands at j-1
	for i := range 3 {
		for j := range 3 {
			for w, x := range a[i] {
				table[i][j] += bits.OnesCount64(x & b[j][w])
			}
			g.Shared += table[i][j]
		}
	}
	if g.Shared == 0 {
		return g
	}
	n := float64(g.Shared)
	var same, byMargins, byCommon float64
	for i := range 3 {
		var ofA, ofB float64
		for j := range 3 {
			ofA += float64(table[i][j]) / n
			ofB += float64(table[j][i]) / n
		}
		same += float64(table[i][i]) / n
		byMargins += ofA * ofB
		byCommon += (ofA + ofB) / 2 * (ofA + ofB) / 2
	}
	g.Raw, g.Kappa, g.Pi = round(same), corrected(same, byMargins), corrected(same, byCommon)
	return g
}

// corrected is agreement beyond chance, as a share of what chance leaves.
func corrected(same, chance float64) *float64 {
	const almostOne = 1 - 1e-9
	if chance > almostOne {
		return nil
	}
	v := roundSigned((same - chance) / (1 - chance))
	return &v
}

// roundSigned is round for numbers below zero too.
func roundSigned(x float64) float64 {
	if x < 0 {
		return -round(-x)
	}
	return round(x)
}

// Nearest are the pairs of one actor, the most agreeing first: by pi, then by
// raw agreement, then by the number of shared instruments, then by id. Pairs
// without a pi come last.
func (al Alignment) Nearest(id string, limit int) []Agreement {
	out := []Agreement{}
	for _, g := range al.Pairs {
		if g.A == id || g.B == id {
			out = append(out, g)
		}
	}
	slices.SortFunc(out, func(a, b Agreement) int {
		return cmp.Or(comparePi(a.Pi, b.Pi), cmp.Compare(b.Raw, a.Raw), cmp.Compare(b.Shared, a.Shared),
			cmp.Compare(a.A+a.B, b.A+b.B))
	})
	return out[:min(limit, len(out))]
}

// Farthest are the pairs of one actor, the least agreeing first; those without a
// pi are left out.
func (al Alignment) Farthest(id string, limit int) []Agreement {
	out := slices.DeleteFunc(al.Nearest(id, len(al.Pairs)), func(g Agreement) bool { return g.Pi == nil })
	slices.Reverse(out)
	return out[:min(limit, len(out))]
}

// Pair is the agreement of two actors, in the order in which they are named; of
// such as share nothing, one of no instruments.
func (al Alignment) Pair(a, b string) Agreement {
	for _, g := range al.Pairs {
		if g.A == min(a, b) && g.B == max(a, b) {
			g.A, g.B = a, b
			return g
		}
	}
	return Agreement{A: a, B: b}
}

// comparePi puts the greater first and the absent last.
func comparePi(a, b *float64) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	return cmp.Compare(*b, *a)
}

// Cluster is a group of actors; Number counts clusters from 1.
type Cluster struct {
	Number int        `json:"cluster"`
	Actors []ActorRef `json:"actors"`
}

// Clusters are groups of actors that agree among themselves beyond chance, by
// gonum's Louvain community detection on pi where it is above zero. The greatest
// group comes first; one that agrees with nobody is a group of its own.
func (al Alignment) Clusters() []Cluster {
	g := simple.NewWeightedUndirectedGraph(0, 0)
	number := make(map[string]int64, len(al.Actors))
	for i, a := range al.Actors {
		number[a.ID] = int64(i)
		g.AddNode(simple.Node(i))
	}
	for _, p := range al.Pairs {
		if p.Pi != nil && *p.Pi > 0 {
			g.SetWeightedEdge(g.NewWeightedEdge(simple.Node(number[p.A]), simple.Node(number[p.B]), *p.Pi))
		}
	}
	out := []Cluster{}
	if len(al.Actors) == 0 {
		return out
	}
	for _, nodes := range community.Modularize(g, 1, rand.NewPCG(1, 1)).Communities() {
		var c Cluster
		for _, n := range nodes {
			c.Actors = append(c.Actors, al.Actors[n.ID()])
		}
		slices.SortFunc(c.Actors, func(a, b ActorRef) int { return cmp.Compare(a.ID, b.ID) })
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b Cluster) int {
		return cmp.Or(cmp.Compare(len(b.Actors), len(a.Actors)), cmp.Compare(a.Actors[0].ID, b.Actors[0].ID))
	})
	for i := range out {
		out[i].Number = i + 1
	}
	return out
}
