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
