package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"signatory/graph/bench"
	"signatory/graph/neo4j/neo4jtest"
)

// The figures of a small graph are whole: every question is asked of either
// store, and in plain statements that give rows or fail.
func TestBenchGraph(t *testing.T) {
	args := []string{"bench", "graph", "--claims", "1500", "--asked", "4", "--open", "300ms", "--json", "--db"}
	t.Run("sqlite", func(t *testing.T) {
		db := "sqlite:" + filepath.Join(t.TempDir(), "bench.db")
		f := benchFigures(t, signatory(t, "", nil, append(args, db)...))
		if f.PressLoads != nil || f.ListLoads != nil {
			t.Errorf("ratios of loading %+v, %+v", f.PressLoads, f.ListLoads)
		}
		again := signatory(t, "", nil, append(args, db)...)
		served(t, db)
		if again.code != exitFailed || !strings.Contains(again.err, "name an empty one") {
			t.Errorf("into a full store: code %d, %s", again.code, again.err)
		}
		loaded := benchFigures(t, signatory(t, "", nil, append(args, db, "--loaded")...))
		if loaded.LoadSeconds != 0 || f.LoadSeconds <= 0 {
			t.Errorf("loaded in %f s, and asked only in %f s", f.LoadSeconds, loaded.LoadSeconds)
		}
		other := signatory(t, "", nil, append(args, db, "--loaded", "--claims", "3000")...)
		if other.code != exitFailed || !strings.Contains(other.err, "does not hold the graph of 3000 claims") {
			t.Errorf("another graph: code %d, %s", other.code, other.err)
		}
	})
	t.Run("neo4j", func(t *testing.T) {
		srv := neo4jtest.StartOwn(t)
		f := benchFigures(t, signatory(t, "", []string{"SIGNATORY_DB_PASSWORD=" + srv.Password}, append(args, srv.URI)...))
		if l := f.PressLoads; l == nil || l.Ratio <= 0 || l.Claims != 1500 {
			t.Errorf("of claims: %+v", l)
		}
		if l := f.ListLoads; l == nil || l.Ratio <= 0 || l.Claims < 300 {
			t.Errorf("of lists: %+v", l)
		}
	})
}

// served measures the loaded store over HTTP: nothing fails, and every figure is there.
func served(t *testing.T, db string) {
	t.Helper()
	r := signatory(t, "", nil, "bench", "serve", "--db", db, "--open", "400ms", "--closed", "300ms", "--clients", "4", "--json")
	var f bench.Served
	if r.code != exitOK {
		t.Fatalf("bench serve: code %d: %s", r.code, r.err)
	}
	if err := json.Unmarshal([]byte(r.out), &f); err != nil {
		t.Fatalf("%v: %s", err, r.out)
	}
	if f.Claims != 1500 || f.Asked == 0 || f.Failed != 0 || f.P50 <= 0 || f.BareP50 <= 0 || f.ClientsAsked == 0 || f.ClientsFailed != 0 || f.MemoryStart <= 0 {
		t.Errorf("figures %+v", f)
	}
}

func benchFigures(t *testing.T, r ran) bench.Figures {
	t.Helper()
	var f bench.Figures
	if r.code != exitOK {
		t.Fatalf("code %d: %s", r.code, r.err)
	}
	if err := json.Unmarshal([]byte(r.out), &f); err != nil {
		t.Fatalf("%v: %s", err, r.out)
	}
	if f.Claims != 1500 || f.Articles != 450 || f.LoadClaimsPerS < 0 || f.SizeBytes <= 0 || f.PeakMemoryBytes <= 0 {
		t.Errorf("figures %+v", f)
	}
	if len(f.Queries) != len(bench.Questions) {
		t.Fatalf("%d questions of %d", len(f.Queries), len(bench.Questions))
	}
	for _, q := range f.Queries {
		if q.First <= 0 || q.P50 <= 0 || q.P99At16 <= 0 || q.BareP50 <= 0 || q.BareP9916 <= 0 {
			t.Errorf("%+v", q)
		}
	}
	return f
}
