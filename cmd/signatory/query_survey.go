package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"signatory/graph"
)

func (q *query) silenceCmd() *cobra.Command {
	var c clocks
	var g groupFlags
	var expand bool
	cmd := &cobra.Command{
		Use:     "silence INSTRUMENT",
		Aliases: []string{"survey"},
		Short:   "List who has signed, who has not, who is silent and who has no coverage",
		Long: `Puts each actor into one place: a stance; "through" a bloc that has a position while the
country has none of its own; "silent", named beside the instrument without a stance; or, of a
--group, "no coverage", which is no refusal. Members of a region are those of the United Nations in it.`,
		Example: "  signatory query silence \"Paris Agreement\" --bloc EU --as-of 2016-10\n  signatory query silence \"Mine Ban Treaty\" --csv",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				s, err := q.survey(ctx, r, args[0], g, c, expand)
				if err != nil {
					return err
				}
				if q.asJSON {
					return line(q.out, s)
				}
				if s.StatusAsOf != "" && !q.asCSV {
					if _, err := fmt.Fprintf(q.out, "A depositary's list tells of acts until %s: who is not on it had none by then.\n", s.StatusAsOf); err != nil {
						return err
					}
				}
				return show(q, graph.Page[graph.Placed]{Items: s.Placed()}, placedColumns...)
			})
		},
	}
	cmd.Flags().BoolVar(&expand, "expand", true, "place the members of a bloc that has a position under through; the claim stays the bloc's")
	g.flags(cmd.Flags())
	c.flags(cmd)
	return cmd
}

func (q *query) survey(ctx context.Context, r graph.Store, instrument string, g groupFlags, c clocks, expand bool) (graph.Survey, error) {
	var none graph.Survey
	world, err := gazetteer()
	if err != nil {
		return none, err
	}
	ask := graph.SurveyQuery{}
	if expand {
		ask.Expand = world
	}
	if ask.Instrument, err = idOf(ctx, r, instrument, instrumentKinds); err != nil {
		return none, err
	}
	if ask.AsOf, ask.KnownAt, ask.RecordedAt, err = c.read(); err != nil {
		return none, err
	}
	groups, err := g.ids(ctx, r, world)
	if err != nil {
		return none, err
	}
	if ask.Group, err = graph.GroupsOf(ctx, r, groups, ask.AsOf, world); err != nil {
		return none, err
	}
	return graph.TakeSurvey(ctx, r, ask)
}

var placedColumns = []column[graph.Placed]{
	{"PLACE", func(p graph.Placed) string { return held(graph.Stance(p.Place), p.Tense) }},
	{"ACTOR", func(p graph.Placed) string { return p.Actor.Name }},
	{"CODE", func(p graph.Placed) string { return p.Actor.Code }},
	{"THROUGH", func(p graph.Placed) string { return p.Through }},
}

func (q *query) countsCmd() *cobra.Command {
	var c clocks
	cmd := &cobra.Command{
		Use:     "counts INSTRUMENT",
		Short:   "List reported numbers beside the named actors, with the difference",
		Example: "  signatory query counts \"Paris AI Action Summit Statement\"",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				s, err := q.survey(ctx, r, args[0], groupFlags{}, c, false)
				if err != nil {
					return err
				}
				return show(q, graph.Page[graph.CountBeside]{Items: s.Counts}, countColumns...)
			})
		},
	}
	c.flags(cmd)
	return cmd
}

var countColumns = []column[graph.CountBeside]{
	{"STANCE", func(c graph.CountBeside) string { return held(c.Stance, c.Tense) }},
	{"REPORTED", func(c graph.CountBeside) string { return fmt.Sprintf("%s %d %s", c.Qualifier, c.Count.Count, c.Of) }},
	{"NAMED", func(c graph.CountBeside) string { return strconv.Itoa(c.Named) }},
	{"UNNAMED", func(c graph.CountBeside) string { return strconv.Itoa(c.Unnamed) }},
	{"PUBLISHED", func(c graph.CountBeside) string { return string(c.Published) }},
	{"SENTENCE", func(c graph.CountBeside) string { return c.Evidence.Quote }},
}
