package graph

import (
	"context"
	"fmt"
	"slices"
)

// GroupOf lists the actors that an id stands for, in the order of their ids:
// the members of a bloc or of a region on a date, or the countries that hosted
// or attended a summit, of which a person attended for the country that they
// represent. Where it stands for none the error is ErrNotFound. Names are those
// of the graph, else of the gazetteer.
func GroupOf(ctx context.Context, r Reader, id string, at Date, world Gazetteer) ([]ActorRef, error) {
	ids, err := groupIDs(ctx, r, id, at, world)
	if err != nil {
		return nil, err
	}
	return refsOf(ctx, r, world, ids)
}

// GroupsOf lists the actors that belong to every one of some groups, as GroupOf
// does; nil of no groups.
func GroupsOf(ctx context.Context, r Reader, groups []string, at Date, world Gazetteer) ([]ActorRef, error) {
	var out []ActorRef
	for i, id := range groups {
		members, err := GroupOf(ctx, r, id, at, world)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			out = members
			continue
		}
		out = slices.DeleteFunc(out, func(a ActorRef) bool {
			return !slices.ContainsFunc(members, func(m ActorRef) bool { return m.ID == a.ID })
		})
	}
	return out, nil
}

// groupIDs is GroupOf without names.
func groupIDs(ctx context.Context, r Reader, id string, at Date, world Gazetteer) ([]string, error) {
	ids := slices.Clone(OrNone(world).MembersOf(id, at))
	if KindOf(id) == Summit {
		guests, err := attendees(ctx, r, id)
		if err != nil {
			return nil, fmt.Errorf("who attended %s: %w", id, err)
		}
		ids = append(ids, guests...)
	}
	if len(ids) == 0 {
		return nil, fmt.Errorf("a group of countries behind %s: %w", id, ErrNotFound)
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}

// attendees are the countries that hosted or attended a summit.
func attendees(ctx context.Context, r Reader, summit string) ([]string, error) {
	var ids []string
	err := eachLink(ctx, r, LinkQuery{Entity: summit, Kinds: []Relation{Attended, Hosted}}, func(l *Link) error {
		switch {
		case l.To != summit:
		case KindOf(l.From) == Country:
			ids = append(ids, l.From)
		case KindOf(l.From) == Person:
			return eachLink(ctx, r, LinkQuery{Entity: l.From, Kinds: []Relation{Represents}}, func(of *Link) error {
				if of.From == l.From && KindOf(of.To) == Country {
					ids = append(ids, of.To)
				}
				return nil
			})
		}
		return nil
	})
	return ids, err
}

// eachLink calls do with every link that q selects.
func eachLink(ctx context.Context, r Reader, q LinkQuery, do func(*Link) error) error {
	for q.Limit = MaxLimit; ; {
		page, err := r.Links(ctx, q)
		if err != nil {
			return err
		}
		for i := range page.Items {
			if err := do(&page.Items[i]); err != nil {
				return err
			}
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			return nil
		}
	}
}

// ActorsIn lists the ids of the actors that belong to every one of some groups,
// to narrow positions to: the members of a bloc on a date, the countries and
// territories of a region, the countries at a summit. No groups give nil: all actors.
func ActorsIn(ctx context.Context, r Reader, groups []string, at Date, world Gazetteer) ([]string, error) {
	var out []string
	for i, id := range groups {
		ids := slices.Sorted(slices.Values(OrNone(world).CountriesIn(id)))
		if len(ids) == 0 {
			var err error
			if ids, err = groupIDs(ctx, r, id, at, world); err != nil {
				return nil, err
			}
		}
		if i == 0 {
			out = ids
			continue
		}
		out = slices.DeleteFunc(out, func(a string) bool { _, in := slices.BinarySearch(ids, a); return !in })
	}
	return out, nil
}
