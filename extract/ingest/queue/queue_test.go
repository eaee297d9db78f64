package queue

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"signatory/extract"
	"signatory/extract/article"
	"signatory/extract/ingest"
	"signatory/graph"
	"signatory/graph/graphtest"
	"signatory/graph/sqlite"
)

func open(t *testing.T) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

var extractor = sync.OnceValues(extract.New)

func reader(t *testing.T) ingest.Reader {
	t.Helper()
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	return ingest.Reader{Extractor: x, Jobs: 1, Version: x.Version()}
}

// samples are the sample articles, and some records and items of feeds.
func samples(t *testing.T) []*article.Document {
	t.Helper()
	names, err := filepath.Glob("../../../testdata/articles/*.md")
	if err != nil || len(names) < 60 {
		t.Fatalf("%d samples, %v", len(names), err)
	}
	var out []*article.Document
	for _, n := range names {
		src, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		d, err := article.Parse(filepath.Base(n), src)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	for name, src := range map[string]string{
		"a.csv": "title,text\nOslo,Norway has signed the Oslo River Accord.\n", "a.json": `[{"text":"Peru has ratified the Oslo River Accord."}]`,
		"a.rss": `<rss><channel><title>C</title><item><title>Chad</title><link>https://c.example/1</link><description>Chad refused to sign the Oslo River Accord.</description></item></channel></rss>`,
	} {
		for d, err := range article.Stream(name, strings.NewReader(src)) {
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, d)
		}
	}
	return out
}

// direct reads documents without a queue.
func direct(t *testing.T, docs []*article.Document) (*sqlite.Store, []graph.Reading) {
	t.Helper()
	s, rd := open(t), reader(t)
	var readings []graph.Reading
	for _, d := range docs {
		readings = append(readings, rd.Extractor.Extract(d))
	}
	if _, err := s.Put(t.Context(), readings); err != nil {
		t.Fatal(err)
	}
	return s, readings
}

func send(t *testing.T, q *Queue, docs []*article.Document) {
	t.Helper()
	sender := q.NewSender(false)
	for _, d := range docs {
		if err := sender.Send(t.Context(), d, d.Article.Path); err != nil {
			t.Fatal(err)
		}
	}
}

func worker(t *testing.T, q *Queue, s ingest.Store) *Worker {
	t.Helper()
	return &Worker{Queue: q, Store: s, Reader: reader(t), Log: slog.New(slog.DiscardHandler), Drain: true}
}

// TestTheGraphIsThatOfADirectRun with two workers, and each article is read once.
func TestTheGraphIsThatOfADirectRun(t *testing.T) {
	docs := samples(t)
	want, readings := direct(t, docs)
	q, err := Embed(t.Context(), t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	send(t, q, docs)
	send(t, q, docs) // which the server knows
	if n, err := q.Waiting(t.Context()); err != nil || n != len(docs) {
		t.Fatalf("%d wait, %v", n, err)
	}
	s := open(t)
	var both sync.WaitGroup
	tallies := make([]ingest.Tally, 2)
	for i := range tallies {
		both.Go(func() {
			var err error
			if tallies[i], err = worker(t, q, s).Run(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	both.Wait()
	if n := tallies[0].Added + tallies[1].Added; n != len(docs) || tallies[0].Unchanged+tallies[1].Unchanged+tallies[0].Failed != 0 {
		t.Errorf("tallies %+v", tallies)
	}
	graphtest.Same(t, want, s, readings)
}

// lossy is a store that is gone for a while in the middle of a batch, after
// some of it was stored: as where a worker is killed before it can acknowledge.
type lossy struct {
	*sqlite.Store
	puts int
}

func (l *lossy) Put(ctx context.Context, rs []graph.Reading) ([]graph.PutResult, error) {
	if l.puts++; l.puts == 2 {
		if _, err := l.Store.Put(ctx, rs); err != nil {
			return nil, err
		}
		return nil, fmt.Errorf("the connection broke after the commit")
	}
	return l.Store.Put(ctx, rs)
}

func (l *lossy) Ready(context.Context) error {
	if l.puts == 2 {
		return fmt.Errorf("the store is gone")
	}
	return nil
}

// TestNothingIsLostOrDoubled though the store breaks off, the server is started
// anew on its folder, and a worker takes articles and ends without a word.
func TestNothingIsLostOrDoubled(t *testing.T) {
	docs := samples(t)
	want, readings := direct(t, docs)
	dir := t.TempDir()
	q, err := Embed(t.Context(), dir, "")
	if err != nil {
		t.Fatal(err)
	}
	q.wait = 2 * time.Second
	send(t, q, docs)
	s := open(t)
	l := &lossy{Store: s, puts: 1}
	if _, err := worker(t, q, l).Run(t.Context()); err == nil || !strings.Contains(err.Error(), "the store is gone") {
		t.Fatalf("error %v", err)
	}
	q.Close()
	if q, err = Embed(t.Context(), dir, ""); err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	q.wait = 2 * time.Second
	if n, err := q.Waiting(t.Context()); err != nil || n != len(docs) {
		t.Fatalf("%d wait after the restart, %v", n, err)
	}
	silent := worker(t, q, s)
	taken, err := silent.fetch(t.Context())
	if err != nil || len(taken) == 0 {
		t.Fatalf("%d taken, %v", len(taken), err)
	}
	for _, m := range taken { // what the server does by itself after ackWait
		if err := m.Nak(); err != nil {
			t.Fatal(err)
		}
	}
	tally, err := worker(t, q, s).Run(t.Context())
	if err != nil || tally.Failed > 0 || tally.Articles != len(docs) || tally.Unchanged == 0 {
		t.Errorf("%+v, %v", tally, err)
	}
	graphtest.Same(t, want, s, readings)
}

// TestAnArticleThatEndsItsWorkersIsSetAside, and what is no article of this queue.
func TestAnArticleThatEndsItsWorkersIsSetAside(t *testing.T) {
	q, err := Embed(t.Context(), t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	d, err := article.Parse("poison.md", []byte("Norway has signed the Oslo River Accord."))
	if err != nil {
		t.Fatal(err)
	}
	send(t, q, []*article.Document{d})
	w := worker(t, q, open(t))
	for range maxDeliveries {
		taken, err := w.fetch(t.Context())
		if err != nil || len(taken) != 1 {
			t.Fatalf("%d taken, %v", len(taken), err)
		}
		if err := taken[0].Nak(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := q.js.Publish(t.Context(), subject, []byte("hello")); err != nil {
		t.Fatal(err)
	}
	var dead []ingest.Dead
	w.Report.Failed = func(_ context.Context, d ingest.Dead) error { dead = append(dead, d); return nil }
	tally, err := w.Run(t.Context())
	if err != nil || tally.Failed != 2 || len(dead) != 2 {
		t.Fatalf("%+v %v, %v", tally, dead, err)
	}
	for _, d := range dead {
		if !strings.Contains(d.Reason, "poison.md: it was handed out 4 times") && !strings.Contains(d.Reason, "not an article of this queue") {
			t.Errorf("%+v", d)
		}
	}
}

// TestASecondStateDoesNotOvertakeTheFirst: it waits until the queue is empty.
func TestASecondStateDoesNotOvertakeTheFirst(t *testing.T) {
	q, err := Embed(t.Context(), t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	state := func(text string) *article.Document {
		d, err := article.Parse("a.md", []byte("---\nurl: https://c.example/1\n---\n"+text))
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	sender, s := q.NewSender(false), open(t)
	if err := sender.Send(t.Context(), state("Norway has signed the Oslo River Accord."), "a.md"); err != nil {
		t.Fatal(err)
	}
	short, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	second := state("Norway has ratified the Oslo River Accord.")
	if err := sender.Send(short, second, "a.md"); err == nil {
		t.Error("the second was sent while the first waited")
	}
	if _, err := worker(t, q, s).Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := sender.Send(t.Context(), second, "a.md"); err != nil {
		t.Fatal(err)
	}
	if tally, err := worker(t, q, s).Run(t.Context()); err != nil || tally.Superseded != 1 {
		t.Errorf("%+v, %v", tally, err)
	}
}

func TestOtherProgramsMayConnect(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	l.Close()
	q, err := Embed(t.Context(), t.TempDir(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	other, err := Connect(t.Context(), "nats://"+address)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if n, err := other.Waiting(t.Context()); err != nil || n != 0 {
		t.Errorf("%d, %v", n, err)
	}
	if _, err := Connect(t.Context(), "nats://127.0.0.1:1"); err == nil || !strings.Contains(err.Error(), "is it running there?") {
		t.Errorf("%v", err)
	}
}
