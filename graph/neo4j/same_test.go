package neo4j_test

import (
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"signatory/graph"
	"signatory/graph/graphtest"
	"signatory/graph/sqlite"
)

// The two stores give the same bytes for the same question, cursors included.
func TestSameAsSQLite(t *testing.T) {
	onNeo4j := store(t)
	onSQLite, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "graph.db"), sqlite.Options{Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := onSQLite.Close(); err != nil {
			t.Error(err)
		}
	})
	readings := graphtest.Generate(7, 80)
	readings[79].Claims, readings[79].Links, readings[79].Counts = nil, nil, nil
	for part := range slices.Chunk(readings, 9) {
		put(t, onNeo4j, part...)
		if _, err := onSQLite.Put(t.Context(), part); err != nil {
			t.Fatal(err)
		}
	}
	graphtest.Same(t, onNeo4j, onSQLite, readings)
	for _, c := range readings[0].Claims {
		x, err := onNeo4j.Claims(t.Context(), graph.ClaimQuery{ID: c.ID})
		if err != nil || len(x.Items) != 1 || x.Items[0].ID != c.ID {
			t.Errorf("claim %s in Neo4j: %v, %v", c.ID, x.Items, err)
		}
		y, err := onSQLite.Claims(t.Context(), graph.ClaimQuery{ID: c.ID})
		if err != nil || !reflect.DeepEqual(x, y) {
			t.Errorf("claim %s in SQLite: %v, %v", c.ID, y.Items, err)
		}
	}
}

// Whoever is seldom mentioned is found beside an instrument with many claims, too.
func TestNamedBesideManyClaims(t *testing.T) {
	s := store(t)
	readings := graphtest.Generate(8, 40)
	put(t, s, readings...)
	instruments := map[string]bool{}
	for _, r := range readings {
		for _, c := range r.Claims {
			instruments[c.Instrument] = true
		}
	}
	found := 0
	for instrument := range instruments {
		all, err := s.Mentioned(t.Context(), graph.MentionQuery{Instrument: instrument})
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, a := range all {
			want = append(want, a.ID)
		}
		among := append([]string{"country:ZZ"}, want...)
		for _, many := range []int{0, 1, 2} {
			got, err := s.StillNamed(t.Context(), instrument, among, many)
			if err != nil {
				t.Fatal(err)
			}
			if found += len(got); !slices.Equal(got, want) {
				t.Errorf("beside %s, where %d claims are many: %v, want %v", instrument, many, got, want)
			}
		}
	}
	if found == 0 {
		t.Error("nobody is named beside an instrument")
	}
}
