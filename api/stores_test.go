package api_test

import (
	"testing"

	"signatory/api/apitest"
	"signatory/graph"
	"signatory/graph/sqlite"
)

// opened is a store under its name.
type opened struct {
	name  string
	store graph.Store
}

// empty opens every kind of store, with nothing in it.
func empty(t *testing.T) []opened {
	t.Helper()
	s, err := sqlite.Open(t.Context(), t.TempDir()+"/graph.db", sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return []opened{{"sqlite", s}}
}

// seeded opens every kind of store with the sample articles in it.
func seeded(t *testing.T) []opened {
	t.Helper()
	stores := empty(t)
	for _, s := range stores {
		results, err := s.store.Put(t.Context(), apitest.Readings())
		if err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		for i, r := range results {
			if r != graph.Added {
				t.Fatalf("%s: article %d is %s", s.name, i, r)
			}
		}
	}
	return stores
}
