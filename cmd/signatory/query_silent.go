package main

import (
	"context"

	"github.com/spf13/cobra"

	"signatory/graph"
)

func (q *query) silentOnCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "silent-on COUNTRY",
		Short:   "List the instruments on which a country is silent",
		Long:    "Lists the instruments beside which articles name the country and on which none says where it stands.",
		Example: "  signatory query silent-on China",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				id, err := idOf(ctx, r, args[0], actorKinds)
				if err != nil {
					return err
				}
				on, err := r.SilentOn(ctx, id)
				if err != nil {
					return err
				}
				return show(q, graph.Page[graph.InstrumentRef]{Items: on},
					column[graph.InstrumentRef]{"INSTRUMENT", func(i graph.InstrumentRef) string { return i.Name }},
					column[graph.InstrumentRef]{"TYPE", func(i graph.InstrumentRef) string { return i.Type }})
			})
		},
	}
}
