package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"signatory/graph/bench"
)

// A server is read and written for some seconds: nothing fails, every article is
// stored, and each line has its figures.
func TestBenchSoak(t *testing.T) {
	db := "sqlite:" + filepath.Join(t.TempDir(), "a.db")
	args := []string{"bench", "soak", "--db", db, "--for", "3s", "--clients", "4", "--writes", "10", "--json"}
	if r := signatory(t, "", nil, args...); r.code != exitFailed || !strings.Contains(r.err, "the store is empty") {
		t.Fatalf("of an empty store: %+v", r)
	}
	if r := signatory(t, "", nil, "ingest", "--db", db, articleFile(t, "a.md", dams)); r.code != exitOK {
		t.Fatalf("%+v", r)
	}
	r := signatory(t, "", nil, args...)
	var f bench.Soaked
	if err := json.Unmarshal([]byte(r.out), &f); err != nil || r.code != exitOK {
		t.Fatalf("%+v: %v", r, err)
	}
	if f.All.Asked < 100 || f.All.Failed != 0 || f.All.WritesFailed != 0 || f.First.P50 <= 0 || f.Last.P99 <= 0 || f.All.WriteP99 <= 0 || len(f.Minutes) != 10 {
		t.Errorf("%s", r.out)
	}
	for _, m := range f.Minutes {
		if m.Resident < 10<<20 || m.Heap <= 0 || m.File <= 0 || m.Own < 0 {
			t.Errorf("%+v", m)
		}
	}
	if lines := strings.Count(r.err, "\n"); lines != 11 {
		t.Errorf("%d lines beside the figures, want a head and ten: %s", lines, r.err)
	}
	stats := signatory(t, "", nil, "query", "stats", "--db", db, "--json")
	var held struct{ Articles int }
	if err := json.Unmarshal([]byte(stats.out), &held); err != nil || held.Articles != f.All.Written+1 || f.All.Written < 20 {
		t.Errorf("%d articles handed in, and the store holds %s: %v", f.All.Written, stats.out, err)
	}
}
