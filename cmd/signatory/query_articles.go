package main

import (
	"context"

	"github.com/spf13/cobra"

	"signatory/graph"
)

func (q *query) articlesCmd() *cobra.Command {
	var ask graph.ArticleQuery
	var from, to string
	cmd := &cobra.Command{
		Use:     "articles",
		Short:   "List the articles, the latest first",
		Example: "  signatory query articles --from 2025 --publisher \"Signatory sample\"",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) (err error) {
				if ask.From, err = dateFlag("from", from); err != nil {
					return err
				}
				if ask.To, err = dateFlag("to", to); err != nil {
					return err
				}
				page, err := all(q, func(p graph.Paging) (graph.Page[graph.Article], error) {
					ask.Paging = p
					return r.Articles(ctx, ask)
				})
				if err != nil {
					return err
				}
				return show(q, page, articleColumns...)
			})
		},
	}
	cmd.Flags().StringVar(&ask.Publisher, "publisher", "", "only by this publisher, as its articles name it")
	cmd.Flags().StringVar(&from, "from", "", "only published on this date or later: YYYY, YYYY-MM or YYYY-MM-DD")
	cmd.Flags().StringVar(&to, "to", "", "only published on this date or earlier")
	return cmd
}

var articleColumns = []column[graph.Article]{
	{"ID", func(a graph.Article) string { return a.ID }},
	{"DATE", func(a graph.Article) string { return string(a.Date) }},
	{"PUBLISHER", func(a graph.Article) string { return a.Publisher }},
	{"TITLE", func(a graph.Article) string { return a.Title }},
	{"RETRACTED", func(a graph.Article) string { return yes(a.Retracted) }},
}
