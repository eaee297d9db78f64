package main

import (
	"encoding/json"
	"path/filepath"
	"testing"
)

// TestBenchIngest: every way is measured, and takes in all articles.
func TestBenchIngest(t *testing.T) {
	r := signatory(t, "", nil, "bench", "ingest", "--db", "sqlite:"+filepath.Join(t.TempDir(), "a.db"), "--articles", "60", "--json")
	var f ingestFigures
	if err := json.Unmarshal([]byte(r.out), &f); err != nil || r.code != exitOK {
		t.Fatalf("%+v: %v", r, err)
	}
	if f.Store != "sqlite" || f.Articles != 60 || len(f.Ways) != 6 {
		t.Fatalf("%+v", f)
	}
	for i, w := range f.Ways {
		if w.ArticlesPerS <= 0 || w.MBPerS <= 0 || i > 1 && w.PeakBytes < 10<<20 {
			t.Errorf("%+v", w)
		}
	}
}

// TestBenchStream: every article of the stream is taken in, and the memory is told of on the way.
func TestBenchStream(t *testing.T) {
	r := signatory(t, "", nil, "bench", "ingest", "--db", "sqlite:"+filepath.Join(t.TempDir(), "a.db"), "--stream", "400", "--json")
	var f ingestFigures
	if err := json.Unmarshal([]byte(r.out), &f); err != nil || r.code != exitOK {
		t.Fatalf("%+v: %v", r, err)
	}
	if f.Articles != 400 || len(f.Ways) != 1 || f.Ways[0].PeakBytes < 10<<20 || len(f.Memory) != streamSteps || f.Memory[streamSteps-1].Articles != 400 {
		t.Errorf("%+v", f)
	}
}
