package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"signatory/graph/bench"
	neobare "signatory/graph/neo4j/bare"
	"signatory/graph/sqlite"
	"signatory/graph/sqlite/bare"
)

func (a *app) benchGraphCmd() *cobra.Command {
	var claims int
	var asJSON bool
	o := bench.Options{}
	cmd := &cobra.Command{
		Use:   "graph",
		Short: "Load a generated graph and measure how fast it answers",
		Long: `Loads a generated graph (200 actors, 2,000 instruments, three articles for ten claims) into an
empty store, and asks it what pages and dashboards ask: one client at a time, 16 at
once, and at random moments at a rate, beside plain SQL or Cypher in the same run.
The rows of a SQLite store are written once more in plain statements into another file.
A Neo4j store is emptied in between, to load the same rows in plain statements, of the
graph and of depositaries' lists. With --loaded nothing is loaded: what an earlier run
left is asked once more.`,
		Example: "  signatory bench graph --db sqlite:bench.db --claims 100000\n  signatory bench graph --db sqlite:bench.db --claims 1000000 --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if claims < 1 {
				return usageError{fmt.Errorf("--claims %d: want 1 or more", claims)}
			}
			store, err := a.openStore(cmd.Context())
			if err != nil {
				return err
			}
			defer a.closeStore(store)
			plain, err := a.openBare(cmd.Context())
			if err != nil {
				return err
			}
			defer func() {
				if err := plain.Close(); err != nil {
					a.problem("close the store: " + err.Error())
				}
			}()
			o.Size = bench.SizeOf(claims)
			o.Progress = func(what string) {
				if !asJSON {
					a.problem(what)
				}
			}
			f, err := bench.Run(cmd.Context(), store, plain, o)
			if err != nil {
				return err
			}
			if asJSON {
				return line(a.out, f)
			}
			return printFigures(a.out, &f)
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&claims, "claims", 100_000, "how many claims the graph has")
	flags.Uint64Var(&o.Seed, "seed", 1, "which graph; the same seed gives the same one")
	flags.IntVar(&o.Asked, "asked", 1000, "how often each question is asked at most")
	flags.DurationVar(&o.Within, "within", 15*time.Second, "for how long each question is asked at most")
	flags.IntVar(&o.Rate, "rate", 100, "questions in a second in the open loop")
	flags.DurationVar(&o.Open, "open", 30*time.Second, "length of the open loop")
	flags.BoolVar(&o.Loaded, "loaded", false, "only ask the store, which an earlier run has loaded with the same seed and number of claims")
	flags.BoolVar(&asJSON, "json", false, "print one line of JSON")
	return cmd
}

// openBare opens the database of the store that --db names beside it.
func (a *app) openBare(ctx context.Context) (bench.Bare, error) {
	if path, ok := strings.CutPrefix(a.db, "sqlite:"); ok {
		return bare.Open(ctx, path, sqlite.Readers())
	}
	o, err := a.neo4jOptions()
	if err != nil {
		return nil, err
	}
	return neobare.Open(ctx, a.db, o.User, o.Password)
}

// printFigures prints the figures of a run as a table.
func printFigures(w io.Writer, f *bench.Figures) error {
	var errs []error
	say := func(format string, args ...any) {
		_, err := fmt.Fprintf(w, format, args...)
		errs = append(errs, err)
	}
	say("%d claims in %d articles", f.Claims, f.Articles)
	if f.LoadSeconds > 0 {
		say(" loaded in %.1f s: %.0f claims/s", f.LoadSeconds, f.LoadClaimsPerS)
	}
	if f.BareLoadPerS > 0 {
		say("; its rows in plain statements: %.0f claims/s", f.BareLoadPerS)
	}
	if f.PressLoads != nil {
		say("; %.2f of a bare load", f.PressLoads.Ratio)
	}
	if l := f.ListLoads; l != nil {
		say("\n%d acts of depositaries' lists: %.0f acts/s; %.2f of a bare load", l.Claims, l.ClaimsPerS, l.Ratio)
	}
	say("\n%.0f MB stored, %.0f MB of memory at most\n\n", float64(f.SizeBytes)/1e6, float64(f.PeakMemoryBytes)/1e6)
	say("%-28s %8s %24s %24s %24s\n%-28s %8s %8s%8s%8s %8s%8s%8s %8s%8s%8s\n", "milliseconds", "", "1 client", "16 clients", fmt.Sprintf("%d/s", f.OpenRate),
		"", "first", "p50", "p99", "bare p99", "p50", "p99", "bare p99", "p50", "p95", "p99")
	for _, q := range f.Queries {
		say("%-28s %8.2f %8.2f%8.2f%8.2f %8.2f%8.2f%8.2f %8.2f%8.2f%8.2f\n", q.Name, q.First, q.P50, q.P99, q.BareP99, q.P50At16, q.P99At16, q.BareP9916, q.OpenP50, q.OpenP95, q.OpenP99)
	}
	return errors.Join(errs...)
}
