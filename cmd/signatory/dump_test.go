package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"signatory/extract/ingest/fetch"
)

// TestDumpAndRestore: through a dump, plain or packed, a store becomes another one
// that dumps the same bytes; one that is cut off is told of, by doctor too, and
// loading goes on.
func TestDumpAndRestore(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	run := func(code int, says string, args ...string) string {
		t.Helper()
		r := command(t, fetch.Options{}, args...)
		if r.code != code || !strings.Contains(r.out+r.err, says) {
			t.Errorf("%q: %+v, want %d and %q", args, r, code, says)
		}
		return r.out
	}
	a, b, c := "sqlite:"+at("a.db"), "sqlite:"+at("b.db"), "sqlite:"+at("c.db")
	run(exitOK, "66 added", "ingest", "--db", a, "../../testdata/articles")
	run(exitOK, "", "token", "add", "--db", a, "newsroom")
	run(exitOK, "", "mend", "rename", "country:NOR", "Kingdom of Norway", "--db", a, "--by", "Ada", "--reason", "in full")
	run(exitOK, "holds 66 articles", "dump", "--db", a, at("a.ndjson.gz"))
	run(exitFailed, "is there already", "dump", "--db", a, at("a.ndjson.gz"))
	first := run(exitOK, `"mending"`, "dump", "--db", a)
	run(exitOK, "holds 66 articles", "restore", "--db", b, at("a.ndjson.gz"))
	run(exitFailed, "holds something already", "restore", "--db", b, at("a.ndjson.gz"))
	if run(exitOK, "", "dump", "--db", b) != first {
		t.Error("another dump than that it was made of")
	}
	run(exitOK, "66 unchanged", "ingest", "--db", b, "../../testdata/articles")
	lines := strings.SplitAfter(first, "\n")
	if err := os.WriteFile(at("cut.ndjson"), []byte(strings.Join(lines[:30], "")), 0o600); err != nil {
		t.Fatal(err)
	}
	run(exitFailed, "cut off", "restore", "--db", c, at("cut.ndjson"))
	run(exitFailed, "was loaded in part", "doctor", "--db", c)
	run(exitOK, "holds 66 articles", "restore", "--db", c, at("a.ndjson.gz"))
	run(exitOK, "none is unfinished", "doctor", "--db", c)
}
