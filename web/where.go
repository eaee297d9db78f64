package web

import (
	"context"
	"fmt"

	"signatory/graph"
)

// where finds the summits that adopted the instrument and the places they were
// held in: those that articles name, else the gazetteer's, where the store holds it.
func (s *site) where(ctx context.Context, id string) ([]whereRow, error) {
	adopted, err := s.Store.Links(ctx, graph.LinkQuery{Paging: graph.Paging{Limit: maxLinks}, Entity: id, Kinds: []graph.Relation{graph.AdoptedAt}})
	if err != nil {
		return nil, fmt.Errorf("links: %w", err)
	}
	names := s.namer()
	var rows []whereRow
	seen := map[string]bool{}
	for _, l := range adopted.Items {
		if l.From != id || seen[l.To] {
			continue
		}
		seen[l.To] = true
		row, err := s.summitPlace(ctx, names, l.To)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	if at := graph.MeetingsOf(s.World).AdoptedAt(id); len(rows) == 0 && at != "" {
		if _, err := s.Store.Entity(ctx, at); isNotFound(err) {
			return nil, nil
		} else if err != nil {
			return nil, fmt.Errorf("summit: %w", err)
		}
		row, err := s.summitPlace(ctx, names, at)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func (s *site) summitPlace(ctx context.Context, names *namer, summit string) (whereRow, error) {
	who, err := names.name(ctx, summit)
	if err != nil {
		return whereRow{}, err
	}
	row := whereRow{Summit: who}
	links, err := s.Store.Links(ctx, graph.LinkQuery{Paging: graph.Paging{Limit: maxLinks}, Entity: summit, Kinds: []graph.Relation{graph.HeldIn, graph.Hosted}})
	if err != nil {
		return row, fmt.Errorf("links: %w", err)
	}
	var ends []string
	for _, l := range links.Items {
		ends = append(ends, l.From, l.To)
	}
	if err := names.learn(ctx, ends...); err != nil {
		return row, fmt.Errorf("names: %w", err)
	}
	seen := map[string]bool{}
	for _, l := range links.Items {
		other, place := l.To, l.Kind == graph.HeldIn
		if !place {
			other = l.From
		}
		if seen[other] {
			continue
		}
		seen[other] = true
		n, err := names.name(ctx, other)
		if err != nil {
			return row, err
		}
		if place {
			row.Places = append(row.Places, n)
		} else {
			row.Hosts = append(row.Hosts, n)
		}
	}
	return row, nil
}
