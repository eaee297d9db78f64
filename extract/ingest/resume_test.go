package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"signatory/extract/article"
	"signatory/graph"
	"signatory/graph/sqlite"
)

// counting counts what it extracts.
type counting struct{ n atomic.Int64 }

func (c *counting) Extract(d *article.Document) graph.Reading {
	c.n.Add(1)
	r := graph.Reading{Article: d.Article}
	r.Article.Reader = "1-test"
	return r
}

func open(t *testing.T) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// TestARunIsTakenUp where it was interrupted: what is stored is not read again,
// unless its bytes or the reader changed.
func TestARunIsTakenUp(t *testing.T) {
	s, x := open(t), new(counting)
	var f Finder
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var lines strings.Builder
	for i := range 500 {
		fmt.Fprintf(&lines, `{"url":"https://a.example/%d","text":"text %d"}`+"\n", i, i)
	}
	write("a.ndjson", lines.String())
	for i := range 200 {
		write(fmt.Sprintf("m%03d.md", i), fmt.Sprintf("text m%d", i))
	}
	run := func(ctx context.Context, version string, progress func(Tally)) (Tally, error) {
		rd := Reader{Extractor: x, Jobs: 2, Held: s.Held, Version: version}
		return Run(ctx, s, rd.Read(ctx, f.Find([]string{dir}).Inputs), Reporter{Progress: progress})
	}
	ctx, cancel := context.WithCancel(t.Context())
	first, err := run(ctx, "1-test", func(t Tally) {
		if t.Added >= 300 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || first.Added < 300 || first.Added >= 700 {
		t.Fatalf("%+v, %v", first, err)
	}
	x.n.Store(0)
	second, err := run(t.Context(), "1-test", nil)
	if err != nil || second.Unchanged != first.Added || second.Added != 700-first.Added || int(x.n.Load()) != second.Added {
		t.Errorf("first %+v, then %+v with %d read, %v", first, second, x.n.Load(), err)
	}
	write("m007.md", "another text")
	x.n.Store(0)
	if third, err := run(t.Context(), "1-test", nil); err != nil || third.Unchanged != 699 || x.n.Load() != 1 {
		t.Errorf("after a change %+v with %d read, %v", third, x.n.Load(), err)
	}
	x.n.Store(0)
	if _, err := run(t.Context(), "2-other", nil); err != nil || x.n.Load() != 700 {
		t.Errorf("another reader read %d, %v", x.n.Load(), err)
	}
}

// TestFailedArticlesAreRemembered until they are taken in.
func TestFailedArticlesAreRemembered(t *testing.T) {
	s := open(t)
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	var f Finder
	dir := t.TempDir()
	bad, lines := filepath.Join(dir, "bad.md"), filepath.Join(dir, "l.ndjson")
	write := func(path, text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(bad, "")
	write(lines, `{"text":"one"}`+"\n{broken\n"+`{"id":"x"}`+"\n")
	run := func(paths ...string) *DeadLetters {
		t.Helper()
		dead := &DeadLetters{Records: s, Now: func() time.Time { return at }}
		if _, err := Run(t.Context(), s, Read(t.Context(), new(counting), f.Find(paths).Inputs, 1), Reporter{Failed: dead.Keep}); err != nil {
			t.Fatal(err)
		}
		return dead
	}
	list := func(dead *DeadLetters) string {
		t.Helper()
		l, err := dead.List(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, d := range l {
			if !strings.HasPrefix(d.Reason, d.What) || d.At != at {
				t.Errorf("%+v", d)
			}
			out = append(out, fmt.Sprint(strings.TrimPrefix(d.What, dir+"/"), " ", d.Tries))
		}
		return strings.Join(out, ", ")
	}
	dead := run(bad, lines)
	if got := list(dead); got != "bad.md 1, l.ndjson:2 1, l.ndjson:3 1" {
		t.Fatalf("remembered %s", got)
	}
	before, err := dead.List(t.Context())
	if err != nil || !slices.Equal(Inputs(before), []string{bad, lines}) {
		t.Fatalf("inputs %v, %v", Inputs(before), err)
	}
	write(bad, "Norway signed.")
	write(lines, `{"text":"one"}`+"\n{broken\n"+`{"id":"x","text":"three"}`+"\n")
	dead = run(Inputs(before)...)
	if err := dead.Forget(t.Context(), before); err != nil {
		t.Fatal(err)
	}
	if got := list(dead); got != "l.ndjson:2 2" {
		t.Errorf("after the mend %s", got)
	}
}

// TestWhatTricklesInIsStored before the input ends.
func TestWhatTricklesInIsStored(t *testing.T) {
	s := open(t)
	r, w := io.Pipe()
	f := Finder{Stdin: r}
	stored := make(chan Tally, 100)
	ended := make(chan error)
	go func() {
		_, err := Run(t.Context(), s, Read(t.Context(), new(counting), f.Find([]string{Stdin}).Inputs, 2), Reporter{Progress: func(t Tally) { stored <- t }})
		ended <- err
	}()
	if _, err := io.WriteString(w, `{"text":"one"}`+"\n"); err != nil {
		t.Fatal(err)
	}
	select {
	case got := <-stored:
		if got.Added != 1 {
			t.Errorf("%+v", got)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("nothing was stored while the input was open")
	}
	w.Close()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
