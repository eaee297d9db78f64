package graphtest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"signatory/graph"
)

// RunExplore tests neighbours and paths. The stores that open gives must be a
// graph.Explorer.
func RunExplore(t *testing.T, open func(t *testing.T) graph.Store) {
	open = linted(open)
	for _, c := range []struct {
		name string
		test func(*testing.T, func(*testing.T) graph.Store)
	}{
		{"neighbours", testNeighbours}, {"neighbours page by page", testNeighbourPages}, {"paths", testPaths},
		{"what lies between", testMeet},
		{"links come and go", testTiesSuperseded}, {"bad questions", testBadExploring},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open) })
	}
}

func exploring(t *testing.T, s graph.Store) graph.ExploringStore {
	t.Helper()
	e, ok := s.(graph.ExploringStore)
	if !ok {
		t.Fatalf("%T is no graph.Explorer", s)
	}
	return e
}

// explored holds two countries of one treaty, a third of another, persons who
// speak for them and a summit.
func explored(t *testing.T, s graph.Store) {
	t.Helper()
	a := article("a", "2020-01-01").claim("AA", graph.Signed, "x").claim("BB", graph.Signed, "x").claim("BB", graph.Refused, "y", on("2019"))
	ann, bob := a.entity(graph.Person, "ann", "Ann"), a.entity(graph.Person, "bob", "Bob")
	a.entity(graph.Person, "zoe", "Zoe")
	summit := a.entity(graph.Summit, "s", "Summit")
	ev := a.r.Claims[0].Evidence
	a.r.Links = []graph.Link{{Kind: graph.Represents, From: ann, To: "country:AA", Role: "president", Evidence: ev},
		{Kind: graph.Said, From: ann, About: "instrument:x", Quote: "we sign", Date: "2020-01-02", Evidence: ev},
		{Kind: graph.Attended, From: bob, To: summit, Date: "2021-05-01", Evidence: ev}, {Kind: graph.Hosted, From: "country:CC", To: summit, Evidence: ev}}
	a.claim("CC", graph.Signed, "y", on("2021-01-01"), func(c *graph.Claim) { c.Confidence = 0.5 })
	b := article("b", "2020-02-01").claim("AA", graph.Signed, "x", on("2020-01-01"))
	b.r.Article.Publisher = "Other"
	ann = b.entity(graph.Person, "ann", "Ann")
	b.r.Links = []graph.Link{{Kind: graph.Represents, From: ann, To: "country:AA", Role: "president", Evidence: b.r.Claims[0].Evidence}}
	put(t, s, graph.Added, a.reading(), b.reading())
}

// told puts neighbours into lines: who, and by which edges.
func told(ns []graph.Neighbour) []string {
	out := []string{}
	for _, n := range ns {
		line := n.Entity.ID
		for _, e := range n.Edges {
			line += fmt.Sprintf(" %s%s %s>%s %d", e.Kind, e.Stance, short(e.From.ID), short(e.To.ID), e.Sources)
		}
		out = append(out, line)
	}
	return out
}

func short(id string) string { _, key, _ := strings.Cut(id, ":"); return key }

func testNeighbours(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	explored(t, s)
	for _, r := range []struct {
		rule string
		q    graph.NeighbourQuery
		want []string
	}{
		{"of a country: what it stands on, who speaks for it", graph.NeighbourQuery{Entity: "country:AA"},
			[]string{"instrument:x positionsigned AA>x 2", "person:ann represents ann>AA 2"}},
		{"of an instrument: who stands on it, who spoke of it", graph.NeighbourQuery{Entity: "instrument:x"},
			[]string{"country:AA positionsigned AA>x 2", "country:BB positionsigned BB>x 1", "person:ann said ann>x 1"}},
		{"of a kind", graph.NeighbourQuery{Entity: "instrument:x", Kinds: []graph.Kind{graph.Person}}, []string{"person:ann said ann>x 1"}},
		{"by a kind of edge", graph.NeighbourQuery{Entity: "country:CC", Edges: []string{"hosted"}}, []string{"summit:s hosted CC>s 1"}},
		{"of a stance, links aside", graph.NeighbourQuery{Entity: "country:BB", Stance: []graph.Stance{graph.Refused}}, []string{"instrument:y positionrefused BB>y 1"}},
		{"of two stances", graph.NeighbourQuery{Entity: "country:BB", Stance: []graph.Stance{graph.Signed, graph.Refused}},
			[]string{"instrument:x positionsigned BB>x 1", "instrument:y positionrefused BB>y 1"}},
		{"from a day on", graph.NeighbourQuery{Entity: "country:BB", From: "2020"}, []string{"instrument:x positionsigned BB>x 1"}},
		{"until a day", graph.NeighbourQuery{Entity: "country:BB", To: "2019-06"}, []string{"instrument:y positionrefused BB>y 1"}},
		{"what has no date lies in no time", graph.NeighbourQuery{Entity: "person:ann", From: "1900"}, []string{"instrument:x said ann>x 1"}},
		{"surely", graph.NeighbourQuery{Entity: "country:CC", Least: 0.8}, []string{"summit:s hosted CC>s 1"}},
		{"as of a date", graph.NeighbourQuery{Entity: "country:BB", AsOf: "2019"}, []string{"instrument:y positionrefused BB>y 1"}},
		{"one of each kind", graph.NeighbourQuery{Entity: "instrument:x", Each: 1}, []string{"country:AA positionsigned AA>x 2", "person:ann said ann>x 1"}},
		{"of nobody", graph.NeighbourQuery{Entity: "person:zoe"}, []string{}},
	} {
		page, err := graph.Neighbours(t.Context(), exploring(t, s), r.q)
		if err != nil {
			t.Errorf("%s: %v", r.rule, err)
		}
		equal(t, r.rule, told(page.Items), r.want)
		for _, n := range page.Items {
			for _, e := range n.Edges {
				if len(e.Evidence) != 1 || e.Evidence[0].Quote == "" || e.Evidence[0].Title == "" || e.From.Name == "" || e.To.Name == "" {
					t.Errorf("%s: an edge without its sentence: %+v", r.rule, e)
				}
			}
		}
	}
}

func testNeighbourPages(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	put(t, s, graph.Added, GenerateSized(11, 60, 12, 8)...)
	for _, id := range []string{"country:C03", "instrument:I03", "summit:s2"} {
		whole, err := graph.Neighbours(t.Context(), exploring(t, s), graph.NeighbourQuery{Entity: id, Paging: graph.Paging{Limit: 1000}})
		if err != nil || whole.Next != "" || len(whole.Items) < 3 {
			t.Fatalf("%s: %d neighbours, %v", id, len(whole.Items), err)
		}
		for _, limit := range []int{1, 2, 5} {
			q, got := graph.NeighbourQuery{Entity: id, Paging: graph.Paging{Limit: limit}}, []string{}
			for {
				page, err := graph.Neighbours(t.Context(), exploring(t, s), q)
				if err != nil || len(page.Items) > limit {
					t.Fatalf("%d neighbours, %v", len(page.Items), err)
				}
				got = append(got, told(page.Items)...)
				if q.Cursor = page.Next; q.Cursor == "" {
					break
				}
			}
			equal(t, fmt.Sprintf("%s in pages of %d", id, limit), got, told(whole.Items))
		}
	}
}

func testPaths(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	explored(t, s)
	for _, r := range []struct {
		rule string
		q    graph.PathQuery
		want []string
	}{
		{"side by side", graph.PathQuery{From: "country:AA", To: "instrument:x", Count: 1}, []string{"AA x 0.99"}},
		{"the shortest and the next", graph.PathQuery{From: "country:AA", To: "instrument:x", Count: 2}, []string{"AA x 0.99", "AA ann x 1.00"}},
		{"over a treaty", graph.PathQuery{From: "country:AA", To: "country:BB", Count: 1}, []string{"AA x BB 0.89"}},
		{"the other way", graph.PathQuery{From: "country:BB", To: "country:AA", Count: 1}, []string{"BB x AA 0.89"}},
		{"three edges", graph.PathQuery{From: "person:ann", To: "country:CC", Hops: 4}, []string{"ann x BB y CC 0.41"}},
		{"four edges and no more", graph.PathQuery{From: "person:ann", To: "person:bob"}, []string{}},
		{"no further than asked", graph.PathQuery{From: "person:ann", To: "country:CC", Hops: 3}, []string{}},
		{"over a summit", graph.PathQuery{From: "person:bob", To: "country:BB"}, []string{"bob s CC y BB 0.45"}},
		{"nobody knows her", graph.PathQuery{From: "person:zoe", To: "country:AA"}, []string{}},
	} {
		found, err := graph.FindPaths(t.Context(), exploring(t, s), r.q)
		if err != nil || found.Cut {
			t.Errorf("%s: cut %v, %v", r.rule, found.Cut, err)
		}
		equal(t, r.rule, ways(t, found.Items), r.want)
	}
}

// ways puts paths into lines, and holds each to its form.
func ways(t *testing.T, paths []graph.Path) []string {
	t.Helper()
	out := []string{}
	for _, p := range paths {
		line := ""
		for i, e := range p.Entities {
			line += short(e.ID) + " "
			if i == 0 {
				continue
			}
			edge, from := p.Edges[i-1], p.Entities[i-1].ID
			if (edge.From.ID != from || edge.To.ID != e.ID) && (edge.To.ID != from || edge.From.ID != e.ID) || len(edge.Evidence) != 1 {
				t.Errorf("edge %d of %+v", i, p)
			}
		}
		out = append(out, fmt.Sprintf("%s%.2f", line, p.Confidence))
		if p.Length != len(p.Edges) || len(p.Entities) != p.Length+1 {
			t.Errorf("a path of %d: %+v", p.Length, p)
		}
	}
	return out
}

func testTiesSuperseded(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	explored(t, s)
	put(t, s, graph.Superseded, article("b", "2020-02-01").claim("AA", graph.Signed, "x", on("2020-01-01")).reading())
	page, err := graph.Neighbours(t.Context(), exploring(t, s), graph.NeighbourQuery{Entity: "person:ann"})
	equal(t, "one report less", told(page.Items), []string{"country:AA represents ann>AA 1", "instrument:x said ann>x 1"})
	put(t, s, graph.Superseded, article("a", "2020-01-01").claim("AA", graph.Signed, "x").claim("BB", graph.Refused, "y", on("2019")).reading())
	bb, err2 := graph.Neighbours(t.Context(), exploring(t, s), graph.NeighbourQuery{Entity: "country:BB"})
	_, gone := graph.Neighbours(t.Context(), exploring(t, s), graph.NeighbourQuery{Entity: "person:ann"})
	if err != nil || err2 != nil || !errors.Is(gone, graph.ErrNotFound) {
		t.Errorf("%v, %v, %v", err, err2, gone)
	}
	equal(t, "what is left", told(bb.Items), []string{"instrument:y positionrefused BB>y 1"})
}

func testBadExploring(t *testing.T, open func(*testing.T) graph.Store) {
	s := exploring(t, open(t))
	put(t, s.(graph.Store), graph.Added, article("a", "2020-01-01").claim("AA", graph.Signed, "x").reading())
	for _, q := range []graph.NeighbourQuery{{Edges: []string{"likes"}}, {Kinds: []graph.Kind{"treaty"}}, {Stance: []graph.Stance{"liked"}}, {AsOf: "x"},
		{From: "2020-13"}, {To: "x"}, {Least: 1.5}, {Each: -1}, {Paging: graph.Paging{Limit: -1}}, {Paging: graph.Paging{Cursor: "garbage"}}} {
		q.Entity = "country:AA"
		if _, err := graph.Neighbours(t.Context(), s, q); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%+v: got %v, want ErrInvalid", q, err)
		}
	}
	for _, q := range []graph.PathQuery{{To: "country:AA"}, {To: "instrument:x", Hops: 5}, {To: "instrument:x", Count: -1}, {To: "instrument:x", Count: 1000}} {
		q.From = "country:AA"
		if _, err := graph.FindPaths(t.Context(), s, q); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%+v: got %v, want ErrInvalid", q, err)
		}
	}
	_, from := graph.FindPaths(t.Context(), s, graph.PathQuery{From: "country:ZZ", To: "country:AA"})
	_, to := graph.FindPaths(t.Context(), s, graph.PathQuery{From: "country:AA", To: "country:ZZ"})
	_, of := graph.Neighbours(t.Context(), s, graph.NeighbourQuery{Entity: "country:ZZ"})
	for _, err := range []error{from, to, of} {
		if !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("got %v, want ErrNotFound", err)
		}
	}
}
