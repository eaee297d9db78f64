package web

import (
	"net/http"

	"signatory/graph"
)

type actorPage struct {
	graph.EntitySummary
	AsOf   graph.Date
	Bar    map[graph.Stance]int
	Shares []share
	Groups []group
	Links  []linkGroup
	// OnIt tells of an organization that positions are also taken on: membership of a body.
	OnIt bool
}

func (s *site) actor(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	e, err := s.Store.Entity(ctx, r.PathValue("id"))
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
	if p.Groups, p.Bar, err = s.stands(r, e.ID, p.AsOf); err != nil {
		return err
	}
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
	return s.render(w, http.StatusOK, "actor", frame{Title: e.Name, Section: "/actors", Page: p})
}

// stands is where an actor stands, by stance.
func (s *site) stands(r *http.Request, id string, asOf graph.Date) ([]group, map[graph.Stance]int, error) {
	positions, err := s.allPositions(r.Context(), graph.PositionQuery{Actor: id, AsOf: asOf})
	if err != nil {
		return nil, nil, err
	}
	claims, err := s.claimsByID(r.Context(), graph.ClaimQuery{Actor: id})
	if err != nil {
		return nil, nil, err
	}
	var rows []row
	for _, pos := range positions {
		i := pos.Instrument
		rows = append(rows, makeRow(pos, named{ID: i.ID, Name: i.Name, Kind: graph.Instrument}, claims))
	}
	return grouped(rows, "Instrument"), tally(positions), nil
}
