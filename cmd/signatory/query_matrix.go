package main

import (
	"context"

	"github.com/spf13/cobra"

	"signatory/graph"
)

func (q *query) wideCmd() *cobra.Command {
	var g groupFlags
	var topic, from, to, asOf, kind string
	var columns int
	cmd := &cobra.Command{
		Use:   "matrix [INSTRUMENT]...",
		Short: "Tell where actors stand on many instruments at once",
		Long: `Lists the positions of actors on the instruments named, or on those of a topic and a time, the
most covered first. What is only planned is no position. JSON has a row for each actor.`,
		Example: "  signatory query matrix --topic climate --region Africa\n  signatory query matrix \"Paris Agreement\" \"Kyoto Protocol\" --as-of 2005 --csv",
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				ask := graph.MatrixQuery{Kind: graph.Kind(kind)}
				pick := graph.PickQuery{Topic: topic, Limit: columns}
				var err error
				if ask.AsOf, err = dateFlag("as-of", asOf); err != nil {
					return err
				}
				if pick.From, err = dateFlag("from", from); err != nil {
					return err
				}
				if pick.To, err = dateFlag("to", to); err != nil {
					return err
				}
				if ask.Actors, err = g.actors(ctx, r, ask.AsOf); err != nil {
					return err
				}
				if ask.Instruments, err = columnsOf(ctx, r, args, pick); err != nil {
					return err
				}
				m, err := graph.TakeMatrix(ctx, r, ask)
				if err != nil {
					return err
				}
				if q.asJSON {
					return line(q.out, m)
				}
				return show(q, graph.Page[graph.Cell]{Items: m.Cells()}, cellColumns...)
			})
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&topic, "topic", "", "only instruments about this: ai, arms, climate, ...")
	flags.StringVar(&from, "from", "", "only instruments adopted since this date")
	flags.StringVar(&to, "to", "", "only instruments adopted until this date")
	flags.StringVar(&asOf, "as-of", "", "what held on this date")
	flags.StringVar(&kind, "kind", "country", "of the actors: country, organization or person")
	flags.IntVar(&columns, "columns", 60, "at most so many instruments")
	g.flags(flags)
	return cmd
}

// columnsOf are the instruments named, or where none is, those picked.
func columnsOf(ctx context.Context, r graph.Store, names []string, pick graph.PickQuery) ([]string, error) {
	var ids []string
	for _, name := range names {
		id, err := idOf(ctx, r, name, instrumentKinds)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	if len(names) > 0 {
		return ids, nil
	}
	world, err := gazetteer()
	if err != nil {
		return nil, err
	}
	picked, err := graph.PickInstruments(ctx, r, pick, world)
	for _, e := range picked {
		ids = append(ids, e.ID)
	}
	return ids, err
}

var cellColumns = []column[graph.Cell]{
	{"ACTOR", func(c graph.Cell) string { return c.Actor.Name }},
	{"STANCE", func(c graph.Cell) string { return held(c.Stance, graph.Past) }},
	{"INSTRUMENT", func(c graph.Cell) string { return c.Instrument.Name }},
	{"DISPUTED", func(c graph.Cell) string {
		if c.Disputed {
			return "disputed"
		}
		return ""
	}},
}
