package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"signatory/extract/data"
	"signatory/graph"
)

// groupFlags narrow an answer to actors that belong to every group named.
type groupFlags struct{ group, bloc, region []string }

func (g *groupFlags) flags(flags *pflag.FlagSet) {
	flags.StringArrayVar(&g.group, "group", nil, "only of this group: a bloc as of the date, a region, the guests of a summit; several: what lies in all")
	flags.StringArrayVar(&g.bloc, "bloc", nil, "the same, of a bloc: NATO, organization:nato")
	flags.StringArrayVar(&g.region, "region", nil, "the same, of a region of UN M49: Africa, 002, region:002")
}

// ids are the groups that the flags name.
func (g *groupFlags) ids(ctx context.Context, r graph.Store, world *data.Tables) ([]string, error) {
	var ids []string
	for _, list := range [][]string{g.group, g.bloc, g.region} {
		for _, name := range list {
			id, err := groupID(ctx, r, world, name)
			if err != nil {
				return nil, err
			}
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// actors are the ids of those in all groups, nil where none is named.
func (g *groupFlags) actors(ctx context.Context, r graph.Store, at graph.Date) ([]string, error) {
	world, err := gazetteer()
	if err != nil {
		return nil, err
	}
	ids, err := g.ids(ctx, r, world)
	if err != nil {
		return nil, err
	}
	return graph.ActorsIn(ctx, r, ids, at, world)
}

func gazetteer() (*data.Tables, error) {
	world, err := data.Load()
	if err != nil {
		return nil, fmt.Errorf("load the gazetteer: %w", err)
	}
	return world, nil
}

// groupID finds a group by its name or code in the gazetteer, or a summit in the graph.
func groupID(ctx context.Context, r graph.Store, world *data.Tables, name string) (string, error) {
	if id := world.GroupNamed(name); id != "" {
		return id, nil
	}
	for _, g := range world.Groups() {
		if g.ID == name {
			return name, nil
		}
	}
	return idOf(ctx, r, name, []graph.Kind{graph.Summit, graph.Organization})
}

func (q *query) membersCmd() *cobra.Command {
	var asOf string
	cmd := &cobra.Command{
		Use:   "members [GROUP]",
		Short: "List who belongs to a bloc, a region or a summit; without one, list the groups",
		Long: `Lists the members of a bloc on a date, the members of the United Nations in a region of
UN M49, or the countries that hosted or attended a summit.`,
		Example: "  signatory query members NATO --as-of 2003\n  signatory query members \"Western Africa\"\n  signatory query members",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			at, err := dateFlag("as-of", asOf)
			if err != nil {
				return err
			}
			world, err := gazetteer()
			if err != nil {
				return err
			}
			if len(args) == 0 {
				return show(q, graph.Page[graph.Group]{Items: world.Groups()}, groupColumns...)
			}
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				id, err := groupID(ctx, r, world, args[0])
				if err != nil {
					return err
				}
				group, err := graph.GroupOf(ctx, r, id, at, world)
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

var groupColumns = []column[graph.Group]{
	{"ID", func(g graph.Group) string { return g.ID }},
	{"NAME", func(g graph.Group) string { return g.Name }},
	{"KIND", func(g graph.Group) string { return g.Kind }},
	{"WITHIN", func(g graph.Group) string { return g.Parent }},
}
