package main

import (
	"context"

	"github.com/spf13/cobra"

	"signatory/graph"
)

func (q *query) latestCmd() *cobra.Command {
	var by string
	var n int
	cmd := &cobra.Command{
		Use:     "latest",
		Short:   "List the positions that turned last",
		Long:    "Lists who came to hold another stance, by when it happened, the latest first. For what was stored lately see changes.",
		Example: "  signatory query latest -n 20\n  signatory query latest --by 2016-12",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				day, err := dateFlag("by", by)
				if err != nil {
					return err
				}
				turned, err := graph.Latest(ctx, r, day, n)
				if err != nil {
					return err
				}
				return show(q, graph.Page[graph.Turned]{Items: turned}, turnedColumns...)
			})
		},
	}
	cmd.Flags().StringVar(&by, "by", "", "what turned last by this date")
	cmd.Flags().IntVarP(&n, "number", "n", 20, "how many")
	return cmd
}

var turnedColumns = []column[graph.Turned]{
	{"DATE", func(t graph.Turned) string { return string(t.Date) }},
	{"ACTOR", func(t graph.Turned) string { return t.Actor.Name }},
	{"STANCE", func(t graph.Turned) string { return held(t.Stance, graph.Past) }},
	{"BEFORE", func(t graph.Turned) string { return held(t.Before, graph.Past) }},
	{"INSTRUMENT", func(t graph.Turned) string { return t.Instrument.Name }},
}
