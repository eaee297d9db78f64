package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"signatory/extract/data"
	"signatory/graph"
)

func (q *query) silenceCmd() *cobra.Command {
	var c clocks
	var group string
	cmd := &cobra.Command{
		Use:     "silence INSTRUMENT",
		Aliases: []string{"survey"},
		Short:   "List who has signed, who has not, who is silent and who has no coverage",
		Long: `Puts each actor into one place: a stance; "through" a bloc that has a position while the
country has none of its own; "silent", named beside the instrument without a stance; or, of a
--group, "no coverage", which is no refusal. A group is a bloc as of the date, or a summit's guests.`,
		Example: "  signatory query silence \"Paris Agreement\" --group \"European Union\" --as-of 2016-10\n  signatory query silence \"Mine Ban Treaty\" --csv",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				s, err := q.survey(ctx, r, args[0], group, c)
				if err != nil {
					return err
				}
				if q.asJSON {
					return line(q.out, s)
				}
				return show(q, graph.Page[graph.Placed]{Items: s.Placed()}, placedColumns...)
			})
		},
	}
	cmd.Flags().StringVar(&group, "group", "", "only the members of this bloc, or the guests of this summit")
	c.flags(cmd)
	return cmd
}

func (q *query) survey(ctx context.Context, r graph.Store, instrument, group string, c clocks) (graph.Survey, error) {
	var none graph.Survey
	tables, err := data.Load()
	if err != nil {
		return none, fmt.Errorf("load the gazetteer: %w", err)
	}
	ask := graph.SurveyQuery{Expand: tables.MembersOf}
	if ask.Instrument, err = idOf(ctx, r, instrument, instrumentKinds); err != nil {
		return none, err
	}
	if ask.AsOf, _, _, err = c.read(); err != nil {
		return none, err
	}
	if group != "" {
		id, err := idOf(ctx, r, group, []graph.Kind{graph.Organization, graph.Summit})
		if err != nil {
			return none, err
		}
		if ask.Group, err = graph.GroupOf(ctx, r, id, ask.AsOf, tables.MembersOf); err != nil {
			return none, err
		}
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
				s, err := q.survey(ctx, r, args[0], "", c)
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

func (q *query) membersCmd() *cobra.Command {
	var asOf string
	cmd := &cobra.Command{
		Use:     "members GROUP",
		Short:   "List the countries that a bloc or a summit stands for",
		Example: "  signatory query members NATO --as-of 2003",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				at, err := dateFlag("as-of", asOf)
				if err != nil {
					return err
				}
				id, err := idOf(ctx, r, args[0], []graph.Kind{graph.Organization, graph.Summit})
				if err != nil {
					return err
				}
				tables, err := data.Load()
				if err != nil {
					return fmt.Errorf("load the gazetteer: %w", err)
				}
				group, err := graph.GroupOf(ctx, r, id, at, tables.MembersOf)
				if err != nil {
					return err
				}
				return show(q, graph.Page[graph.ActorRef]{Items: group}, actorColumns...)
			})
		},
	}
	cmd.Flags().StringVar(&asOf, "as-of", "", "the members on this date: YYYY, YYYY-MM or YYYY-MM-DD (default: today's)")
	return cmd
}

var actorColumns = []column[graph.ActorRef]{
	{"CODE", func(a graph.ActorRef) string { return a.Code }},
	{"NAME", func(a graph.ActorRef) string { return a.Name }},
	{"ID", func(a graph.ActorRef) string { return a.ID }},
}
