package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"signatory/extract"
	"signatory/graph"
)

func (q *query) reviewCmd() *cobra.Command {
	var queue string
	cmd := &cobra.Command{
		Use:   "review",
		Short: "List what a person should decide",
		Long: `Lists a queue: unsure (positions that are not confirmed), disputed (sources contradict each other),
unknown (instruments that the gazetteer does not know) or twins (entities that may be one).
"signatory mend confirm", "reject", "edit", "merge" and "apart" and "signatory resolve" decide.`,
		Example: "  signatory query review --queue unsure --limit 10\n  signatory query review --queue twins",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				store, ok := r.(graph.ReviewStore)
				if !ok {
					return fmt.Errorf("%T keeps no decisions", r)
				}
				ask := graph.ReviewQuery{Queue: graph.Queue(queue)}
				if ask.Queue == graph.QueueUnknown {
					x, err := extract.New()
					if err != nil {
						return err
					}
					ask.Knows = x.Knows
				}
				page, err := all(q, func(p graph.Paging) (graph.Page[graph.ReviewCase], error) {
					ask.Paging = p
					return graph.Review(ctx, store, ask)
				})
				if err != nil {
					return err
				}
				return show(q, page, reviewColumns...)
			})
		},
	}
	cmd.Flags().StringVar(&queue, "queue", string(graph.QueueUnsure), "which: "+words(graph.Queues))
	return cmd
}

var reviewColumns = []column[graph.ReviewCase]{
	{"WHY", func(c graph.ReviewCase) string { return c.Why }},
	{"WHO", func(c graph.ReviewCase) string { return c.Actor.ID + c.Entity.ID }},
	{"STANCE", func(c graph.ReviewCase) string {
		if len(c.Sides) > 0 {
			return words(c.Sides)
		}
		return held(c.Stance, c.Tense)
	}},
	{"ON", func(c graph.ReviewCase) string { return c.Instrument.ID + c.Twin.ID }},
	{"CLAIM", func(c graph.ReviewCase) string {
		if len(c.Evidence) == 0 {
			return ""
		}
		return c.Evidence[0].Claim
	}},
	{"SENTENCE", func(c graph.ReviewCase) string { return firstQuote(c.Evidence) }},
}
