package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"signatory/extract"
	"signatory/extract/article"
	"signatory/graph"
	"signatory/graph/sqlite"
)

// A store that an older reader filled: it misread Denmark and missed Finland.
func TestReread(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	d, err := article.Parse("dams.md", []byte(dams))
	if err != nil {
		t.Fatal(err)
	}
	old := x.Extract(d)
	kept := old.Claims[:0:0]
	for _, c := range old.Claims {
		c.Reader = "1-0123456789ab"
		switch c.Actor {
		case "country:FIN":
			continue
		case "country:DNK":
			c.Stance, c.ID = graph.NotSigned, "claim:older"
		}
		kept = append(kept, c)
	}
	old.Claims = kept
	path := filepath.Join(t.TempDir(), "graph.db")
	s, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Put(t.Context(), []graph.Reading{old}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) string {
		t.Helper()
		r := signatory(t, "", []string{"SIGNATORY_DB=sqlite:" + path}, args...)
		if r.code != 0 {
			t.Fatalf("%v: %d %s", args, r.code, r.err)
		}
		return r.out
	}
	out := run("reread", "--dry-run")
	for _, want := range []string{"+ country:FIN signed", "~ country:DNK not_signed", "> country:DNK refused", "1 claims gained, 0 lost, 1 changed", x.Version(), "nothing is stored"} {
		if !strings.Contains(out, want) {
			t.Errorf("the difference lacks %q: %s", want, out)
		}
	}
	if out := run("query", "positions", "--actor", "FIN"); !strings.Contains(out, "none") {
		t.Errorf("a dry run stored %s", out)
	}
	run("reread", "--apply")
	if out := run("query", "positions", "--actor", "DNK"); !strings.Contains(out, "refused") {
		t.Errorf("applied: %s", out)
	}
	var sum rereadSummary
	if err := json.Unmarshal([]byte(run("reread", "--json")), &sum); err != nil || sum.Articles != 1 || sum.Other != 0 || len(sum.Diffs) != 0 {
		t.Errorf("again: %+v, %v", sum, err)
	}
}
