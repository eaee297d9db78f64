package graphtest

import (
	"errors"
	"strings"
	"testing"

	"signatory/graph"
)

// RunRecords tests what a store remembers for the program. The stores that open
// gives must be graph.Records.
func RunRecords(t *testing.T, open func(t *testing.T) graph.Store) {
	s := open(t)
	r := s.(graph.Records)
	for _, c := range []struct{ shelf, key, value string }{
		{"token", "b", "old"}, {"token", "ö", "{\"name\":\"Zoë\"}"}, {"token", "a", ""}, {"token", "b", "new"}, {"hook", "a", "other shelf"},
	} {
		if err := r.SetRecord(t.Context(), c.shelf, c.key, []byte(c.value)); err != nil {
			t.Fatal(err)
		}
	}
	for _, limit := range []int{1, 2, 0} {
		if got := shelf(t, r, "token", limit); got != "a=; b=new; ö={\"name\":\"Zoë\"}" {
			t.Errorf("pages of %d: %s", limit, got)
		}
	}
	if v, err := r.Record(t.Context(), "token", "b"); err != nil || string(v) != "new" {
		t.Errorf("b is %q, %v", v, err)
	}
	if err := r.DropRecord(t.Context(), "token", "a"); err != nil {
		t.Error(err)
	}
	if err := r.DropRecord(t.Context(), "token", "a"); err != nil {
		t.Errorf("to forget what is not there: %v", err)
	}
	if _, err := r.Record(t.Context(), "token", "a"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("what was forgotten: %v, want ErrNotFound", err)
	}
	if v, err := r.Record(t.Context(), "hook", "a"); err != nil || string(v) != "other shelf" {
		t.Errorf("the same key on another shelf is %q, %v", v, err)
	}
	if got := shelf(t, r, "none", 0); got != "" {
		t.Errorf("an empty shelf holds %s", got)
	}
	_, err := r.Records(t.Context(), graph.RecordQuery{Paging: graph.Paging{Cursor: "garbage"}})
	if !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("a bad cursor: %v, want ErrInvalid", err)
	}
	stats, err := s.Stats(t.Context())
	if err != nil || stats.Articles+stats.Claims+stats.Positions > 0 || len(stats.Entities) > 0 {
		t.Errorf("records count as %+v, %v", stats, err)
	}
}

// shelf reads a shelf page by page.
func shelf(t *testing.T, r graph.Records, name string, limit int) string {
	t.Helper()
	var out []string
	q := graph.RecordQuery{Shelf: name, Paging: graph.Paging{Limit: limit}}
	for {
		page, err := r.Records(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, rec := range page.Items {
			out = append(out, rec.Key+"="+string(rec.Value))
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			return strings.Join(out, "; ")
		}
	}
}
