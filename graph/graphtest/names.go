package graphtest

import (
	"fmt"
	"slices"
	"testing"

	"signatory/graph"
)

// testManyNames tells of one entity in more ways than articles mostly do, some of them
// in several articles of one call, and takes ways back.
func testManyNames(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	const ways = 30
	var readings []graph.Reading
	var want []string
	tell := func(n, way int) graph.Reading {
		b := article(fmt.Sprintf("n%02d", n), "2020-01-01")
		name := fmt.Sprintf("The Way %02d Treaty", way)
		b.entity(graph.Instrument, "x", name, "X", fmt.Sprintf("Way %02d", way), "X")
		return b.claim("AA", graph.Signed, "x").reading()
	}
	for i := range 3 * ways {
		readings = append(readings, tell(i, min(i, ways-1)))
	}
	for way := range ways {
		if way < ways-1 {
			want = append(want, fmt.Sprintf("The Way %02d Treaty", way))
		}
		want = append(want, fmt.Sprintf("Way %02d", way))
	}
	want = append(want, "X")
	slices.Sort(want)
	check := func(says, name string, aliases []string) {
		t.Helper()
		e, err := s.Entity(t.Context(), "instrument:x")
		if err != nil || e.Name != name || e.Articles != 3*ways || !slices.Equal(e.Aliases, aliases) {
			t.Errorf("%s: %q in %d articles, also %q, want %q, also %q; %v", says, e.Name, e.Articles, e.Aliases, name, aliases, err)
		}
	}
	put(t, s, graph.Added, readings...)
	check("the name that most articles give", fmt.Sprintf("The Way %02d Treaty", ways-1), want)
	var again []graph.Reading
	for i := range 3 * ways {
		if i != 0 {
			again = append(again, tell(i, 0))
		}
	}
	put(t, s, graph.Superseded, again...)
	check("what no article says any more is gone", "The Way 00 Treaty", []string{"Way 00", "X"})
}
