package sqlite_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"signatory/graph"
	"signatory/graph/graphtest"
	"signatory/graph/sqlite"
)

// A store whose file was taken away, or replaced, says so, and takes nothing that would be lost.
func TestAFileThatIsTakenAwayIsMissed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := openAt(t, path)
	if err := s.Ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	refuses := func(want string) {
		t.Helper()
		_, err := s.Put(t.Context(), graphtest.Generate(1, 1))
		for _, err := range []error{err, s.Ready(t.Context()), s.SetRecord(t.Context(), "shelf", "key", nil)} {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%v, want %q", err, want)
			}
		}
	}
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	refuses("was taken away")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	refuses("another file")
	if err := os.Rename(path+".away", path); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Put(t.Context(), graphtest.Generate(1, 1)); err != nil {
		t.Error(err)
	}
}

// Examine misses what a schema has and the file has lost.
func TestAnIndexThatIsGoneIsMissed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := openAt(t, path)
	db, err := sqlite.Connect(path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), "DROP INDEX entity_kind"); err != nil {
		t.Fatal(err)
	}
	found, err := s.Examine(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if broken := f.Check == "indexes"; broken != (f.State == graph.Broken) || broken && f.Detail != "missing: index entity_kind" {
			t.Errorf("%+v", f)
		}
	}
}
