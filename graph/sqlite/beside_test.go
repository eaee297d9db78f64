package sqlite_test

import (
	"path/filepath"
	"testing"

	"signatory/graph"
	"signatory/graph/graphtest"
)

// TestBesideWithTwoWriters: what one process remembers of the file does not outlive what another
// one takes away from it.
func TestBesideWithTwoWriters(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	one, other := openAt(t, path), openAt(t, path)
	readings := graphtest.Generate(3, 40)
	bare := make([]graph.Reading, len(readings))
	for i, r := range readings {
		bare[i] = graph.Reading{Article: r.Article}
	}
	put := func(s graph.Writer, readings []graph.Reading) {
		t.Helper()
		if _, err := s.Put(t.Context(), readings); err != nil {
			t.Fatal(err)
		}
	}
	named := func() (n int) {
		t.Helper()
		instruments := map[string]bool{}
		for _, r := range readings {
			for _, c := range r.Claims {
				instruments[c.Instrument] = true
			}
		}
		for id := range instruments {
			countries, err := one.Mentioned(t.Context(), graph.MentionQuery{Instrument: id})
			if err != nil {
				t.Fatal(err)
			}
			n += len(countries)
		}
		return n
	}
	put(one, readings)
	before := named()
	if before == 0 {
		t.Fatal("nobody is named beside any instrument")
	}
	put(other, bare)
	if n := named(); n != 0 {
		t.Errorf("%d are named where no article names anybody", n)
	}
	put(one, readings)
	if n := named(); n != before {
		t.Errorf("%d are named once the articles are back, want %d", n, before)
	}
	if err := one.Loose(t.Context(), func(c graph.Complaint) { t.Errorf("complaint: %+v", c) }); err != nil {
		t.Fatal(err)
	}
}
