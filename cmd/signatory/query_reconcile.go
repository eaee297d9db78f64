package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"signatory/graph"
)

// errNoLists is of a store without the power to tell of lists.
var errNoLists = errors.New("this store tells of no depositaries' lists")

func (q *query) reconcileCmd() *cobra.Command {
	var actor, instrument string
	var findings []string
	cmd := &cobra.Command{
		Use:   "reconcile",
		Short: "Compare what the press claims with the acts that depositaries list",
		Long: `Lists, on every instrument of which a depositary's list is loaded, acts that the press tells of with
the days between act and first report (matched), acts that no article tells of (act_without_press),
claims that the list does not bear out (claim_without_act), claims that it rules out or dates otherwise
(contradiction), and claims that are later than the list, which is silent about them (after_list).`,
		Example: "  signatory query reconcile --instrument \"Kyoto Protocol\"\n  signatory query reconcile --finding contradiction,claim_without_act --csv --limit 0",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) (err error) {
				lists, ok := r.(graph.ListReader)
				if !ok {
					return errNoLists
				}
				ask := graph.ReconcileQuery{}
				for _, f := range findings {
					ask.Kinds = append(ask.Kinds, graph.Finding(f))
				}
				if err := ask.Check(); err != nil {
					return usageError{err}
				}
				if ask.Actor, err = idOf(ctx, r, actor, actorKinds); err != nil {
					return err
				}
				if ask.Instrument, err = idOf(ctx, r, instrument, instrumentKinds); err != nil {
					return err
				}
				page, err := all(q, func(p graph.Paging) (graph.Page[graph.Reconciled], error) {
					ask.Paging = p
					return graph.Reconcile(ctx, lists, ask)
				})
				if err != nil {
					return err
				}
				if err := show(q, page, reconciledColumns...); err != nil || q.asJSON || q.asCSV {
					return err
				}
				return q.sumUp(page.Items)
			})
		},
	}
	cmd.Flags().StringVar(&actor, "actor", "", "only of this country, organization or person")
	cmd.Flags().StringVar(&instrument, "instrument", "", "only on this instrument")
	cmd.Flags().StringSliceVar(&findings, "finding", nil, "only these: "+words(graph.Findings))
	return cmd
}

// sumUp counts the findings below their table.
func (q *query) sumUp(items []graph.Reconciled) error {
	count := map[graph.Finding]int{}
	for _, f := range items {
		count[f.Finding]++
	}
	var parts []string
	for _, f := range slices.Sorted(maps.Keys(count)) {
		parts = append(parts, fmt.Sprintf("%d %s", count[f], f))
	}
	if len(parts) == 0 {
		return nil
	}
	_, err := fmt.Fprintln(q.out, strings.Join(parts, ", "))
	return err
}

var reconciledColumns = []column[graph.Reconciled]{
	{"INSTRUMENT", func(f graph.Reconciled) string { return short(f.Instrument.Name) }},
	{"ACTOR", func(f graph.Reconciled) string { return f.Actor.Name }},
	{"FINDING", func(f graph.Reconciled) string { return string(f.Finding) }},
	{"CLAIMED", func(f graph.Reconciled) string { return string(f.Stance) }},
	{"DATE", func(f graph.Reconciled) string { return string(f.ClaimDate) }},
	{"ACT", func(f graph.Reconciled) string { return string(f.Act) }},
	{"ACT DATE", func(f graph.Reconciled) string { return string(f.ActDate) }},
	{"LAG", func(f graph.Reconciled) string {
		if f.LagDays == nil {
			return ""
		}
		return strconv.Itoa(*f.LagDays)
	}},
	{"LIST AS OF", func(f graph.Reconciled) string { return string(f.StatusAsOf) }},
	{"WHY", func(f graph.Reconciled) string { return f.Why }},
	{"SENTENCE", func(f graph.Reconciled) string { return f.Quote }},
}

// short cuts a long title for a cell of a table.
func short(title string) string {
	if r := []rune(title); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return title
}

func (q *query) listsCmd() *cobra.Command {
	var instrument string
	cmd := &cobra.Command{
		Use:     "lists",
		Short:   "List the depositaries' lists, with the day of their status",
		Example: "  signatory query lists\n  signatory query lists --instrument \"World Health Organization\"",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				lists, ok := r.(graph.Lister)
				if !ok {
					return errNoLists
				}
				id, err := idOf(ctx, r, instrument, instrumentKinds)
				if err != nil {
					return err
				}
				page, err := all(q, func(p graph.Paging) (graph.Page[graph.StatusList], error) {
					return lists.Lists(ctx, graph.ListQuery{Paging: p, Instrument: id})
				})
				if err != nil {
					return err
				}
				return show(q, page, listColumns...)
			})
		},
	}
	cmd.Flags().StringVar(&instrument, "instrument", "", "only on this instrument, or the body that it founded")
	return cmd
}

var listColumns = []column[graph.StatusList]{
	{"INSTRUMENT", func(l graph.StatusList) string { return l.Instrument.Name }},
	{"AS OF", func(l graph.StatusList) string { return string(l.StatusAsOf) }},
	{"PUBLISHER", func(l graph.StatusList) string { return l.Publisher }},
	{"URL", func(l graph.StatusList) string { return l.URL }},
}
