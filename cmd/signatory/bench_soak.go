package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	extractbench "signatory/extract/bench"
	"signatory/graph/bench"
)

func (a *app) benchSoakCmd() *cobra.Command {
	var o bench.SoakOptions
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "soak",
		Short: "Watch memory and latency of a server that is read and written for an hour",
		Long: `Serves a store, such as "bench graph" has loaded, by "signatory serve" in a process of its own, and asks it the reads that
pages and dashboards ask most, at random moments at a rate; each time counts from the moment at which the
question was due, also where no client was free then. One writer meanwhile hands generated articles in, all of them new
and read as any other; they stay in the store. Prints a line a minute (a tenth of it, of less than ten minutes) on standard error,
and then the first tenth beside the last, and what failed.`,
		Example: "  signatory bench soak --db sqlite:bench.db\n  signatory bench soak --db sqlite:bench.db --for 10m --clients 20 --rate 100 --writes 5 --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.Rate < 1 || o.Clients < 1 || !(o.Writes > 0) || math.IsInf(o.Writes, 0) || o.For < time.Second {
				return usageError{errors.New("want --rate and --clients of 1 or more, --writes above 0 and --for 1s or more")}
			}
			f, err := a.benchSoak(cmd.Context(), o)
			if err != nil {
				return err
			}
			if asJSON {
				return line(a.out, f)
			}
			return printSoaked(a.out, &f)
		},
	}
	flags := cmd.Flags()
	flags.Uint64Var(&o.Seed, "seed", 1, "which questions; the same seed asks the same ones of the same store")
	flags.DurationVar(&o.For, "for", time.Hour, "for how long")
	flags.IntVar(&o.Clients, "clients", 20, "how many ask, each one question at a time")
	flags.IntVar(&o.Rate, "rate", 100, "questions in a second, of all clients together")
	flags.Float64Var(&o.Writes, "writes", 5, "articles in a second")
	flags.BoolVar(&asJSON, "json", false, "print one line of JSON, with every minute")
	return cmd
}

// benchSoak draws the questions from the store, and then has a server alone open it.
func (a *app) benchSoak(ctx context.Context, o bench.SoakOptions) (f bench.Soaked, err error) {
	draws, err := a.drawn(ctx, o.Seed)
	if err != nil {
		return f, err
	}
	plain, err := a.openBare(ctx)
	if err != nil {
		return f, err
	}
	defer func() { err = errors.Join(err, plain.Close()) }()
	ctx, end := context.WithCancelCause(ctx)
	defer end(nil)
	server, err := startSoaked(ctx, a.db, o.Clients, end)
	if err != nil {
		return f, err
	}
	began := time.Now()
	text, stop := iter.Pull(extractbench.Stream(math.MaxInt, uint64(began.UnixNano())))
	defer stop()
	server.file, server.articles = plain.Size, newspaper{began: began, text: text}
	a.problem(soakHead)
	o.Tell = func(m bench.SoakSpan) error {
		a.problem(soakLine(fmt.Sprint(time.Duration(m.Until*float64(time.Second)).Round(100*time.Millisecond)), &m))
		return nil
	}
	f, err = bench.Soak(ctx, server, draws, o)
	if stopped := server.stop(); err == nil { // else that is why, or what came of it
		err = stopped
	}
	return f, err
}

// drawn are questions out of what the store holds.
func (a *app) drawn(ctx context.Context, seed uint64) ([]bench.Params, error) {
	store, err := a.openStore(ctx)
	if err != nil {
		return nil, err
	}
	defer a.closeStore(store)
	return bench.Draws(ctx, store, seed)
}

// soakHead stands above lines of soakLine.
var soakHead = fmt.Sprintf("%-12s %8s%8s %8s%8s%8s %8s%8s %8s %9s%8s%8s%8s", "", "asked", "failed", "p50 ms", "p95", "p99", "written", "failed", "p99 ms", "resident", "own", "heap", "file MB")

// soakLine prints a span as a row.
func soakLine(name string, m *bench.SoakSpan) string {
	mb := func(n int64) float64 { return float64(n) / 1e6 }
	return fmt.Sprintf("%-12s %8d%8d %8.2f%8.2f%8.2f %8d%8d %8.1f %9.0f%8.0f%8.0f%8.0f", name, m.Asked, m.Failed, m.P50, m.P95, m.P99, m.Written, m.WritesFailed, m.WriteP99,
		mb(m.Resident), mb(m.Own), mb(m.Heap), mb(m.File))
}

// printSoaked prints the sums of a soak.
func printSoaked(w io.Writer, f *bench.Soaked) error {
	rows := []string{soakHead, soakLine("all", &f.All), soakLine("first tenth", &f.First), soakLine("last tenth", &f.Last)}
	for _, kind := range slices.Sorted(maps.Keys(f.Failures)) {
		rows = append(rows, fmt.Sprintf("%d questions: %s", f.Failures[kind], kind))
	}
	for _, kind := range slices.Sorted(maps.Keys(f.WriteFailures)) {
		rows = append(rows, fmt.Sprintf("%d articles: %s", f.WriteFailures[kind], kind))
	}
	if f.FirstFailure != "" {
		rows = append(rows, "the first failure: "+f.FirstFailure)
	}
	_, err := fmt.Fprintln(w, strings.Join(rows, "\n"))
	return err
}
