package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"signatory/graph"
)

func (a *app) resolveCmd() *cobra.Command {
	q := &query{app: a}
	var res graph.Resolution
	var stance string
	var undo bool
	cmd := &cobra.Command{
		Use:   "resolve ACTOR INSTRUMENT --stance STANCE | --undo DECISION...",
		Short: "Decide a dispute between sources, or take a decision back",
		Long: `Confirms the most telling sentences of the stance that is so; the other side is overruled and
stays in the ledger. A decision is kept by what the sentence says, so that it outlives another
reading of the article. "signatory query decisions" lists decisions with their ids.`,
		Example: "  signatory resolve India \"Paris AI Action Summit statement\" --stance signed --by Ada --reason \"on the list of signatories\"\n" +
			"  signatory resolve --undo decision:8f2e61f0c1d2a3b4 --by Ada",
		RunE: func(cmd *cobra.Command, args []string) error {
			if undo == (stance != "") {
				return usageError{errors.New("want --stance, or --undo")}
			}
			if !undo && len(args) != 2 || undo && len(args) == 0 {
				return usageError{fmt.Errorf("%d arguments; want ACTOR INSTRUMENT, or with --undo a DECISION", len(args))}
			}
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				judge, ok := r.(graph.Judge)
				if !ok {
					return fmt.Errorf("%T keeps no decisions", r)
				}
				res.Stance = graph.Stance(stance)
				rulings, err := decide(ctx, judge, r, res, args, undo)
				if err != nil {
					return err
				}
				return show(q, graph.Page[graph.Ruling]{Items: rulings}, rulingColumns...)
			})
		},
	}
	cmd.Flags().StringVar(&stance, "stance", "", "what is so: "+words(graph.Stances))
	cmd.Flags().BoolVar(&undo, "undo", false, "take decisions back, by their ids")
	cmd.Flags().StringVar(&res.By, "by", "", "who decides")
	cmd.Flags().StringVar(&res.Reason, "reason", "", "why")
	cmd.Flags().BoolVar(&q.asJSON, "json", false, "print one line of JSON")
	cmd.Flags().BoolVar(&q.asCSV, "csv", false, "print CSV")
	cmd.MarkFlagsMutuallyExclusive("json", "csv")
	return cmd
}

// decide decides a dispute, or takes back decisions.
func decide(ctx context.Context, judge graph.Judge, r graph.Store, res graph.Resolution, args []string, undo bool) ([]graph.Ruling, error) {
	if undo {
		var out []graph.Ruling
		for _, id := range args {
			ruling, err := judge.Revoke(ctx, id, res.By, res.Reason)
			if err != nil {
				return out, err
			}
			out = append(out, ruling)
		}
		return out, nil
	}
	var err error
	if res.Actor, err = idOf(ctx, r, args[0], actorKinds); err != nil {
		return nil, err
	}
	if res.Instrument, err = idOf(ctx, r, args[1], instrumentKinds); err != nil {
		return nil, err
	}
	return graph.Resolve(ctx, judge, res)
}

func (q *query) decisionsCmd() *cobra.Command {
	var actor, instrument string
	cmd := &cobra.Command{
		Use:     "decisions",
		Short:   "List what people decided, the latest first",
		Example: "  signatory query decisions --actor India",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) (err error) {
				rev, ok := r.(graph.Reviewer)
				if !ok {
					return fmt.Errorf("%T keeps no decisions", r)
				}
				var ask graph.RulingQuery
				if ask.Actor, err = idOf(ctx, r, actor, actorKinds); err != nil {
					return err
				}
				if ask.Instrument, err = idOf(ctx, r, instrument, instrumentKinds); err != nil {
					return err
				}
				page, err := all(q, func(p graph.Paging) (graph.Page[graph.Ruling], error) {
					ask.Paging = p
					return rev.Rulings(ctx, ask)
				})
				if err != nil {
					return err
				}
				return show(q, page, rulingColumns...)
			})
		},
	}
	cmd.Flags().StringVar(&actor, "actor", "", "only of this country, organization or person")
	cmd.Flags().StringVar(&instrument, "instrument", "", "only on this instrument")
	return cmd
}

var rulingColumns = []column[graph.Ruling]{
	{"ID", func(r graph.Ruling) string { return r.ID }},
	{"AT", func(r graph.Ruling) string { return r.At.Format("2006-01-02 15:04:05") }},
	{"BY", func(r graph.Ruling) string { return r.By }},
	{"VERDICT", func(r graph.Ruling) string { return string(r.Verdict) }},
	{"ACTOR", func(r graph.Ruling) string { return r.Actor }},
	{"STANCE", func(r graph.Ruling) string { return string(r.Stance) }},
	{"INSTRUMENT", func(r graph.Ruling) string { return r.Instrument }},
	{"REASON", func(r graph.Ruling) string { return r.Reason }},
	{"ORPHANED", func(r graph.Ruling) string { return yes(r.Orphaned) }},
	{"SENTENCE", func(r graph.Ruling) string { return r.Quote }},
}
