package neo4j_test

import (
	"path/filepath"
	"testing"
	"time"

	"signatory/graph"
	"signatory/graph/graphtest"
	"signatory/graph/sqlite"
)

// What Neo4j holds goes into SQLite and back.
func TestDump(t *testing.T) {
	graphtest.RunDump(t, func(t *testing.T, now func() time.Time) graph.Store { return storeAt(t, now) },
		func(t *testing.T) graph.Store {
			s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "graph.db"), sqlite.Options{Now: noon})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
			return s
		})
}
