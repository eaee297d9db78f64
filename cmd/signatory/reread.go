package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"signatory/extract"
	"signatory/extract/article"
	"signatory/extract/data"
	"signatory/extract/ingest"
	"signatory/graph"
)

// reread is one run of the command.
type reread struct {
	*query
	store graph.Store
	apply bool
	jobs  int
	batch []graph.Reading
	sum   rereadSummary
}

// rereadSummary is what reread --json prints.
type rereadSummary struct {
	Reader   string              `json:"reader"`
	Articles int                 `json:"articles"` // read again
	Other    int                 `json:"other"`    // of them that say something else now
	Gained   int                 `json:"gained"`   // claims
	Lost     int                 `json:"lost"`
	Changed  int                 `json:"changed"`
	Weighed  int                 `json:"weighed"`
	Failed   int                 `json:"failed"`
	Applied  bool                `json:"applied"`
	Diffs    []graph.ReadingDiff `json:"diffs"`
}

func (a *app) rereadCmd() *cobra.Command {
	r := &reread{query: &query{app: a}}
	var dry bool
	cmd := &cobra.Command{
		Use:   "reread",
		Short: "Read the stored articles once more, and tell what they say otherwise",
		Long: `Reads the stored sources of all articles with this version's reader and tells what it reads
otherwise: + what is gained, - what is lost, ~ what changed. Nothing is stored unless --apply
is given. What people decided and mended holds on.`,
		Example: "  signatory reread --db sqlite:news.db\n  signatory reread --apply",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return r.ask(cmd, func(ctx context.Context, s graph.Store) error {
				r.store = s
				return r.run(ctx)
			})
		},
	}
	cmd.Flags().BoolVar(&dry, "dry-run", false, "tell the difference and store nothing, as is done without --apply")
	cmd.Flags().BoolVar(&r.apply, "apply", false, "store what is read")
	cmd.Flags().BoolVar(&r.asJSON, "json", false, "print one line of JSON")
	cmd.MarkFlagsMutuallyExclusive("dry-run", "apply")
	jobsFlag(cmd, &r.jobs)
	return cmd
}

func (r *reread) run(ctx context.Context) error {
	shelf, ok := r.store.(ingest.Shelf)
	if !ok {
		return fmt.Errorf("%T does not list its articles", r.store)
	}
	x, err := extract.New()
	if err != nil {
		return fmt.Errorf("load the extractor: %w", err)
	}
	read, err := readAgain(x)
	if err != nil {
		return err
	}
	r.sum.Reader, r.sum.Applied, r.sum.Diffs = x.Version(), r.apply, []graph.ReadingDiff{}
	for again, err := range ingest.Reread(ctx, shelf, read, r.jobs) {
		if err == nil {
			err = r.one(ctx, again)
		}
		if err != nil {
			return err
		}
	}
	if err := r.flush(ctx); err != nil {
		return err
	}
	if err := r.summary(); err != nil {
		return err
	}
	if r.sum.Failed > 0 {
		return errTold
	}
	return nil
}

// readAgain reads a stored article as it is read when it comes in.
func readAgain(x *extract.Extractor) (func(graph.Article) (graph.Reading, error), error) {
	tables, err := data.Load()
	if err != nil {
		return nil, fmt.Errorf("load gazetteers: %w", err)
	}
	founding := tables.Founding()
	return func(a graph.Article) (graph.Reading, error) {
		a.Retracted = false
		d, err := article.Again(a)
		if err != nil {
			return graph.Reading{}, err
		}
		return founding.Unify(x.Extract(d)), nil
	}, nil
}

// one tells what an article says otherwise.
func (r *reread) one(ctx context.Context, again ingest.Rereading) error {
	if again.Err != nil {
		r.sum.Failed++
		r.problem(again.Err.Error())
		return nil
	}
	r.sum.Articles++
	d := graph.DiffReadings(&again.Before, &again.After)
	r.sum.Gained, r.sum.Lost = r.sum.Gained+len(d.Gained), r.sum.Lost+len(d.Lost)
	r.sum.Changed, r.sum.Weighed = r.sum.Changed+len(d.Changed), r.sum.Weighed+d.Weighed
	if !d.Empty() {
		r.sum.Other++
		if r.asJSON {
			r.sum.Diffs = append(r.sum.Diffs, d)
		} else if err := r.show(&d); err != nil {
			return err
		}
	}
	if !r.apply {
		return nil
	}
	if r.batch = append(r.batch, again.After); len(r.batch) < 64 {
		return nil
	}
	return r.flush(ctx)
}

// flush stores what was read again.
func (r *reread) flush(ctx context.Context) error {
	if len(r.batch) == 0 {
		return nil
	}
	_, err := r.store.Put(ctx, r.batch)
	r.batch = nil
	var unsound *graph.InvalidError
	if errors.As(err, &unsound) { // it alone is not stored
		r.sum.Failed++
		r.problem(err.Error())
		return nil
	}
	return err
}

// show prints a difference, a line for each claim.
func (r *reread) show(d *graph.ReadingDiff) error {
	_, err := fmt.Fprintf(r.out, "%s  %s\n", d.Article, oneLine(d.Title))
	put := func(mark string, c *graph.Claim) {
		if err == nil {
			_, err = fmt.Fprintf(r.out, "  %s %s\n", mark, claimWords(c))
		}
	}
	for i := range d.Lost {
		put("-", &d.Lost[i])
	}
	for i := range d.Gained {
		put("+", &d.Gained[i])
	}
	for i := range d.Changed {
		put("~", &d.Changed[i].Before)
		put(">", &d.Changed[i].After)
	}
	if err == nil && d.Weighed > 0 {
		_, err = fmt.Fprintf(r.out, "  %d claims weighed otherwise\n", d.Weighed)
	}
	for _, rest := range d.Rest {
		if err == nil {
			_, err = fmt.Fprintf(r.out, "  %s: %d more, %d less\n", rest.What, rest.Gained, rest.Lost)
		}
	}
	return err
}

func claimWords(c *graph.Claim) string {
	return oneLine(fmt.Sprintf("%s %s %s %s %.2f %q", c.Actor, held(c.Stance, c.Tense), c.Instrument, c.Date, c.Confidence, c.Evidence.Quote))
}

func (r *reread) summary() error {
	if r.asJSON {
		return line(r.out, r.sum)
	}
	s := &r.sum
	stored := "nothing is stored; --apply stores it"
	if s.Applied {
		stored = "stored"
	}
	_, err := fmt.Fprintf(r.out, "%d articles read by %s, %d of them say something else: %d claims gained, %d lost, %d changed, %d weighed otherwise; %s\n",
		s.Articles, s.Reader, s.Other, s.Gained, s.Lost, s.Changed, s.Weighed, stored)
	return err
}
