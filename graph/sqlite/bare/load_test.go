package bare_test

import (
	"os"
	"path/filepath"
	"testing"

	"signatory/graph/graphtest"
	"signatory/graph/sqlite"
	"signatory/graph/sqlite/bare"
)

// All rows of a store can be written once more beside it, and nothing is left of that.
func TestLoadApart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Put(t.Context(), graphtest.GenerateSized(1, 200, 20, 20)); err != nil {
		t.Fatal(err)
	}
	d, err := bare.Open(t.Context(), path, 2)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if took, err := d.LoadApart(t.Context()); err != nil || took <= 0 {
		t.Errorf("took %v, %v", took, err)
	}
	if _, err := os.Stat(path + "-bare"); !os.IsNotExist(err) {
		t.Errorf("the file is left: %v", err)
	}
}
