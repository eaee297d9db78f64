package graphtest

import (
	"fmt"
	"slices"
	"testing"

	"signatory/graph"
)

// What lies between two entities is what is tied to both, however few are asked for.
func testMeet(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	put(t, s, graph.Added, GenerateSized(11, 60, 12, 8)...)
	m, ok := s.(graph.Meeter)
	if !ok {
		t.Fatalf("%T is no graph.Meeter", s)
	}
	page, err := s.Entities(t.Context(), graph.EntityQuery{Paging: graph.Paging{Limit: graph.MaxLimit}})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for i, e := range page.Items {
		if i%3 == 0 {
			ids = append(ids, e.ID)
		}
	}
	near, err := exploring(t, s).Adjacent(t.Context(), ids, 1000)
	if err != nil {
		t.Fatal(err)
	}
	most := 0
	for i, a := range ids {
		b := ids[(i*7+3)%len(ids)]
		if a == b {
			continue
		}
		both := slices.DeleteFunc(slices.Clone(near[a]), func(id string) bool { return !slices.Contains(near[b], id) })
		most = max(most, len(both))
		for _, limit := range []int{2, 1000} {
			tied, between, err := m.Meet(t.Context(), a, b, limit)
			if err != nil || tied != slices.Contains(near[a], b) {
				t.Errorf("%s and %s: tied %v, %v", a, b, tied, err)
			}
			equal(t, fmt.Sprintf("%d between %s and %s", limit, a, b), between, both[:min(limit, len(both))])
		}
	}
	if most < 3 {
		t.Errorf("nobody has more than %d in common", most)
	}
}
