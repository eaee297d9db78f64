package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"signatory/graph"
)

func (q *query) changesCmd() *cobra.Command {
	var from, to, actor, instrument string
	var ask graph.ChangeQuery
	cmd := &cobra.Command{
		Use:   "changes",
		Short: "List what changed between two moments of storing",
		Long: `Lists new positions, changed stances, new disputes and settled ones, between two moments of
storing; what came and went between them is not told.`,
		Example: "  signatory query changes --from 2026-01-01\n  signatory query changes --from 2026-01-01 --to 2026-02-01T12:00:00Z --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) (err error) {
				feed, ok := r.(graph.Changes)
				if !ok {
					return fmt.Errorf("%T keeps no changes", r)
				}
				if ask.Actor, err = idOf(ctx, r, actor, actorKinds); err != nil {
					return err
				}
				if ask.Instrument, err = idOf(ctx, r, instrument, instrumentKinds); err != nil {
					return err
				}
				if ask.From, err = momentFlag("from", from); err != nil {
					return err
				}
				if ask.To, err = momentFlag("to", to); err != nil {
					return err
				}
				page, err := all(q, func(p graph.Paging) (graph.Page[graph.Change], error) {
					ask.Paging = p
					return feed.Changes(ctx, ask)
				})
				if err != nil {
					return err
				}
				return show(q, page, changeColumns...)
			})
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "the earlier moment: a date, or as 2026-01-02T15:04:05Z (default: the beginning)")
	cmd.Flags().StringVar(&to, "to", "", "the later moment (default: now)")
	cmd.Flags().StringVar(&actor, "actor", "", "only of this country, organization or person")
	cmd.Flags().StringVar(&instrument, "instrument", "", "only on this instrument")
	cmd.Flags().BoolVar(&ask.Latest, "latest", false, "the latest first; else in the order of instrument, then actor")
	return cmd
}

var changeColumns = []column[graph.Change]{
	{"AT", func(c graph.Change) string { return c.At.UTC().Format(time.DateTime) }},
	{"CHANGE", func(c graph.Change) string { return string(c.Kind) }},
	{"ACTOR", func(c graph.Change) string { return c.Actor.Name }},
	{"INSTRUMENT", func(c graph.Change) string { return c.Instrument.Name }},
	{"BEFORE", func(c graph.Change) string { return briefStanding(c.Before) }},
	{"AFTER", func(c graph.Change) string { return briefStanding(c.After) }},
	{"SENTENCE", func(c graph.Change) string { return firstQuote(c.Evidence) }},
}

func briefStanding(s *graph.Standing) string {
	if s == nil {
		return ""
	}
	out := held(s.Stance, s.Tense)
	if s.Since != "" {
		out += " " + string(s.Since)
	}
	return out
}
