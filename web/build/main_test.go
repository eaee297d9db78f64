package main

import (
	"bytes"
	"os"
	"testing"
)

// The bundle is committed, so that a fresh clone builds with Go alone; it must be that of the sources.
func TestBundleIsFresh(t *testing.T) {
	if err := modules(".."); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	files, err := bundle("..")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(entries) {
		t.Fatalf("%d files bundled, want one of each of %v", len(files), entries)
	}
	for _, f := range files {
		have, err := os.ReadFile(f.path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(have, f.content) {
			t.Errorf("%s is stale: run `go run ./web/build` and commit it", f.path)
		}
	}
}
