package web

import (
	"context"
	"net/url"

	"signatory/graph"
)

// companions is how many near and far countries an actor's page shows.
const companions = 8

// fewestShared is the fewest instruments by which two countries are compared on
// an actor's page: fewer say little.
const fewestShared = 3

// companion is a country beside another, with how far they agree.
type companion struct {
	Who      named
	Shared   int
	Raw      float64
	Pi       *float64
	PairHref string
}

// company are the countries that agree most and least with one.
func (s *site) company(ctx context.Context, id string, asOf graph.Date) (near, far []companion, err error) {
	al, err := graph.Align(ctx, s.Store, graph.AlignQuery{With: id, To: asOf, Shared: fewestShared})
	if err != nil {
		return nil, nil, err
	}
	names := map[string]graph.ActorRef{}
	for _, a := range al.Actors {
		names[a.ID] = a
	}
	list := func(pairs []graph.Agreement) []companion {
		var out []companion
		for _, g := range pairs {
			other := g.A
			if other == id {
				other = g.B
			}
			a := names[other]
			out = append(out, companion{named{a.ID, a.Name, a.Kind, a.Code}, g.Shared, g.Raw, g.Pi,
				"/alignment/pair?" + url.Values{"a": {id}, "b": {other}}.Encode()})
		}
		return out
	}
	nearest := al.Nearest(id, len(al.Pairs))
	farthest := al.Farthest(id, companions)
	return list(nearest[:min(companions, len(nearest))]), list(farthest), nil
}

// membership is a group that an actor belongs or belonged to.
type membership struct {
	Group       named
	From, Until graph.Date
}

// memberships are the groups of an actor, those that last first.
func (s *site) memberships(id string) []membership {
	var now, past []membership
	for _, m := range s.World.Memberships(id) {
		g := membership{named{m.Group.ID, m.Group.Name, m.Group.Kind, ""}, m.From, m.Until}
		if m.Until == "" {
			now = append(now, g)
		} else {
			past = append(past, g)
		}
	}
	return append(now, past...)
}

// membersOf are those that belong to a group on a date, by name.
func (s *site) membersOf(ctx context.Context, id string, asOf graph.Date) ([]named, error) {
	return s.namesOf(ctx, s.World.MembersOf(id, asOf))
}

// namesOf names ids, by name.
func (s *site) namesOf(ctx context.Context, ids []string) ([]named, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	refs, err := s.Store.Refs(ctx, ids)
	if err != nil {
		return nil, err
	}
	var out []named
	for _, a := range refs {
		out = append(out, s.nameRef(a))
	}
	sortNamed(out)
	return out, nil
}

// nameRef names what a store was asked for by id; what it does not hold, as the gazetteer does.
func (s *site) nameRef(a graph.ActorRef) named {
	if known, ok := s.World.Named(a.ID); ok && a.Name == a.ID {
		a = known
	}
	if a.Kind == "" {
		a.Kind = graph.KindOf(a.ID)
	}
	return named{a.ID, a.Name, a.Kind, a.Code}
}

// companies is a list with its name, for a template.
func companies(name string, list []companion) any {
	return struct {
		Name string
		List []companion
	}{name, list}
}
