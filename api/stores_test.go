package api_test

import (
	"os"
	"testing"
	"time"

	"signatory/api/apitest"
	"signatory/extract"
	"signatory/extract/article"
	"signatory/graph"
	"signatory/graph/neo4j"
	"signatory/graph/neo4j/neo4jtest"
	"signatory/graph/sqlite"
)

var server neo4jtest.Shared

func TestMain(m *testing.M) { os.Exit(server.Run(m)) }

// noon is the clock of the stores.
func noon() time.Time { return time.Date(2025, 2, 12, 12, 0, 0, 0, time.UTC) }

// openSQLite opens an empty graph in a file.
func openSQLite(t *testing.T) graph.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), t.TempDir()+"/graph.db", sqlite.Options{Now: noon})
	return opened(t, s, err)
}

// openNeo4j opens an empty graph on a real server.
func openNeo4j(t *testing.T) graph.Store {
	t.Helper()
	srv := server.Wiped(t)
	s, err := neo4j.Open(t.Context(), srv.URI, neo4j.Options{User: srv.User, Password: srv.Password, Now: noon})
	return opened(t, s, err)
}

func opened(t *testing.T, s graph.Store, err error) graph.Store {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// seed puts the sample articles into a store.
func seed(t *testing.T, s graph.Store) graph.Store {
	t.Helper()
	results, err := s.Put(t.Context(), apitest.Readings())
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range results {
		if r != graph.Added {
			t.Fatalf("article %d is %s", i, r)
		}
	}
	return s
}

// onEach runs a test on an empty store of every kind.
func onEach(t *testing.T, test func(*testing.T, graph.Store)) {
	t.Run("sqlite", func(t *testing.T) { test(t, openSQLite(t)) })
	t.Run("neo4j", func(t *testing.T) { test(t, openNeo4j(t)) })
}

// extracted reads articles as the program does.
func extracted(t *testing.T) func(string, []byte) (graph.Reading, error) {
	t.Helper()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	return func(name string, src []byte) (graph.Reading, error) {
		d, err := article.Parse(name, src)
		if err != nil {
			return graph.Reading{}, err
		}
		return x.Extract(d), nil
	}
}
