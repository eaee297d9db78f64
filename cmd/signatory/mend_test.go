package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"signatory/graph"
)

// mendStore loads two articles into a file and gives a way to run commands on it.
func mendStore(t *testing.T) func(want int, args ...string) ran {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"a.md": dams, "b.md": rivals} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	db := []string{"SIGNATORY_DB=sqlite:" + filepath.Join(dir, "graph.db")}
	do := func(want int, args ...string) ran {
		t.Helper()
		r := signatory(t, "", db, args...)
		if r.code != want {
			t.Fatalf("%v: exit code %d, want %d: %s%s", args, r.code, want, r.out, r.err)
		}
		return r
	}
	do(0, "ingest", dir)
	return do
}

func TestMend(t *testing.T) {
	do := mendStore(t)
	act := func(args ...string) graph.Mending {
		t.Helper()
		var m graph.Mending
		if err := json.Unmarshal([]byte(do(0, append([]string{"mend", "--json", "--by", "Ada", "--reason", "a test"}, args...)...).out), &m); err != nil {
			t.Fatal(err)
		}
		return m
	}
	ledger := func(says string) {
		t.Helper()
		if r := do(0, "query", "positions", "--actor", "country:SWE"); !strings.Contains(r.out, says) {
			t.Errorf("positions of Sweden: %s, want %q", r.out, says)
		}
	}
	merged := act("merge", "Denmark", "SWE")
	ledger("Sweden")
	if r := do(0, "query", "positions", "--actor", "country:DNK"); !strings.Contains(r.out, "Sweden") {
		t.Errorf("the old id: %s", r.out)
	}
	act("undo", merged.ID)
	renamed := act("rename", "country:SWE", "Kingdom of Sweden")
	ledger("Kingdom of Sweden")
	act("undo", renamed.ID)
	var claims graph.Page[graph.Hit]
	if err := json.Unmarshal([]byte(do(0, "query", "search", "--json", "--kind", "claim", "Norway,", "Sweden").out), &claims); err != nil || len(claims.Items) == 0 {
		t.Fatalf("%+v, %v", claims, err)
	}
	do(0, "mend", "reject", claims.Items[0].ID, "--by", "Ada")
	if r := do(0, "query", "decisions"); !strings.Contains(r.out, "reject") {
		t.Errorf("decisions: %s", r.out)
	}
	log := do(0, "mend", "log").out
	for _, want := range []string{"merge", "rename", "undo", "country:DNK", "Ada", "a test", "Kingdom of Sweden"} {
		if !strings.Contains(log, want) {
			t.Errorf("the log lacks %q: %s", want, log)
		}
	}
	if r := do(0, "lint"); !strings.Contains(r.out, ": 0 complaints") {
		t.Errorf("lint: %s", r.out)
	}
	if r := do(1, "mend", "merge", "Norway", "Oslo River Accord", "--by", "Ada"); !strings.Contains(r.err, "different kinds") {
		t.Errorf("of two kinds: %s", r.err)
	}
	if r := do(1, "mend", "retract", "article:none", "--by", "Ada"); !strings.Contains(r.err, "article:none") {
		t.Errorf("no such article: %s", r.err)
	}
	if r := do(1, "mend", "rename", "Norway", "Norge"); !strings.Contains(r.err, "by: is empty") {
		t.Errorf("nobody: %s", r.err)
	}
}
