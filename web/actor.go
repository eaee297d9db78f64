package web

import (
	"context"
	"errors"
	"net/http"

	"signatory/graph"
)

type actorPage struct {
	graph.EntitySummary
	AsOf   graph.Date
	Bar    map[graph.Stance]int
	Shares []share
	Groups []group
	// Undated is, as of a date, what has none.
	Undated []group
	Links   []linkGroup
	// OnIt tells of an organization that positions are also taken on: membership of a body.
	OnIt bool
}

func (s *site) actor(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	e, err := s.actorOf(ctx, r.PathValue("id"))
	if err != nil {
		return err
	}
	if e.Kind != graph.Country && e.Kind != graph.Organization {
		http.Redirect(w, r, href(e.Kind, e.ID), http.StatusSeeOther)
		return nil
	}
	p := actorPage{EntitySummary: e}
	if p.AsOf, err = asOf(r); err != nil {
		return err
	}
	claims, err := s.claimsByID(ctx, graph.ClaimQuery{Actor: e.ID})
	if err != nil {
		return err
	}
	positions, err := s.allPositions(ctx, graph.PositionQuery{Actor: e.ID, AsOf: p.AsOf})
	if err != nil {
		return err
	}
	undated, err := s.undated(ctx, graph.PositionQuery{Actor: e.ID, AsOf: p.AsOf})
	if err != nil {
		return err
	}
	p.Groups, p.Undated, p.Bar = byInstrument(positions, claims), apart(byInstrument(undated, claims)), tally(positions)
	p.Shares = shares(p.Bar)
	if p.Links, err = s.linksOf(ctx, e.Entity); err != nil {
		return err
	}
	if e.Kind == graph.Organization {
		on, err := s.Store.Positions(ctx, graph.PositionQuery{Instrument: e.ID, Paging: graph.Paging{Limit: 1}})
		if err != nil {
			return err
		}
		p.OnIt = len(on.Items) > 0
	}
	return s.render(w, r, http.StatusOK, "actor", frame{Title: e.Name, Section: "/actors", Page: p})
}

// byInstrument groups positions of one actor.
func byInstrument(positions []graph.Position, claims map[string]graph.Claim) []group {
	var rows []row
	for _, pos := range positions {
		i := pos.Instrument
		rows = append(rows, makeRow(pos, named{ID: i.ID, Name: i.Name, Kind: graph.Instrument}, claims))
	}
	return grouped(rows, "Instrument")
}

// actorOf is an actor of the graph, or one that only the gazetteer knows: of it
// no article tells.
func (s *site) actorOf(ctx context.Context, id string) (graph.EntitySummary, error) {
	e, err := s.Store.Entity(ctx, id)
	if known, ok := s.World.Named(id); ok && errors.Is(err, graph.ErrNotFound) {
		return graph.EntitySummary{Entity: graph.Entity{ID: id, Kind: known.Kind, Name: known.Name, Code: known.Code}}, nil
	}
	return e, err
}
