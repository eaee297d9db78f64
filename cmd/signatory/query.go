package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"signatory/graph"
)

// query is what the subcommands of `signatory query` share. Each question has
// its command in a file query_QUESTION.go, beside the columns of its table;
// query_print.go prints answers, query_name.go finds what a name means.
type query struct {
	*app
	asJSON, asCSV bool
	limit         int
	cursor        string
}

func (a *app) queryCmd() *cobra.Command {
	q := &query{app: a}
	cmd := &cobra.Command{
		Use:   "query",
		Short: "Ask the graph who stands where",
		Long: `Asks the store that --db names. Entities are given by id or by name: country:FRA, FRA
and France are one; of a name that is not found those that are like it are told.

Answers are tables; --json prints one line as the API answers, --csv a header and a line for each row.`,
		Example: "  signatory query positions --instrument \"Paris Agreement\" --stance ratified\n" +
			"  signatory query ledger \"United States\" \"Paris Agreement\"\n" +
			"  signatory query silence \"Mine Ban Treaty\" --group NATO --as-of 2020",
	}
	flags := cmd.PersistentFlags()
	flags.BoolVar(&q.asJSON, "json", false, "print one line of JSON")
	flags.BoolVar(&q.asCSV, "csv", false, "print CSV")
	flags.IntVar(&q.limit, "limit", 100, "the most rows of a list; 0 is all")
	flags.StringVar(&q.cursor, "cursor", "", "go on behind an earlier answer: its next_cursor")
	cmd.MarkFlagsMutuallyExclusive("json", "csv")
	cmd.AddCommand(q.positionsCmd(), q.ledgerCmd(), q.silenceCmd(), q.countsCmd(), q.membersCmd(),
		q.disputesCmd(), q.decisionsCmd(), q.sourcesCmd(), q.alignCmd(), q.wideCmd(), q.latestCmd(), q.silentOnCmd(), q.changesCmd(), q.reconcileCmd(), q.listsCmd(),
		q.aroundCmd(), q.pathCmd(), q.searchCmd(), q.claimsCmd(), q.articlesCmd(), q.entitiesCmd(), q.linksCmd(), q.statsCmd(), q.reviewCmd())
	return cmd
}

// ask opens the store for one question.
func (q *query) ask(cmd *cobra.Command, question func(context.Context, graph.Store) error) error {
	store, err := q.openThere(cmd.Context())
	if err != nil {
		return err
	}
	defer q.closeStore(store)
	return question(cmd.Context(), store)
}

// all reads a list page by page, until --limit.
func all[T any](q *query, read func(graph.Paging) (graph.Page[T], error)) (graph.Page[T], error) {
	out := graph.Page[T]{Items: []T{}, Next: q.cursor}
	if q.limit < 0 {
		return out, usageError{fmt.Errorf("--limit %d: want 0 or more", q.limit)}
	}
	for {
		p := graph.Paging{Limit: graph.MaxLimit, Cursor: out.Next}
		if q.limit > 0 {
			p.Limit = min(p.Limit, q.limit-len(out.Items))
		}
		page, err := read(p)
		if err != nil {
			return out, err
		}
		out.Items, out.Next = append(out.Items, page.Items...), page.Next
		if out.Next == "" || q.limit > 0 && len(out.Items) >= q.limit {
			return out, nil
		}
	}
}

// clocks are the flags of the three clocks; see graph.PositionQuery.
type clocks struct{ asOf, knownAt, recordedAt string }

func (c *clocks) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&c.asOf, "as-of", "", "what held on this date: YYYY, YYYY-MM or YYYY-MM-DD")
	cmd.Flags().StringVar(&c.knownAt, "known-at", "", "by what was published until this date")
	cmd.Flags().StringVar(&c.recordedAt, "recorded-at", "", "by what was stored until this moment: a date, or as 2026-01-02T15:04:05Z")
}

// read gives the dates that the flags name.
func (c *clocks) read() (asOf, knownAt graph.Date, recordedAt time.Time, err error) {
	if asOf, err = dateFlag("as-of", c.asOf); err == nil {
		knownAt, err = dateFlag("known-at", c.knownAt)
	}
	if err == nil {
		recordedAt, err = momentFlag("recorded-at", c.recordedAt)
	}
	return asOf, knownAt, recordedAt, err
}

func dateFlag(name, value string) (graph.Date, error) {
	d, err := graph.ParseDate(value)
	if err != nil {
		return "", usageError{fmt.Errorf("--%s: %w", name, err)}
	}
	return d, nil
}

// momentFlag reads a moment, of a date its end; "" is the zero time.
func momentFlag(name, value string) (time.Time, error) {
	t, err := graph.ParseMoment(value)
	if err != nil {
		return t, usageError{fmt.Errorf("--%s: %w", name, err)}
	}
	return t, nil
}
