package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"signatory/extract/data"
	"signatory/extract/status"
	"signatory/graph"
)

func (a *app) importStatusCmd() *cobra.Command {
	var asOf string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "import-status [flags] PATH...",
		Short: "Load depositaries' lists of who has signed and ratified what",
		Long: `Loads official acts from lists of the status of treaties; a PATH is a CSV or TSV file or a folder of them.

Two layouts are known: a plain table with a row for each act (actor, instrument, action, date,
source; effective may follow for the second date of a withdrawal), and that of the UN Treaty
Collection, a file for each treaty called by its chapter and number (27-7-a.csv), in it
Participant and then the columns of acts.

Each list is stored as an article of its depositary, dated by the day of its status; it is silent
about what came later. Cells that are no acts are told of with file and line, all of them with
--json or --verbose. The same list again changes nothing; a later one takes its place.`,
		Example: "  signatory import-status --db sqlite:news.db acts.csv\n" +
			"  signatory import-status --as-of 2015-03-14 --json treaties/",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, paths []string) error {
			day, err := dateFlag("as-of", asOf)
			if err != nil {
				return err
			}
			store, err := a.openStore(cmd.Context())
			if err != nil {
				return err
			}
			defer a.closeStore(store)
			tables, err := data.Load()
			if err != nil {
				return fmt.Errorf("load the gazetteers: %w", err)
			}
			files, failed := status.Find(paths)
			start := time.Now()
			lists, report := status.New(tables).Read(files, day)
			report.Failed = append(failed, report.Failed...)
			stored, err := putLists(cmd.Context(), store, lists)
			if err != nil {
				return err
			}
			return a.tellImport(report, stored, daysOf(lists), time.Since(start), asJSON)
		},
	}
	cmd.Flags().StringVar(&asOf, "as-of", "", "the day of which the lists tell the status; empty: the day at the end of their source, else that of their last act")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the report as one line of JSON")
	return cmd
}

// listsAtOnce is how many lists are handed to the store together.
const listsAtOnce = 100

// putLists stores lists and counts what became of them.
func putLists(ctx context.Context, store graph.Writer, lists []status.List) (map[graph.PutResult]int, error) {
	became := map[graph.PutResult]int{}
	for some := range slices.Chunk(lists, listsAtOnce) {
		readings := make([]graph.Reading, len(some))
		for i := range some {
			readings[i] = some[i].Reading()
		}
		results, err := store.Put(ctx, readings)
		if err != nil {
			return became, fmt.Errorf("store %d lists: %w", len(some), err)
		}
		for _, r := range results {
			became[r]++
		}
	}
	return became, nil
}

// daysOf says of which days lists tell the status.
func daysOf(lists []status.List) string {
	var first, last graph.Date
	for _, l := range lists {
		if first == "" || l.AsOf.Last() < first.Last() {
			first = l.AsOf
		}
		if l.AsOf.Last() > last.Last() {
			last = l.AsOf
		}
	}
	switch {
	case len(lists) == 0:
		return ""
	case first == last:
		return " as of " + string(first)
	}
	return fmt.Sprintf(" as of %s to %s", first, last)
}

// errLists ends an import of which some was not read; what it was has been told.
var errLists = fmt.Errorf("%w: some lists", errTold)

// tellImport prints what was read and stored, and what was not.
func (a *app) tellImport(r status.Report, stored map[graph.PutResult]int, days string, took time.Duration, asJSON bool) error {
	for _, f := range r.Failed {
		a.problem(f.Error())
	}
	for _, u := range r.Unresolved {
		a.problem(fmt.Sprintf("%s:%d: no gazetteer knows %q; %s", u.File, u.Line, u.Name, u.Mend))
	}
	if asJSON {
		if err := line(a.out, r); err != nil {
			return err
		}
	} else {
		a.tellSkipped(r.Skipped)
		if _, err := fmt.Fprintf(a.out, "%d lists%s with %d acts of %d participants in %.1f s: %d added, %d unchanged, %d superseded; %d cells are no acts\n",
			r.Treaties, days, r.Acts, r.Participants, took.Seconds(), stored[graph.Added], stored[graph.Unchanged], stored[graph.Superseded], len(r.Skipped)); err != nil {
			return err
		}
	}
	if !r.Whole() {
		return errLists
	}
	if r.Treaties == 0 {
		return errors.New("no list was found; want CSV or TSV files, see signatory import-status --help")
	}
	return nil
}

// tellSkipped tells each cell that could not be read; of those that are no acts
// how many each file has, and with --verbose each.
func (a *app) tellSkipped(all []status.Skipped) {
	type kind struct{ file, why string }
	count := map[kind]int{}
	for _, s := range all {
		if s.Unread || a.verbose {
			a.problem(fmt.Sprintf("%s:%d: %q: %s", s.File, s.Line, s.Cell, s.Why))
		} else {
			count[kind{s.File, s.Why}]++
		}
	}
	var kinds []kind
	for k := range count {
		kinds = append(kinds, k)
	}
	slices.SortFunc(kinds, func(x, y kind) int { return cmp.Or(cmp.Compare(x.file, y.file), cmp.Compare(x.why, y.why)) })
	for _, k := range kinds {
		a.problem(fmt.Sprintf("%s: %d cells skipped: %s", k.file, count[k], k.why))
	}
}
