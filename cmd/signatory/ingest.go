package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"signatory/extract"
	"signatory/extract/ingest"
	"signatory/graph"
)

// summary is what ingest --json prints.
type summary struct {
	ingest.Tally
	Seconds     float64 `json:"seconds"`
	Sent        int     `json:"sent,omitempty"`      // articles handed to a queue
	Elsewhere   int     `json:"elsewhere,omitempty"` // of these, those that other workers read or the queue held already
	Interrupted bool    `json:"interrupted,omitempty"`
}

// ingestion is one call of ingest.
type ingestion struct {
	*app
	sourceFlags
	queue                                queueFlags
	queued                               bool
	jobs                                 int
	asJSON, retry, listed, dryRun, again bool
	forget                               bool
}

func (a *app) ingestCmd() *cobra.Command {
	in := &ingestion{app: a}
	cmd := &cobra.Command{
		Use:   "ingest [flags] PATH|URL...",
		Short: "Read articles and store what they say",
		Long: `Reads articles as extract does and stores their positions. An article that is stored
already is told as unchanged, and one whose text has changed replaces what was read
from it before. An article that cannot be read harms no other: it goes to a list with
its reason, which --list-failed prints and --retry takes up again.

A run that was interrupted is taken up by the same command: what is stored is passed over.`,
		Example: "  signatory ingest --db sqlite:news.db articles/\n  signatory ingest dump.csv --columns text=body,title=headline\n" +
			"  signatory ingest https://news.example/oslo-accord\n  zcat news.ndjson.gz | signatory ingest -\n  signatory ingest --retry\n" +
			"  SIGNATORY_DB_PASSWORD=... signatory ingest --db neo4j://neo4j@localhost:7687 articles/",
		RunE: func(cmd *cobra.Command, paths []string) error { return in.run(cmd.Context(), paths) },
	}
	flags := cmd.Flags()
	flags.BoolVar(&in.asJSON, "json", false, "print the summary as one line of JSON")
	flags.BoolVar(&in.retry, "retry", false, "take up again what failed before")
	flags.BoolVar(&in.listed, "list-failed", false, "print what failed, and why; read nothing")
	flags.BoolVar(&in.forget, "forget-failed", false, "drop the list of what failed; read nothing")
	flags.BoolVar(&in.dryRun, "dry-run", false, "tell what would be read; store nothing")
	flags.BoolVar(&in.again, "again", false, "read anew also what is stored in the same state")
	flags.BoolVar(&in.queued, "queue", false, "hand the articles over a queue (NATS JetStream), which signatory work reads too")
	in.queue.add(cmd)
	in.queue.addOwn(cmd)
	in.sourceFlags.add(cmd)
	jobsFlag(cmd, &in.jobs)
	return cmd
}

func (in *ingestion) run(ctx context.Context, paths []string) error {
	if len(paths) == 0 && !in.retry && !in.listed && !in.forget {
		return usageError{errors.New("ingest wants a file, a folder, a URL or -")}
	}
	if in.dryRun && !in.retry {
		return in.dry(ctx, paths)
	}
	open := in.openStore
	if in.listed || in.forget || in.retry && len(paths) == 0 {
		open = in.openThere
	}
	store, err := open(ctx)
	if err != nil {
		return err
	}
	defer in.closeStore(store)
	dead := &ingest.DeadLetters{Records: store.(graph.Records), Now: time.Now}
	closeOps, err := in.operate(store)
	if err != nil {
		return err
	}
	defer closeOps()
	if in.listed {
		return in.printFailed(ctx, dead)
	}
	if in.forget {
		return in.forgetFailed(ctx, dead)
	}
	var before []ingest.Dead
	left := false
	if in.retry {
		all, err := dead.List(ctx)
		if err != nil {
			return err
		}
		before = in.triable(all)
		left = len(before) < len(all)
		paths = append(paths, ingest.Inputs(before)...)
		if in.dryRun {
			return in.dry(ctx, paths)
		}
	}
	return in.take(ctx, store, dead, paths, before, left)
}

// take takes paths in, and forgets of what failed before what did not fail again.
// Left tells that some of that could not be tried.
func (in *ingestion) take(ctx context.Context, store graph.Store, dead *ingest.DeadLetters, paths []string, before []ingest.Dead, left bool) error {
	load := in.load
	if in.queued {
		load = in.enqueue
	}
	err := load(ctx, store, dead, paths)
	if err != nil && !errors.Is(err, errTold) || ctx.Err() != nil {
		return errors.Join(err, context.Cause(ctx))
	}
	if dead.Over > 0 {
		in.problem(fmt.Sprintf("%d more failed than the %d that are remembered of one run; mend their source and run the same command again", dead.Over, ingest.MaxDead))
	}
	if forget := dead.Forget(ctx, before); forget != nil {
		return forget
	}
	if err == nil && left {
		return errTold
	}
	return err
}

// load reads paths into the store.
func (in *ingestion) load(ctx context.Context, store graph.Store, dead *ingest.DeadLetters, paths []string) error {
	x, err := extract.New()
	if err != nil {
		return fmt.Errorf("load the extractor: %w", err)
	}
	finder, found, failed, err := in.find(paths)
	if err != nil {
		return err
	}
	reader := ingest.Reader{Extractor: x, Jobs: in.jobs, Version: x.Version(), Watch: in.watch}
	if !in.again {
		reader.Held = store.(graph.Holder).Held
	}
	start := time.Now()
	show, counted := in.progress(found, finder.Taken, in.asJSON), in.meter.tallied()
	tally, err := ingest.Run(ctx, store, reader.Read(ctx, found.Inputs), ingest.Reporter{Problem: show.problem, Progress: func(t ingest.Tally) { show.tally(t); counted(t) }, Failed: dead.Keep})
	show.done()
	if printed := in.summary(summary{Tally: tally, Seconds: time.Since(start).Seconds(), Interrupted: ctx.Err() != nil}, in.asJSON); err == nil {
		err = printed
	}
	if err == nil && (failed || tally.Failed > 0) {
		err = errTold
	}
	return err
}

// watch times the reading of an article.
func (a *app) watch(took time.Duration) { a.meter.reading.Observe(took.Seconds()) }

// triable gives those of a list that can be read again from here, and tells of the
// others, which stay on it: what came in over standard input, and files that are not there.
func (in *ingestion) triable(list []ingest.Dead) []ingest.Dead {
	gone := map[string]bool{}
	for _, p := range ingest.Inputs(list) {
		if p == ingest.Stdin {
			gone[p] = true
			in.problem("what failed on standard input cannot be read again from here: hand it in once more")
		} else if _, err := os.Stat(p); err != nil && !ingest.IsURL(p) {
			gone[p] = true
			in.problem(p + ": there is no such file here; run --retry in the folder where it was read, or drop the list with --forget-failed")
		}
	}
	return slices.DeleteFunc(slices.Clone(list), func(d ingest.Dead) bool { return gone[d.Input] })
}

func (in *ingestion) forgetFailed(ctx context.Context, dead *ingest.DeadLetters) error {
	list, err := dead.List(ctx)
	if err != nil {
		return err
	}
	if err := dead.Drop(ctx, list); err != nil {
		return err
	}
	_, err = fmt.Fprintf(in.out, "%d dropped from the list of what failed\n", len(list))
	return err
}

func (in *ingestion) printFailed(ctx context.Context, dead *ingest.DeadLetters) error {
	list, err := dead.List(ctx)
	if err != nil {
		return err
	}
	if in.asJSON {
		return line(in.out, map[string]any{"items": some(list)})
	}
	for _, d := range list {
		if _, err := fmt.Fprintf(in.out, "%s  %d tried  %s\n", d.At.Format("2006-01-02 15:04"), d.Tries, d.Reason); err != nil {
			return err
		}
	}
	if len(list) == 0 {
		_, err = fmt.Fprintln(in.out, "nothing failed")
		return err
	}
	_, err = fmt.Fprintf(in.out, "%d failed; mend them and run signatory ingest --retry\n", len(list))
	return err
}

func (a *app) summary(s summary, asJSON bool) error {
	if asJSON {
		return line(a.out, s)
	}
	_, err := fmt.Fprintf(a.out, "%d articles in %.1f s: %d added, %d unchanged, %d superseded, %d failed; %d claims\n",
		s.Articles, s.Seconds, s.Added, s.Unchanged, s.Superseded, s.Failed, s.Claims)
	if err == nil && s.Foreign > 0 {
		_, err = fmt.Fprintf(a.out, "%d of them are in another language than English, and are kept as holding no claims\n", s.Foreign)
	}
	if err == nil && s.Elsewhere > 0 {
		_, err = fmt.Fprintf(a.out, "%d more were handed to the queue: other workers read them, or it held them already\n", s.Elsewhere)
	}
	if err == nil && s.Failed > 0 {
		_, err = fmt.Fprintln(a.out, "signatory ingest --list-failed tells which and why; --retry takes them up again")
	}
	if err == nil && s.Interrupted {
		_, err = fmt.Fprintln(a.out, "interrupted; what is stored stays, and the same command goes on from here")
	}
	return err
}
