package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"signatory/graph"
)

func (q *query) claimsCmd() *cobra.Command {
	var actor, instrument, article, attributed, stance string
	cmd := &cobra.Command{
		Use:   "claims",
		Short: "List single readings of single sentences",
		Long: `Lists claims, each with its sentence and the rule that read it. --attributed-to asks for those that
articles put into somebody's mouth, as "the minister said that Kenya had signed".`,
		Example: "  signatory query claims --actor India --instrument \"Paris Agreement\"\n  signatory query claims --attributed-to \"John Kerry\"",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) (err error) {
				ask := graph.ClaimQuery{Article: article, Stance: graph.Stance(stance)}
				if ask.Actor, err = idOf(ctx, r, actor, actorKinds); err != nil {
					return err
				}
				if ask.Instrument, err = idOf(ctx, r, instrument, instrumentKinds); err != nil {
					return err
				}
				if ask.AttributedTo, err = idOf(ctx, r, attributed, graph.Kinds); err != nil {
					return err
				}
				page, err := all(q, func(p graph.Paging) (graph.Page[graph.Claim], error) {
					ask.Paging = p
					return r.Claims(ctx, ask)
				})
				if err != nil {
					return err
				}
				return show(q, page, claimColumns...)
			})
		},
	}
	cmd.Flags().StringVar(&actor, "actor", "", "only about this country, organization or person")
	cmd.Flags().StringVar(&instrument, "instrument", "", "only on this instrument")
	cmd.Flags().StringVar(&article, "article", "", "only those read from this article, by id")
	cmd.Flags().StringVar(&attributed, "attributed-to", "", "only what articles say that this person, country or organization said")
	cmd.Flags().StringVar(&stance, "stance", "", "only of this stance: "+words(graph.Stances))
	return cmd
}

var claimColumns = []column[graph.Claim]{
	{"ID", func(c graph.Claim) string { return c.ID }},
	{"ACTOR", func(c graph.Claim) string { return c.Actor }},
	{"STANCE", func(c graph.Claim) string { return held(c.Stance, c.Tense) }},
	{"INSTRUMENT", func(c graph.Claim) string { return c.Instrument }},
	{"DATE", func(c graph.Claim) string { return string(c.Date) }},
	{"CONFIDENCE", func(c graph.Claim) string { return fmt.Sprintf("%.2f", c.Confidence) }},
	{"SAID BY", func(c graph.Claim) string { return c.Attribution.Entity }},
	{"ARTICLE", func(c graph.Claim) string { return c.Article }},
	{"SENTENCE", func(c graph.Claim) string { return c.Evidence.Quote }},
}
