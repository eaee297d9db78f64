package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"signatory/graph"
)

func (q *query) disputesCmd() *cobra.Command {
	var c clocks
	var g groupFlags
	var actor, instrument string
	cmd := &cobra.Command{
		Use:     "disputes",
		Short:   "List where sources contradict each other, with both sentences",
		Example: "  signatory query disputes\n  signatory query disputes --instrument \"Paris Agreement\" --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) (err error) {
				ask := graph.PositionQuery{Disputed: true}
				if ask.Actor, err = idOf(ctx, r, actor, actorKinds); err != nil {
					return err
				}
				if ask.Instrument, err = idOf(ctx, r, instrument, instrumentKinds); err != nil {
					return err
				}
				if ask.AsOf, ask.KnownAt, ask.RecordedAt, err = c.read(); err != nil {
					return err
				}
				if ask.Actors, err = g.actors(ctx, r, ask.AsOf); err != nil {
					return err
				}
				page, err := all(q, func(p graph.Paging) (graph.Page[graph.Dispute], error) {
					ask.Paging = p
					return graph.Disputes(ctx, r, ask)
				})
				if err != nil {
					return err
				}
				if q.asJSON {
					return line(q.out, page)
				}
				return show(q, graph.Page[graph.Side]{Items: graph.Sides(page.Items), Next: page.Next}, sideColumns...)
			})
		},
	}
	cmd.Flags().StringVar(&actor, "actor", "", "only of this country, organization or person")
	cmd.Flags().StringVar(&instrument, "instrument", "", "only on this instrument")
	g.flags(cmd.Flags())
	c.flags(cmd)
	return cmd
}

var sideColumns = []column[graph.Side]{
	{"ACTOR", func(s graph.Side) string { return s.Actor.Name }},
	{"INSTRUMENT", func(s graph.Side) string { return s.Instrument.Name }},
	{"SAID", func(s graph.Side) string { return held(s.Stance, s.Tense) }},
	{"DATE", func(s graph.Side) string { return string(s.Date) }},
	{"SOURCES", func(s graph.Side) string { return strconv.Itoa(s.Sources) }},
	{"CLAIM", func(s graph.Side) string { return firstClaim(s.Evidence) }},
	{"SENTENCE", func(s graph.Side) string { return firstQuote(s.Evidence) }},
}

func firstClaim(proofs []graph.Proof) string {
	if len(proofs) == 0 {
		return ""
	}
	return proofs[0].Claim
}

func (q *query) sourcesCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "sources ACTOR INSTRUMENT",
		Short: "List the independent sources of a position",
		Long: `Lists who reports a position: articles of one publisher, and copies of one text, are one
source; each with its first and last report and what it says.`,
		Example: "  signatory query sources \"United States\" \"Paris Agreement\"",
		Args:    cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				a, err := idOf(ctx, r, args[0], actorKinds)
				if err != nil {
					return err
				}
				i, err := idOf(ctx, r, args[1], instrumentKinds)
				if err != nil {
					return err
				}
				sources, err := graph.SourcesOf(ctx, r, a, i)
				if err != nil {
					return err
				}
				return show(q, graph.Page[graph.SourceGroup]{Items: sources}, sourceColumns...)
			})
		},
	}
	return cmd
}

var sourceColumns = []column[graph.SourceGroup]{
	{"PUBLISHERS", func(s graph.SourceGroup) string { return strings.Join(s.Publishers, ", ") }},
	{"ARTICLES", func(s graph.SourceGroup) string { return strconv.Itoa(len(s.Articles)) }},
	{"FIRST", func(s graph.SourceGroup) string { return string(s.FirstReport) }},
	{"LAST", func(s graph.SourceGroup) string { return string(s.LastReport) }},
	{"SAYS", func(s graph.SourceGroup) string { return words(s.Stances) }},
	{"TITLE", func(s graph.SourceGroup) string { return s.Articles[0].Title }},
}
