package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"signatory/graph"
)

// alignFlags are what every question of alignment shares.
type alignFlags struct {
	from, to, kind string
	shared         int
	absent         bool
	group          groupFlags
}

func (q *query) alignCmd() *cobra.Command {
	var f alignFlags
	cmd := &cobra.Command{
		Use:   "alignment",
		Short: "Tell who stands with whom",
		Long: `Compares actors over the instruments on which both have a position: raw agreement, and
Cohen's kappa and Scott's pi, which correct it for chance (Häge and Hug 2014).`,
		Example: "  signatory query alignment pair France Germany\n  signatory query alignment neighbours Brazil --from 2015",
	}
	flags := cmd.PersistentFlags()
	flags.StringVar(&f.from, "from", "", "only positions taken since this date")
	flags.StringVar(&f.to, "to", "", "as they stood on this date")
	flags.StringVar(&f.kind, "kind", "country", "of the actors: country, organization or person")
	flags.IntVar(&f.shared, "shared", 1, "the fewest instruments that a pair must share")
	flags.BoolVar(&f.absent, "absent", false, "compare over all that any of them holds a position on; who holds none stands apart (for depositaries' lists, which tell of all)")
	f.group.flags(flags)
	cmd.AddCommand(q.pairCmd(&f), q.periodsCmd(&f), q.matrixCmd(&f), q.neighboursCmd(&f), q.clustersCmd(&f))
	return cmd
}

// query is the question that the flags put.
func (f *alignFlags) query(ctx context.Context, r graph.Store) (graph.AlignQuery, error) {
	ask := graph.AlignQuery{Kind: graph.Kind(f.kind), Shared: f.shared, Absent: f.absent}
	var err error
	if ask.From, err = dateFlag("from", f.from); err == nil {
		ask.To, err = dateFlag("to", f.to)
	}
	if err == nil {
		ask.Actors, err = f.group.actors(ctx, r, ask.To)
	}
	return ask, err
}

// align asks for the alignment that the flags name.
func (f *alignFlags) align(ctx context.Context, r graph.Store) (graph.Alignment, error) {
	ask, err := f.query(ctx, r)
	if err != nil {
		return graph.Alignment{}, err
	}
	return graph.Align(ctx, r, ask)
}

func (q *query) pairCmd(f *alignFlags) *cobra.Command {
	return &cobra.Command{
		Use: "pair A B", Short: "Compare two actors", Example: "  signatory query alignment pair France Germany", Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				a, err := idOf(ctx, r, args[0], actorKinds)
				if err != nil {
					return err
				}
				b, err := idOf(ctx, r, args[1], actorKinds)
				if err != nil {
					return err
				}
				al, err := f.align(ctx, r)
				if err != nil {
					return err
				}
				g := al.Pair(a, b)
				if q.asJSON {
					return line(q.out, g)
				}
				return q.agreements(al, []graph.Agreement{g})
			})
		},
	}
}

func (q *query) periodsCmd(f *alignFlags) *cobra.Command {
	var years int
	cmd := &cobra.Command{
		Use: "periods A B", Short: "Compare two actors period by period", Args: cobra.ExactArgs(2),
		Long:    "Compares the positions that both took within each period, as they stood at its end.",
		Example: "  signatory query alignment periods France \"United States\" --years 5",
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				a, err := idOf(ctx, r, args[0], actorKinds)
				if err != nil {
					return err
				}
				b, err := idOf(ctx, r, args[1], actorKinds)
				if err != nil {
					return err
				}
				ask, err := f.query(ctx, r)
				if err != nil {
					return err
				}
				periods, err := graph.AlignPeriods(ctx, r, ask, a, b, years)
				if err != nil {
					return err
				}
				return show(q, graph.Page[graph.PeriodAgreement]{Items: periods}, periodColumns...)
			})
		},
	}
	cmd.Flags().IntVar(&years, "years", 10, "length of a period")
	return cmd
}

var periodColumns = []column[graph.PeriodAgreement]{
	{"PERIOD", func(p graph.PeriodAgreement) string { return string(p.From) + "-" + string(p.To) }},
	{"N", func(p graph.PeriodAgreement) string { return strconv.Itoa(p.Shared) }},
	{"AGREEMENT", func(p graph.PeriodAgreement) string { return decimal(&p.Raw) }},
	{"KAPPA", func(p graph.PeriodAgreement) string { return decimal(p.Kappa) }},
	{"PI", func(p graph.PeriodAgreement) string { return decimal(p.Pi) }},
}

// decimal shows a number, "" where there is none.
func decimal(v *float64) string {
	if v == nil {
		return ""
	}
	return fmt.Sprintf("%.3f", *v)
}

func (q *query) matrixCmd(f *alignFlags) *cobra.Command {
	return &cobra.Command{
		Use: "matrix", Short: "Compare every two actors", Example: "  signatory query alignment matrix --shared 5 --csv", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				al, err := f.align(ctx, r)
				if err != nil {
					return err
				}
				if q.asJSON {
					return line(q.out, al)
				}
				return q.agreements(al, al.Pairs)
			})
		},
	}
}

func (q *query) neighboursCmd(f *alignFlags) *cobra.Command {
	var farthest bool
	cmd := &cobra.Command{
		Use: "neighbours ACTOR", Short: "List who agrees most with an actor, or least", Args: cobra.ExactArgs(1),
		Example: "  signatory query alignment neighbours Brazil --limit 5\n  signatory query alignment neighbours Brazil --farthest",
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				id, err := idOf(ctx, r, args[0], actorKinds)
				if err != nil {
					return err
				}
				al, err := f.align(ctx, r)
				if err != nil {
					return err
				}
				limit := q.limit
				if limit == 0 {
					limit = len(al.Pairs)
				}
				near := al.Nearest(id, limit)
				if farthest {
					near = al.Farthest(id, limit)
				}
				if q.asJSON {
					return line(q.out, graph.Page[graph.Agreement]{Items: near})
				}
				return q.agreements(al, near)
			})
		},
	}
	cmd.Flags().BoolVar(&farthest, "farthest", false, "who agrees least first; pairs without a pi are left out")
	return cmd
}

// agreements prints pairs with the names of both.
func (q *query) agreements(al graph.Alignment, pairs []graph.Agreement) error {
	names := map[string]string{}
	for _, a := range al.Actors {
		names[a.ID] = a.Name
	}
	return show(q, graph.Page[graph.Agreement]{Items: pairs},
		column[graph.Agreement]{"A", func(g graph.Agreement) string { return names[g.A] }},
		column[graph.Agreement]{"B", func(g graph.Agreement) string { return names[g.B] }},
		column[graph.Agreement]{"N", func(g graph.Agreement) string { return strconv.Itoa(g.Shared) }},
		column[graph.Agreement]{"AGREEMENT", func(g graph.Agreement) string { return decimal(&g.Raw) }},
		column[graph.Agreement]{"KAPPA", func(g graph.Agreement) string { return decimal(g.Kappa) }},
		column[graph.Agreement]{"PI", func(g graph.Agreement) string { return decimal(g.Pi) }})
}

func (q *query) clustersCmd(f *alignFlags) *cobra.Command {
	return &cobra.Command{
		Use: "clusters", Short: "Group the actors that agree among themselves", Example: "  signatory query alignment clusters --shared 3", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				al, err := f.align(ctx, r)
				if err != nil {
					return err
				}
				return show(q, graph.Page[graph.Cluster]{Items: al.Clusters()}, clusterColumns...)
			})
		},
	}
}

var clusterColumns = []column[graph.Cluster]{
	{"CLUSTER", func(c graph.Cluster) string { return strconv.Itoa(c.Number) }},
	{"ACTORS", func(c graph.Cluster) string { return strconv.Itoa(len(c.Actors)) }},
	{"NAMES", func(c graph.Cluster) string {
		names := ""
		for i, a := range c.Actors {
			if i > 0 {
				names += ", "
			}
			names += a.Name
		}
		return names
	}},
}
