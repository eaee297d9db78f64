package sqlite_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strings"
	"testing"
	"time"

	"signatory/graph"
	"signatory/graph/graphtest"
	"signatory/graph/sqlite"
)

func open(t *testing.T) graph.Store {
	return openAt(t, filepath.Join(t.TempDir(), "graph ?#%.db"))
}

func openAt(t testing.TB, path string) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path, sqlite.Options{Now: func() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestStore(t *testing.T) { graphtest.Run(t, open) }

func openWithClock(t *testing.T, now func() time.Time) graph.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "graph.db"), sqlite.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestClocks(t *testing.T) { graphtest.RunClocks(t, openWithClock) }

func TestSources(t *testing.T) { graphtest.RunSources(t, open) }

func TestSurvey(t *testing.T) { graphtest.RunSurvey(t, open) }

func TestAlign(t *testing.T)  { graphtest.RunAlign(t, open) }
func TestMatrix(t *testing.T) { graphtest.RunMatrix(t, open) }

func TestLatest(t *testing.T) { graphtest.RunLatest(t, open) }

func TestChanges(t *testing.T) { graphtest.RunChanges(t, openWithClock) }

func TestHistory(t *testing.T) { graphtest.RunHistory(t, openWithClock, 8, 60) }

func TestReview(t *testing.T) { graphtest.RunReview(t, openWithClock) }

func TestHeld(t *testing.T) { graphtest.RunHeld(t, open) }

func TestExamine(t *testing.T) { graphtest.RunExamine(t, openWithClock) }

func TestClockBack(t *testing.T) { graphtest.RunClockBack(t, openWithClock) }

func TestRecords(t *testing.T) { graphtest.RunRecords(t, open) }

func TestMend(t *testing.T) { graphtest.RunMend(t, openWithClock) }

func TestEdit(t *testing.T) { graphtest.RunEdit(t, openWithClock) }

func TestQueue(t *testing.T) { graphtest.RunQueue(t, openWithClock) }

func TestExplore(t *testing.T) { graphtest.RunExplore(t, open) }

func TestCancelledPutKeepsNothing(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "graph.db"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Put(ctx, graphtest.Generate(1, 5)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	if stats, err := s.Stats(t.Context()); err != nil || stats.Articles != 0 || stats.Claims != 0 {
		t.Errorf("kept %+v, %v", stats, err)
	}
}

// When a put ends, however it ends, nothing works on its readings any more.
func TestEndedPutsDoNothing(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "graph.db"))
	began := time.Now()
	if _, err := s.Put(t.Context(), graphtest.GenerateSized(1, 2000, 60, 60)); err != nil {
		t.Fatal(err)
	}
	took := time.Since(began)
	const moments = 5
	for i := range moments {
		readings := graphtest.GenerateSized(uint64(i)+2, 2000, 60, 60)
		ctx, cancel := context.WithTimeout(t.Context(), took*time.Duration(i)/moments)
		_, err := s.Put(ctx, readings)
		cancel()
		var stacks bytes.Buffer
		if err := pprof.Lookup("goroutine").WriteTo(&stacks, 2); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(stacks.String()) {
			if strings.HasPrefix(line, "signatory/graph/sqlite.readyAll") || strings.HasPrefix(line, "signatory/graph/sqlite.readyBatches") || strings.HasPrefix(line, "signatory/graph/sqlite.(*writer)") ||
				strings.HasPrefix(line, "signatory/graph/sqlite.(*readied)") || strings.HasPrefix(line, "signatory/graph/sqlite.(*copies)") {
				t.Errorf("after a put of %v of %v that ended with %v: %s", took*time.Duration(i)/moments, took, err, line)
			}
		}
	}
}

// Who writes while another process does waits no longer than the time it has, and
// leaves nothing behind.
func TestWaitingToWriteEndsWithTheContext(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := openAt(t, path)
	if _, err := s.Put(t.Context(), graphtest.Generate(1, 5)); err != nil {
		t.Fatal(err)
	}
	other, err := sqlite.Connect(path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	more := graphtest.Generate(2, 5)
	for what, write := range map[string]func(context.Context) error{
		"put": func(ctx context.Context) error {
			results, err := s.Put(ctx, more)
			if err == nil && results[0] == graph.Unchanged {
				t.Error("what was put in vain is stored")
			}
			return err
		},
		"record": func(ctx context.Context) error { return s.SetRecord(ctx, "shelf", "key", []byte("value")) },
		"forget": func(ctx context.Context) error { return s.DropRecord(ctx, "shelf", "key") },
	} {
		writing, err := other.BeginTx(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		began := time.Now()
		err = write(ctx)
		cancel()
		if took := time.Since(began); !errors.Is(err, context.DeadlineExceeded) || took > 5*time.Second {
			t.Errorf("%s: %v after %v, want what it has of time to be over", what, err, took)
		}
		if err := writing.Rollback(); err != nil {
			t.Fatal(err)
		}
		if err := write(t.Context()); err != nil {
			t.Errorf("%s, once nobody else writes: %v", what, err)
		}
	}
}

// A connection that was interrupted is closed with all that it has open: the log would
// else stay beside the file.
func TestInterruptedConnectionsAreClosed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(3) {
		if _, err := s.Put(t.Context(), graphtest.Generate(seed+1, 5)); err != nil {
			t.Fatal(err)
		}
		other, err := sqlite.Connect(path)
		if err != nil {
			t.Fatal(err)
		}
		writing, err := other.BeginTx(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		if err := s.SetRecord(ctx, "shelf", "key", nil); !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
		cancel()
		if err := errors.Join(writing.Rollback(), other.Close()); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(path + "-wal"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the log is there still, or not to be seen: %v", err)
	}
}

func TestReopen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	readings := graphtest.Generate(1, 10)
	first := openAt(t, path)
	if _, err := first.Put(t.Context(), readings); err != nil {
		t.Fatal(err)
	}
	second := openAt(t, path)
	graphtest.Same(t, first, second, readings)
	a, err := second.Article(t.Context(), readings[0].Article.ID)
	if err != nil || a.Recorded.Year() != 2026 || string(a.Raw) != string(readings[0].Article.Raw) {
		t.Errorf("the article came back as %+v, %v", a, err)
	}
}

func TestRefusesWhatIsNotOurs(t *testing.T) {
	for _, r := range []struct{ name, sql, want string }{
		{"another program's database", "CREATE TABLE t (x)", "not a Signatory database"},
		{"a newer version", "PRAGMA application_id = 1397182036; PRAGMA user_version = 999; CREATE TABLE t (x)", "newer Signatory"},
	} {
		t.Run(r.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "other.db")
			db, err := sql.Open("sqlite", path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.Exec(r.sql); err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			_, err = sqlite.Open(t.Context(), path, sqlite.Options{})
			if err == nil || !strings.Contains(err.Error(), r.want) || !strings.Contains(err.Error(), path) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestLists(t *testing.T) {
	graphtest.RunLists(t, func(t *testing.T, f graph.Founding) graph.Store {
		t.Helper()
		s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "graph.db"), sqlite.Options{Founding: f})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
		return s
	})
}

// One call may hold an article twice, and a claim that another article made;
// what comes first stands until it is superseded.
func TestPutOfWhatIsThereTwice(t *testing.T) {
	s := open(t)
	readings := graphtest.Generate(1, 2)
	later := readings[0]
	later.Article.Title, later.Article.Revision = "Another title", "another"
	total := len(readings[0].Claims) + len(readings[1].Claims)
	readings[1].Claims[0].ID = readings[0].Claims[0].ID
	results, err := s.Put(t.Context(), []graph.Reading{readings[0], readings[1], later, later})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(results), "[added added superseded unchanged]"; got != want {
		t.Errorf("results %s, want %s", got, want)
	}
	stats, err := s.Stats(t.Context())
	if err != nil || stats.Articles != 2 || stats.Claims != total-1 {
		t.Errorf("%+v, %v; want 2 articles and %d claims", stats, err, total-1)
	}
	a, err := s.Article(t.Context(), later.Article.ID)
	if err != nil || a.Title != "Another title" {
		t.Errorf("the article is %+v, %v", a, err)
	}
}

// The driver takes settings in an order of its own, in which the log of a new file
// could come before the size of its pages.
func TestSettingsOfANewFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	openAt(t, path)
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var size int
	var journal string
	err = db.QueryRowContext(t.Context(), "SELECT page_size, journal_mode FROM pragma_page_size, pragma_journal_mode").Scan(&size, &journal)
	if err != nil || size != 8192 || journal != "wal" {
		t.Errorf("pages of %d bytes, journal %s, %v", size, journal, err)
	}
}

// What a load leaves in the log is moved into the file once nothing more comes.
func TestTheLogIsMovedAfterALoad(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := openAt(t, path)
	if _, err := s.Put(t.Context(), graphtest.GenerateSized(1, 300, 20, 20)); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		file, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if file.Size() > 500_000 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("the file holds %d bytes", file.Size())
		}
	}
}
