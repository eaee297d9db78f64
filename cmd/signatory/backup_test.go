package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"signatory/extract/ingest/fetch"
)

// TestBackupAndRestore: a store comes back as it was, decisions of the schema
// included; what is there is never overwritten, and no broken file is put in place.
func TestBackupAndRestore(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	article := articleFile(t, "a.md", dams)
	run := func(code int, says string, args ...string) string {
		t.Helper()
		r := command(t, fetch.Options{}, args...)
		if r.code != code || !strings.Contains(r.out+r.err, says) {
			t.Errorf("%q: %+v, want %d and %q", args, r, code, says)
		}
		return r.out
	}
	for _, ask := range [][]string{{"backup", at("x.db")}, {"dump"}, {"feeds", "list"}, {"feeds", "run", "--once"}, {"ingest", "--list-failed"}, {"ingest", "--retry"}} {
		run(exitFailed, "name the file with --db", append(ask, "--db", "sqlite:"+at("nowhere.db"))...)
	}
	if made, err := filepath.Glob(at("*")); err != nil || len(made) > 0 {
		t.Errorf("made %q, %v", made, err)
	}
	run(exitOK, "1 added", "ingest", "--db", "sqlite:"+at("a.db"), article)
	before := run(exitOK, "Norway", "query", "positions", "--db", "sqlite:"+at("a.db"), "--json")
	run(exitOK, "signatory restore", "backup", "--db", "sqlite:"+at("a.db"), at("b.db"))
	run(exitFailed, "is there already", "backup", "--db", "sqlite:"+at("a.db"), at("b.db"))
	run(exitFailed, "is there already", "restore", "--db", "sqlite:"+at("a.db"), at("b.db"))
	run(exitOK, "holds 1 articles and 4 claims again", "restore", "--db", "sqlite:"+at("c.db"), at("b.db"))
	if after := run(exitOK, "Norway", "query", "positions", "--db", "sqlite:"+at("c.db"), "--json"); after != before {
		t.Errorf("restored: %s, was %s", after, before)
	}
	run(exitOK, "1 unchanged", "ingest", "--db", "sqlite:"+at("c.db"), article)
	whole, err := os.ReadFile(at("b.db"))
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"cut.db": whole[:len(whole)/2], "other.db": []byte(strings.Repeat("no database ", 1000))} {
		if err := os.WriteFile(at(name), content, 0o600); err != nil {
			t.Fatal(err)
		}
		run(exitFailed, "is no backup that can be restored", "restore", "--db", "sqlite:"+at("d.db"), at(name))
	}
	if left, err := filepath.Glob(at("d.db*")); err != nil || len(left) > 0 {
		t.Errorf("left %q, %v", left, err)
	}
	run(exitUsage, "make a dump of it", "restore", "--db", "neo4j://localhost", at("b.db"))
}
