package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"signatory/graph"
)

// exploring is a store as one that tells what is tied to what.
func exploring(r graph.Store) (graph.ExploringStore, error) {
	e, ok := r.(graph.ExploringStore)
	if !ok {
		return nil, errors.New("this store does not explore")
	}
	return e, nil
}

// around is what neighbours are asked for by.
type around struct {
	kinds, edges, stances []string
	asOf, from, to        string
	least                 float64
	each                  int
}

func (q *query) aroundCmd() *cobra.Command {
	var o around
	cmd := &cobra.Command{
		Use:   "neighbours ENTITY",
		Short: "List what an entity is tied to, by positions and links",
		Long: `Lists the entities that positions and links tie to one, with all that ties them and the
most telling sentence of each.`,
		Example: "  signatory query neighbours \"Paris Agreement\" --kind country --stance withdrew,refused\n" +
			"  signatory query neighbours country:USA --edge represents --from 2016 --to 2020\n  signatory query neighbours country:FRA --each 5",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error { return q.around(ctx, r, args[0], &o) })
		},
	}
	f := cmd.Flags()
	f.StringSliceVar(&o.kinds, "kind", nil, "only neighbours of these kinds: country, organization, person, instrument, summit, place")
	f.StringSliceVar(&o.edges, "edge", nil, "only by these edges: position, represents, said, hosted, attended, held_in, adopted_at, part_of")
	f.StringSliceVar(&o.stances, "stance", nil, "only positions of these stances")
	f.StringVar(&o.asOf, "as-of", "", "positions as they held on this date: YYYY, YYYY-MM or YYYY-MM-DD")
	f.StringVar(&o.from, "from", "", "only edges of this date or later")
	f.StringVar(&o.to, "to", "", "only edges of this date or earlier")
	f.Float64Var(&o.least, "min-confidence", 0, "only positions of at least this confidence, 0 to 1")
	f.IntVar(&o.each, "each", 0, "at most so many neighbours of each kind of edge")
	return cmd
}

// around prints what an entity is tied to.
func (q *query) around(ctx context.Context, r graph.Store, entity string, o *around) error {
	s, err := exploring(r)
	if err != nil {
		return err
	}
	ask := graph.NeighbourQuery{Edges: o.edges, Least: o.least, Each: o.each}
	if ask.Entity, err = idOf(ctx, r, entity, graph.Kinds); err != nil {
		return err
	}
	for _, k := range o.kinds {
		ask.Kinds = append(ask.Kinds, graph.Kind(k))
	}
	for _, st := range o.stances {
		ask.Stance = append(ask.Stance, graph.Stance(st))
	}
	for _, d := range []struct {
		name, given string
		into        *graph.Date
	}{{"as-of", o.asOf, &ask.AsOf}, {"from", o.from, &ask.From}, {"to", o.to, &ask.To}} {
		if *d.into, err = dateFlag(d.name, d.given); err != nil {
			return err
		}
	}
	page, err := all(q, func(p graph.Paging) (graph.Page[graph.Neighbour], error) {
		ask.Paging = p
		return graph.Neighbours(ctx, s, ask)
	})
	if err != nil {
		return err
	}
	if q.asJSON {
		return line(q.out, page)
	}
	return show(q, graph.Page[edgeRow]{Items: edgeRows(page.Items), Next: page.Next}, edgeColumns...)
}

// edgeRow is an edge to a neighbour, or on a path, as a row of a table.
type edgeRow struct {
	Path     int             `json:"path,omitempty"`
	Hop      int             `json:"hop,omitempty"`
	Entity   graph.EntityRef `json:"entity"`
	Edge     graph.Edge      `json:"edge"`
	outwards bool            // from the entity asked about, or before, to Entity
}

func edgeRows(ns []graph.Neighbour) []edgeRow {
	rows := []edgeRow{}
	for _, n := range ns {
		for _, e := range n.Edges {
			rows = append(rows, edgeRow{Entity: n.Entity, Edge: e, outwards: e.To.ID == n.Entity.ID})
		}
	}
	return rows
}

var edgeColumns = []column[edgeRow]{
	{"EDGE", func(r edgeRow) string { return edgeWords(&r.Edge, r.outwards) }},
	{"ENTITY", func(r edgeRow) string { return r.Entity.Name }},
	{"ID", func(r edgeRow) string { return r.Entity.ID }},
	{"DATE", func(r edgeRow) string { return string(r.Edge.Date) }},
	{"CONFIDENCE", func(r edgeRow) string { return strconv.FormatFloat(r.Edge.Confidence, 'f', 2, 64) }},
	{"SENTENCE", func(r edgeRow) string { return firstQuote(r.Edge.Evidence) }},
}

// edgeWords tells an edge in words, with an arrow for the way that it leads.
func edgeWords(e *graph.Edge, outwards bool) string {
	word := strings.ReplaceAll(e.Kind, "_", " ")
	if e.Kind == graph.PositionEdge {
		word = held(e.Stance, e.Tense)
	}
	if outwards {
		return "-" + word + "->"
	}
	return "<-" + word + "-"
}

func (q *query) pathCmd() *cobra.Command {
	var hops, count int
	cmd := &cobra.Command{
		Use:   "path FROM TO",
		Short: "Find the shortest paths between two entities",
		Long: `Finds the shortest paths between two entities over positions and links, each edge with
the sentence that says so. Of one length the surest come first.`,
		Example: "  signatory query path \"Emmanuel Macron\" China\n  signatory query path country:USA country:IRN --count 5 --json",
		Args:    cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				s, err := exploring(r)
				if err != nil {
					return err
				}
				ask := graph.PathQuery{Hops: hops, Count: count}
				if ask.From, err = idOf(ctx, r, args[0], graph.Kinds); err != nil {
					return err
				}
				if ask.To, err = idOf(ctx, r, args[1], graph.Kinds); err != nil {
					return err
				}
				found, err := graph.FindPaths(ctx, s, ask)
				if err != nil {
					return err
				}
				if found.Cut {
					q.problem("the search ended at its bound; there may be more paths")
				}
				if q.asJSON {
					return line(q.out, found)
				}
				columns := append([]column[edgeRow]{
					{"PATH", func(r edgeRow) string { return strconv.Itoa(r.Path) }},
					{"FROM", func(r edgeRow) string { return other(&r).Name }}}, edgeColumns...)
				return show(q, graph.Page[edgeRow]{Items: hopRows(found.Items)}, columns...)
			})
		},
	}
	cmd.Flags().IntVar(&hops, "hops", graph.MaxHops, "the most edges of a path, up to 4")
	cmd.Flags().IntVar(&count, "count", 3, fmt.Sprintf("how many paths to look for, up to %d", graph.MaxPaths))
	return cmd
}

// other is the end of a row's edge that the row does not name.
func other(r *edgeRow) graph.EntityRef {
	if r.outwards {
		return r.Edge.From
	}
	return r.Edge.To
}

// hopRows are the edges of paths, each with the entity that it leads to.
func hopRows(paths []graph.Path) []edgeRow {
	rows := []edgeRow{}
	for i, p := range paths {
		for j, e := range p.Edges {
			to := p.Entities[j+1]
			rows = append(rows, edgeRow{i + 1, j + 1, to, e, e.To.ID == to.ID})
		}
	}
	return rows
}

func (q *query) searchCmd() *cobra.Command {
	var kinds []string
	var exact, facets bool
	cmd := &cobra.Command{
		Use:   "search WORDS...",
		Short: "Search names, aliases, titles and quotes",
		Long: `Finds entities by name and alias, articles by title and claims by quote. Every word must
stand there, the last may be the beginning of one; case and accents are of no matter. Where nothing is found,
words that stand nowhere are read as the nearest word of a name.`,
		Example: "  signatory query search paris agr\n  signatory query search --kind claim refused to sign\n  signatory query search paris --facets",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				if facets {
					return q.facets(ctx, r, strings.Join(args, " "))
				}
				page, err := all(q, func(p graph.Paging) (graph.Page[graph.Hit], error) {
					return r.Search(ctx, graph.SearchQuery{Paging: p, Text: strings.Join(args, " "), Kinds: kinds, Exact: exact})
				})
				if err != nil {
					return err
				}
				if len(page.Items) > 0 && page.Items[0].ReadAs != "" {
					q.problem("nothing bears these words; read as " + page.Items[0].ReadAs)
				}
				return show(q, page, column[graph.Hit]{"KIND", func(h graph.Hit) string { return h.Kind }},
					column[graph.Hit]{"NAME", func(h graph.Hit) string { return h.Name }},
					column[graph.Hit]{"ID", func(h graph.Hit) string { return h.ID }},
					column[graph.Hit]{"FOUND", func(h graph.Hit) string { return h.Snippet }})
			})
		},
	}
	cmd.Flags().StringSliceVar(&kinds, "kind", nil, "only hits of these kinds: country, organization, person, instrument, summit, place, claim, article")
	cmd.Flags().BoolVar(&exact, "exact", false, "find just these words: mend no typos")
	cmd.Flags().BoolVar(&facets, "facets", false, "count the hits by kind in place of listing them")
	cmd.MarkFlagsMutuallyExclusive("facets", "kind")
	return cmd
}

// facets counts the hits of a search by kind.
func (q *query) facets(ctx context.Context, r graph.Store, text string) error {
	found, err := graph.Facets(ctx, r, text)
	if err != nil {
		return err
	}
	return show(q, graph.Page[graph.Facet]{Items: found}, column[graph.Facet]{"KIND", func(f graph.Facet) string { return f.Kind }},
		column[graph.Facet]{"HITS", func(f graph.Facet) string {
			if f.More {
				return strconv.Itoa(f.Hits) + " or more"
			}
			return strconv.Itoa(f.Hits)
		}})
}
