package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"signatory/extract"
	"signatory/extract/article"
	"signatory/extract/bench"
	"signatory/extract/ingest"
	"signatory/graph"
)

// way is how articles are taken in, with its figures.
type way struct {
	Way          string  `json:"way"` // extraction and store are parts of the others, alone
	Seconds      float64 `json:"seconds"`
	ArticlesPerS float64 `json:"articles_per_s"`
	MBPerS       float64 `json:"mb_per_s"`
	PeakBytes    int64   `json:"peak_bytes,omitempty"` // the largest of its processes
}

type ingestFigures struct {
	Store    string `json:"store"`
	Articles int    `json:"articles"`
	Bytes    int    `json:"bytes"`
	Cores    int    `json:"cores"`
	Ways     []way  `json:"ways"`

	Memory []streamed `json:"memory,omitempty"` // of --stream
}

func (a *app) benchIngestCmd() *cobra.Command {
	b := &ingestBench{app: a}
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "ingest",
		Short: "Measure how fast articles are taken in, by every way there is",
		Long: `Takes generated articles in from files, from NDJSON, and over a queue with one and two workers, each by processes of
this program into an empty store, beside extraction alone and writing to the store alone in the same run. A SQLite store
is made anew for each way beside the file that --db names, which is not touched; a Neo4j must be empty, and is emptied each time.

With --stream it takes so many articles in over one pipe instead, which are made while they are taken, and tells how much
memory the process has of its own after each twentieth of them.`,
		Example: "  signatory bench ingest --db sqlite:/fast/bench.db --json\n  signatory bench ingest --db neo4j://neo4j@localhost:7687 --articles 1000\n" +
			"  signatory bench ingest --db sqlite:/fast/bench.db --stream 1000000 --json",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			f, err := b.run(cmd.Context())
			if err != nil {
				return err
			}
			if asJSON {
				return line(a.out, f)
			}
			for _, w := range f.Ways {
				if _, err := fmt.Fprintf(a.out, "%-22s %8.0f articles/s %8.2f MB/s %8.0f MB at most\n", w.Way, w.ArticlesPerS, w.MBPerS, float64(w.PeakBytes)/1e6); err != nil {
					return err
				}
			}
			for _, m := range f.Memory {
				if _, err := fmt.Fprintf(a.out, "%9d articles %6.0f MB of its own\n", m.Articles, float64(m.Own)/1e6); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().IntVar(&b.streamed, "stream", 0, "take so many articles in over one pipe, and nothing else; 0 is off")
	cmd.Flags().IntVar(&b.articles, "articles", 3000, "how many articles are taken in each time")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one line of JSON")
	return cmd
}

type ingestBench struct {
	*app
	articles int
	streamed int    // how many over one pipe, 0 for every way there is
	dir      string // of this run
	stores   int
	docs     []*article.Document
	figures  ingestFigures
}

func (b *ingestBench) run(ctx context.Context) (f ingestFigures, err error) {
	if b.streamed < 0 {
		return f, usageError{fmt.Errorf("--stream %d: want 1 or more, or 0 for off", b.streamed)}
	}
	if b.articles < 1 {
		return f, usageError{fmt.Errorf("--articles %d: want 1 or more", b.articles)}
	}
	beside := ""
	if path, ok := strings.CutPrefix(b.db, "sqlite:"); ok {
		beside = filepath.Dir(path)
	}
	if b.dir, err = os.MkdirTemp(beside, "signatory-bench-"); err != nil {
		return f, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(b.dir)) }()
	scheme, _, _ := strings.Cut(b.db, ":")
	b.figures = ingestFigures{Store: scheme, Cores: runtime.NumCPU()}
	if b.streamed > 0 {
		err := b.stream(ctx)
		return b.figures, err
	}
	if err := b.prepare(ctx); err != nil {
		return f, err
	}
	files, lines := filepath.Join(b.dir, "files"), filepath.Join(b.dir, "news.ndjson")
	for _, step := range []func() error{
		func() error { return b.alone(ctx) },
		func() error { return b.programs(ctx, "files", 0, files) },
		func() error { return b.programs(ctx, "ndjson", 0, lines) },
		func() error { return b.programs(ctx, "queue, 1 worker", 1, lines) },
		func() error { return b.programs(ctx, "queue, 2 workers", 2, lines) },
	} {
		if err := step(); err != nil {
			return f, err
		}
	}
	return b.figures, nil
}

// prepare makes the articles, as files and as NDJSON.
func (b *ingestBench) prepare(ctx context.Context) error {
	texts, err := sampleTexts(ctx)
	if err != nil {
		return err
	}
	if b.docs, err = bench.Generate(texts, b.articles, 1); err != nil {
		return err
	}
	if err := os.Mkdir(filepath.Join(b.dir, "files"), 0o700); err != nil {
		return err
	}
	out, err := os.Create(filepath.Join(b.dir, "news.ndjson"))
	if err != nil {
		return err
	}
	for _, d := range b.docs {
		b.figures.Articles, b.figures.Bytes = b.figures.Articles+1, b.figures.Bytes+len(d.Article.Raw)
		err = errors.Join(err, os.WriteFile(filepath.Join(b.dir, "files", d.Article.Path), d.Article.Raw, 0o600),
			line(out, map[string]string{"text": string(d.Article.Raw), "title": d.Article.Path, "url": "https://bench.example/" + d.Article.Path}))
	}
	return errors.Join(err, out.Close())
}

func (b *ingestBench) note(name string, took time.Duration, peak int64) {
	s := took.Seconds()
	b.figures.Ways = append(b.figures.Ways, way{name, s, float64(b.figures.Articles) / s, float64(b.figures.Bytes) / 1e6 / s, peak})
}

// alone measures extraction, and then writing what it gave, in this process.
func (b *ingestBench) alone(ctx context.Context) error {
	x, err := extract.New()
	if err != nil {
		return err
	}
	var inputs []ingest.Input
	for _, d := range b.docs {
		inputs = append(inputs, ingest.Bytes(d.Article.Path, d.Article.Raw))
	}
	readings := make([]graph.Reading, 0, len(inputs))
	start := time.Now()
	for r := range ingest.Read(ctx, x, inputs, runtime.NumCPU()) {
		if r.Err != nil {
			return r.Err
		}
		if !r.Idle {
			readings = append(readings, r.Reading)
		}
	}
	b.note("extraction alone", time.Since(start), 0)
	if b.db, err = b.emptyStore(ctx); err != nil {
		return err
	}
	store, err := b.openStore(ctx)
	if err != nil {
		return err
	}
	defer b.closeStore(store)
	start = time.Now()
	if _, err := store.Put(ctx, readings); err != nil {
		return err
	}
	b.note("store alone", time.Since(start), 0)
	return nil
}

// emptyStore names an empty store: of SQLite a new one. A Neo4j is emptied of
// what this run put there, and refused where it holds anything before.
func (b *ingestBench) emptyStore(ctx context.Context) (string, error) {
	b.stores++
	if strings.HasPrefix(b.db, "sqlite:") {
		return fmt.Sprintf("sqlite:%s/%d.db", b.dir, b.stores), nil
	}
	if b.stores == 1 {
		store, err := b.openStore(ctx)
		if err != nil {
			return "", err
		}
		defer b.closeStore(store)
		if stats, err := store.Stats(ctx); err != nil || stats.Articles > 0 {
			return "", errors.Join(err, errors.New("the store holds articles; name an empty one"))
		}
		return b.db, nil
	}
	plain, err := b.openBare(ctx)
	if err != nil {
		return "", err
	}
	return b.db, errors.Join(plain.Empty(ctx), plain.Close())
}

// programs takes a path in by this program, run as others run it: directly, or
// over a queue with so many workers, of which the first is in the process that holds the queue.
func (b *ingestBench) programs(ctx context.Context, name string, workers int, path string) error {
	db, err := b.emptyStore(ctx)
	if err != nil {
		return err
	}
	args := []string{"ingest", "--json", "--db", db, path}
	address := ""
	if workers > 0 {
		if address, err = freeAddress(); err != nil {
			return err
		}
		args = append(args, "--queue", "--jobs", "1", "--queue-dir", filepath.Join(b.dir, fmt.Sprint("queue", workers)), "--queue-listen", address)
	}
	start := time.Now()
	first, err := b.begin(ctx, args)
	if err != nil {
		return err
	}
	all := []*exec.Cmd{first}
	for range workers - 1 {
		if err := awaitListener(ctx, address); err != nil {
			return errors.Join(err, first.Process.Kill(), first.Wait())
		}
		w, err := b.begin(ctx, []string{"work", "--db", db, "--nats", "nats://" + address, "--jobs", "1"})
		if err != nil {
			return err
		}
		all = append(all, w)
	}
	peak, err := int64(0), first.Wait()
	took := time.Since(start)
	for _, w := range all[1:] {
		err = errors.Join(err, w.Process.Signal(os.Interrupt), w.Wait())
	}
	for _, cmd := range all {
		peak = max(peak, peakOf(cmd.ProcessState))
	}
	if err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, first.Stderr)
	}
	if err := b.tookAll(name, first); err != nil {
		return err
	}
	b.note(name, took, peak)
	return nil
}

func (b *ingestBench) begin(ctx context.Context, args []string) (*exec.Cmd, error) {
	cmd, err := b.prepared(ctx, args)
	if err != nil {
		return nil, err
	}
	return cmd, cmd.Start()
}

// prepared is this program with arguments, not yet begun, whose output is kept.
func (b *ingestBench) prepared(ctx context.Context, args []string) (*exec.Cmd, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, self, args...)
	cmd.Stdout, cmd.Stderr = &strings.Builder{}, &strings.Builder{}
	return cmd, nil
}

// freeAddress is one of this machine at which nothing listens.
func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}

// awaitListener waits until something listens at an address, for 20 seconds at most.
func awaitListener(ctx context.Context, address string) error {
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	var d net.Dialer
	for {
		c, err := d.DialContext(ctx, "tcp", address)
		if err == nil {
			return c.Close()
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the queue does not listen: %w", err)
		case <-time.After(50 * time.Millisecond):
		}
	}
}
