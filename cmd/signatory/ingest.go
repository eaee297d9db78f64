package main

import (
	"fmt"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"signatory/extract"
	"signatory/extract/ingest"
)

// summary is what ingest --json prints.
type summary struct {
	ingest.Tally
	Seconds float64 `json:"seconds"`
}

func (a *app) ingestCmd() *cobra.Command {
	var jobs int
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "ingest [flags] PATH...",
		Short: "Read articles and store what they say",
		Long: `Reads articles as extract does and stores their positions. An article that is stored
already is told as unchanged, and one whose text has changed replaces what was read
from it before. An article that cannot be read harms no other.`,
		Example: "  signatory ingest --db sqlite:news.db articles/\n  zcat news.ndjson.gz | signatory ingest -\n" +
			"  SIGNATORY_DB_PASSWORD=... signatory ingest --db neo4j://neo4j@localhost:7687 articles/",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, paths []string) error {
			store, err := a.openStore(cmd.Context())
			if err != nil {
				return err
			}
			defer a.closeStore(store)
			x, err := extract.New()
			if err != nil {
				return fmt.Errorf("load the extractor: %w", err)
			}
			inputs, failed := a.find(paths)
			start := time.Now()
			progress, done := a.progress(inputs, asJSON)
			tally, err := ingest.Run(cmd.Context(), store, ingest.Read(cmd.Context(), x, inputs, jobs), a.problem, progress)
			done()
			if printed := a.summary(summary{tally, time.Since(start).Seconds()}, asJSON); err == nil {
				err = printed
			}
			if err == nil && (failed || tally.Failed > 0) {
				err = errTold
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the summary as one line of JSON")
	jobsFlag(cmd, &jobs)
	return cmd
}

func (a *app) summary(s summary, asJSON bool) error {
	if asJSON {
		return line(a.out, s)
	}
	_, err := fmt.Fprintf(a.out, "%d articles in %.1f s: %d added, %d unchanged, %d superseded, %d failed; %d claims\n",
		s.Articles, s.Seconds, s.Added, s.Unchanged, s.Superseded, s.Failed, s.Claims)
	return err
}

// lineEvery is the time between lines of progress where there is no terminal.
const lineEvery = 5 * time.Second

// progress shows how far a run is: a bar on a terminal, else a line now and then.
func (a *app) progress(inputs []ingest.Input, quiet bool) (show func(ingest.Tally), done func()) {
	if !terminal(a.err) {
		last := time.Now()
		return func(t ingest.Tally) {
			if now := time.Now(); !quiet && now.Sub(last) >= lineEvery {
				last = now
				a.problem(fmt.Sprintf("%d articles, %d claims, %d failed", t.Articles, t.Claims, t.Failed))
			}
		}, func() {}
	}
	total := len(inputs)
	for _, in := range inputs {
		if in.Many() {
			total = -1 // nobody knows
		}
	}
	bar := progressbar.NewOptions(total, progressbar.OptionSetWriter(a.err), progressbar.OptionShowCount(),
		progressbar.OptionShowIts(), progressbar.OptionSetItsString("articles"), progressbar.OptionClearOnFinish(),
		progressbar.OptionThrottle(100*time.Millisecond))
	show = func(t ingest.Tally) {
		bar.Describe(fmt.Sprintf("%d claims, %d failed", t.Claims, t.Failed))
		bar.Set(t.Articles + t.Failed) //nolint:errcheck // a bar that cannot be drawn stops no run
	}
	return show, func() { bar.Finish() } //nolint:errcheck // as above
}
