package graphtest

import (
	"testing"

	"signatory/graph"
)

// RunHeld tests what a store tells of articles that it holds. The stores that
// open gives must be graph.Holders.
func RunHeld(t *testing.T, open func(t *testing.T) graph.Store) {
	s := open(t)
	h := s.(graph.Holder)
	held := func(ids ...string) map[string]graph.Held {
		t.Helper()
		got, err := h.Held(t.Context(), ids)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	if got := held(); len(got) != 0 {
		t.Errorf("of no articles %v", got)
	}
	a := article("h", "2020-01-01").claim("FRA", graph.Signed, "x").reading()
	a.Article.Reader = "2-old"
	put(t, s, graph.Added, a)
	id := a.Article.ID
	if got := held(id, "article:unknown"); len(got) != 1 || got[id] != (graph.Held{Revision: a.Article.Revision, Reader: "2-old"}) {
		t.Errorf("held %v", got)
	}
	a.Article.Reader = "3-new" // which finds the same
	put(t, s, graph.Unchanged, a)
	if got := held(id)[id].Reader; got != "3-new" {
		t.Errorf("after another reader: %q", got)
	}
	b := article("h", "2020-01-01").claim("FRA", graph.Refused, "x").reading()
	b.Article.Revision, b.Article.Reader = "other", "3-new"
	put(t, s, graph.Superseded, b)
	if got := held(id)[id]; got != (graph.Held{Revision: "other", Reader: "3-new"}) {
		t.Errorf("after another revision: %v", got)
	}
	if got, err := s.Article(t.Context(), id); err != nil || got.Reader != "3-new" {
		t.Errorf("the article tells of %q, %v", got.Reader, err)
	}
	ids := []string{id}
	for range 3000 {
		ids = append(ids, "article:unknown")
	}
	if got := held(ids...); len(got) != 1 {
		t.Errorf("of many %d", len(got))
	}
}
