package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"signatory/graph"
)

func (q *query) entitiesCmd() *cobra.Command {
	var kinds []string
	ask := graph.EntityQuery{}
	cmd := &cobra.Command{
		Use:     "entities",
		Short:   "List what the graph knows by name, the most covered first",
		Example: "  signatory query entities --kind instrument --sort articles --limit 10\n  signatory query entities --kind country --actors",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				for _, k := range kinds {
					ask.Kinds = append(ask.Kinds, graph.Kind(k))
				}
				page, err := all(q, func(p graph.Paging) (graph.Page[graph.EntitySummary], error) {
					ask.Paging = p
					return r.Entities(ctx, ask)
				})
				if err != nil {
					return err
				}
				return show(q, page, entityColumns...)
			})
		},
	}
	cmd.Flags().StringSliceVar(&kinds, "kind", nil, "only of these kinds: "+words(graph.Kinds))
	cmd.Flags().BoolVar(&ask.Acts, "actors", false, "only what takes a stance somewhere")
	cmd.Flags().StringVar(&ask.Sort, "sort", "coverage", "coverage: most claims first; articles: most articles first; id: by id")
	return cmd
}

var entityColumns = []column[graph.EntitySummary]{
	{"ID", func(e graph.EntitySummary) string { return e.ID }},
	{"NAME", func(e graph.EntitySummary) string { return e.Name }},
	{"CLAIMS", func(e graph.EntitySummary) string { return strconv.Itoa(e.Claims) }},
	{"ARTICLES", func(e graph.EntitySummary) string { return strconv.Itoa(e.Articles) }},
	{"STANCES", func(e graph.EntitySummary) string {
		var says []string
		for _, s := range graph.Stances {
			if n := e.Stances[s]; n > 0 {
				says = append(says, strconv.Itoa(n)+" "+string(s))
			}
		}
		return strings.Join(says, ", ")
	}},
}

func (q *query) linksCmd() *cobra.Command {
	var kinds []string
	cmd := &cobra.Command{
		Use:     "links ENTITY",
		Short:   "List whom a person represents, what was said, who came to a summit and the like",
		Example: "  signatory query links \"Emmanuel Macron\" --kind represents",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				ask := graph.LinkQuery{}
				for _, k := range kinds {
					ask.Kinds = append(ask.Kinds, graph.Relation(k))
				}
				var err error
				if ask.Entity, err = idOf(ctx, r, args[0], graph.Kinds); err != nil {
					return err
				}
				page, err := all(q, func(p graph.Paging) (graph.Page[graph.Link], error) {
					ask.Paging = p
					return r.Links(ctx, ask)
				})
				if err != nil {
					return err
				}
				return show(q, page, linkColumns...)
			})
		},
	}
	cmd.Flags().StringSliceVar(&kinds, "kind", nil, "only of these kinds: represents, said, hosted, attended, held_in, adopted_at, part_of")
	return cmd
}

var linkColumns = []column[graph.Link]{
	{"FROM", func(l graph.Link) string { return l.From }},
	{"KIND", func(l graph.Link) string { return string(l.Kind) }},
	{"TO", func(l graph.Link) string { return l.To }},
	{"ABOUT", func(l graph.Link) string { return l.About }},
	{"ROLE", func(l graph.Link) string { return l.Role }},
	{"DATE", func(l graph.Link) string { return string(l.Date) }},
	{"SENTENCE", func(l graph.Link) string { return l.Evidence.Quote }},
}

func (q *query) statsCmd() *cobra.Command {
	return &cobra.Command{
		Use: "stats", Short: "Count what the graph holds", Example: "  signatory query stats", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				s, err := r.Stats(ctx)
				if err != nil {
					return err
				}
				if q.asJSON {
					return line(q.out, s)
				}
				rows := []tally{{"articles", s.Articles}, {"claims", s.Claims}, {"positions", s.Positions}}
				for _, k := range graph.Kinds {
					rows = append(rows, tally{string(k), s.Entities[k]})
				}
				return show(q, graph.Page[tally]{Items: rows}, column[tally]{"WHAT", func(t tally) string { return t.What }},
					column[tally]{"HOW MANY", func(t tally) string { return strconv.Itoa(t.N) }})
			})
		},
	}
}

// tally is how many there are of something.
type tally struct {
	What string `json:"what"`
	N    int    `json:"how_many"`
}
