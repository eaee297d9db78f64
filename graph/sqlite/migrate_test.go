package sqlite_test

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"signatory/graph"
	"signatory/graph/bench"
	"signatory/graph/graphtest"
)

// A file of an earlier schema, of which testdata holds one with twelve articles
// and a decision, answers after it was opened like one that is made now.
func TestMigratedFileAnswersAlike(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	unzip(t, "testdata/schema5.db.gz", path)
	readings := graphtest.Generate(1, 12)
	old, fresh := openAt(t, path), open(t)
	if _, err := fresh.Put(t.Context(), readings); err != nil {
		t.Fatal(err)
	}
	rulings, err := old.Rulings(t.Context(), graph.RulingQuery{})
	if err != nil || len(rulings.Items) != 1 || len(rulings.Items[0].Claims) != 1 {
		t.Fatalf("rulings %+v, %v", rulings, err)
	}
	r := rulings.Items[0]
	if _, err := fresh.(graph.Reviewer).Decide(t.Context(), r.Claims[0], r.Verdict, r.By, r.Reason); err != nil {
		t.Fatal(err)
	}
	graphtest.Same(t, old, fresh, readings)
	results, err := old.Put(t.Context(), readings)
	if err != nil {
		t.Fatal(err)
	}
	for i, result := range results {
		if result != graph.Unchanged {
			t.Errorf("article %d put again is %s", i, result)
		}
	}
	readings[0].Article.Title += " again"
	if _, err := old.Put(t.Context(), readings[:1]); err != nil {
		t.Fatal(err)
	}
	if _, err := fresh.Put(t.Context(), readings[:1]); err != nil {
		t.Fatal(err)
	}
	graphtest.Same(t, old, fresh, readings)
}

// TestMigratedFileFindsClaims: a file of the schema that found claims by an index
// of their pairs, with sixty of them, finds them by their dossiers.
func TestMigratedFileFindsClaims(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	unzip(t, "testdata/schema16.db.gz", path)
	readings := slices.Collect(bench.Generate(1, bench.SizeOf(60)))
	old, fresh := openAt(t, path), open(t)
	if _, err := fresh.Put(t.Context(), readings); err != nil {
		t.Fatal(err)
	}
	graphtest.Same(t, old, fresh, readings)
	again := readings[slices.IndexFunc(readings, func(r graph.Reading) bool { return len(r.Claims) > 1 })]
	again.Claims = again.Claims[1:] // one is no longer made
	for _, s := range []graph.Store{old, fresh} {
		if _, err := s.Put(t.Context(), []graph.Reading{again}); err != nil {
			t.Fatal(err)
		}
	}
	graphtest.Same(t, old, fresh, readings)
}

// TestMigratedFileTellsWhatChanged: the feed of a file of an earlier schema and its matrix, and
// those of what is put into it afterwards, tell what its positions tell.
func TestMigratedFileTellsWhatChanged(t *testing.T) {
	for _, r := range []struct {
		from     string
		readings []graph.Reading
	}{
		{"testdata/schema5.db.gz", graphtest.Generate(1, 12)}, {"testdata/schema16.db.gz", slices.Collect(bench.Generate(1, bench.SizeOf(60)))},
	} {
		path := filepath.Join(t.TempDir(), "graph.db")
		unzip(t, r.from, path)
		s := openAt(t, path)
		none := time.Time{}
		before := time.Now()
		if graphtest.HoldFeed(t, s, [][2]time.Time{{none, none}, {before, none}, {none, before}}) == 0 {
			t.Errorf("%s: nothing changed", r.from)
		}
		graphtest.HoldMatrix(t, s)
		r.readings[0].Article.Title += " again"
		r.readings[0].Claims = r.readings[0].Claims[1:]
		if _, err := s.Put(t.Context(), append(r.readings[:1:1], graphtest.Generate(9, 1)...)); err != nil {
			t.Fatal(err)
		}
		if graphtest.HoldFeed(t, s, [][2]time.Time{{none, none}, {before, none}, {none, before}}) == 0 {
			t.Errorf("%s: nothing changed in the end", r.from)
		}
		graphtest.HoldMatrix(t, s)
	}
}

func unzip(t *testing.T, from, to string) {
	t.Helper()
	f, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestMigrationsAreNumberedInTheirOrder: a file's version is a count of
// migrations, so that one put between two others would be run in place of the second.
func TestMigrationsAreNumberedInTheirOrder(t *testing.T) {
	files, err := os.ReadDir("migrations")
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range files {
		if want := fmt.Sprintf("%04d_", i+1); !strings.HasPrefix(f.Name(), want) {
			t.Errorf("migration %d is %s, want a name that starts with %s", i+1, f.Name(), want)
		}
	}
}
