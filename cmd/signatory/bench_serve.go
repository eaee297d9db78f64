package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"signatory/api"
	"signatory/extract"
	"signatory/graph/bench"
)

func (a *app) benchServeCmd() *cobra.Command {
	var o bench.ServedOptions
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Measure how fast a loaded store answers over HTTP",
		Long: `Serves a store, such as "bench graph" has loaded, on a free port of this machine and asks the
reads that pages and dashboards ask most: at random moments at a rate, where each time counts from the moment
at which the question was due, then the same in plain SQL or Cypher, then by clients who ask all at once.`,
		Example: "  signatory bench serve --db sqlite:bench.db\n  signatory bench serve --db sqlite:bench.db --rate 100 --clients 50 --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.Rate < 1 || o.Clients < 1 {
				return usageError{errors.New("--rate and --clients: want 1 or more")}
			}
			f, err := a.benchServe(cmd.Context(), o)
			if err != nil {
				return err
			}
			if asJSON {
				return line(a.out, f)
			}
			return printServed(a.out, &f)
		},
	}
	flags := cmd.Flags()
	flags.Uint64Var(&o.Seed, "seed", 1, "which questions; the same seed asks the same ones")
	flags.IntVar(&o.Rate, "rate", 100, "questions in a second in the open loop")
	flags.DurationVar(&o.Open, "open", 30*time.Second, "length of each open loop")
	flags.IntVar(&o.Clients, "clients", 50, "how many ask at once")
	flags.DurationVar(&o.Closed, "closed", 20*time.Second, "for how long they do")
	flags.BoolVar(&asJSON, "json", false, "print one line of JSON")
	return cmd
}

// benchServe serves the store on a free port and measures it.
func (a *app) benchServe(ctx context.Context, o bench.ServedOptions) (bench.Served, error) {
	var f bench.Served
	store, err := a.openStore(ctx)
	if err != nil {
		return f, err
	}
	defer a.closeStore(store)
	plain, err := a.openBare(ctx)
	if err != nil {
		return f, err
	}
	defer func() {
		if err := plain.Close(); err != nil {
			a.problem("close the store: " + err.Error())
		}
	}()
	x, err := extract.New()
	if err != nil {
		return f, fmt.Errorf("load the extractor: %w", err)
	}
	serving := serveOptions{addr: "127.0.0.1:0", noWebhooks: true}
	gate, err := serving.gate(store)
	if err != nil {
		return f, err
	}
	ctx, end := context.WithCancel(ctx)
	defer end()
	measured := make(chan error, 1)
	told := a.err
	a.err = io.Discard // the log of requests is written, and would bury the figures
	err = a.serve(ctx, store, x, gate, &serving, func(at string) error {
		go func() {
			defer end()
			var err error
			f, err = bench.MeasureServed(ctx, store, plain, getter(at+api.Base, o.Clients), o)
			measured <- err
		}()
		return nil
	})
	a.err = told
	if err != nil {
		return f, err
	}
	return f, <-measured
}

// getter fetches paths below a base and reads each answer whole.
func getter(base string, clients int) func(context.Context, string) error {
	client := &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: max(64, clients)}}
	return func(ctx context.Context, path string) (err error) {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, base+path, nil)
		if err != nil {
			return err
		}
		res, err := client.Do(req)
		if err != nil {
			return err
		}
		_, err = io.Copy(io.Discard, res.Body)
		if err = errors.Join(err, res.Body.Close()); err == nil && res.StatusCode >= 400 {
			err = &bench.StatusError{Path: path, Status: res.StatusCode}
		}
		return err
	}
}

// printServed prints the figures as a table.
func printServed(w io.Writer, f *bench.Served) error {
	var errs []error
	say := func(format string, args ...any) {
		_, err := fmt.Fprintf(w, format, args...)
		errs = append(errs, err)
	}
	say("%d claims; %d questions over HTTP at %d a second, %d failed\n\n%-28s %24s %24s\n%-28s %8s%8s%8s %8s%8s%8s\n", f.Claims, f.Asked, f.Rate, f.Failed,
		"milliseconds", "over HTTP", "bare statements", "", "p50", "p95", "p99", "p50", "p95", "p99")
	for _, q := range append(f.Queries, bench.ServedTimes{Name: "all", P50: f.P50, P95: f.P95, P99: f.P99, BareP50: f.BareP50, BareP95: f.BareP95, BareP99: f.BareP99}) {
		say("%-28s %8.2f%8.2f%8.2f %8.2f%8.2f%8.2f\n", q.Name, q.P50, q.P95, q.P99, q.BareP50, q.BareP95, q.BareP99)
	}
	say("\n%d clients: %d questions, %.0f a second, %d failed, p99 %.1f ms; memory %.0f MB, then %.0f MB\n", f.Clients, f.ClientsAsked, f.ClientsPerS, f.ClientsFailed, f.ClientsP99,
		float64(f.MemoryStart)/1e6, float64(f.MemoryEnd)/1e6)
	return errors.Join(errs...)
}
