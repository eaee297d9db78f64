package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"

	"signatory/graph"
)

type actorPage struct {
	graph.EntitySummary
	AsOf   graph.Date
	Bar    map[graph.Stance]int
	Shares bool // it has taken any stance
	Listed bool // depositaries' lists tell of it, too
	Key    []keyEntry
	Gantt  *gantt
	Groups []group
	// Undated is, as of a date, what has none.
	Undated []group
	Links   []linkGroup
	// OnIt tells of an organization that positions are also taken on: membership of a body.
	OnIt      bool
	Near, Far []companion
	Silent    []named
	Blocs     []membership
	Members   []named
	Shelf     shelf
	Form      asofForm
}

func (s *site) actor(w http.ResponseWriter, r *http.Request) error {
	e, err := s.actorOf(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	if e.Kind != graph.Country && e.Kind != graph.Organization {
		http.Redirect(w, r, href(e.Kind, e.ID), http.StatusSeeOther)
		return nil
	}
	p, err := s.actorPage(r, e)
	if err != nil {
		return err
	}
	f := frame{Title: e.Name, Section: "/actors", Page: p, Description: "Where " + e.Name + " stands on declarations, treaties and pledges, with the sentence that says so."}
	if e.Claims > 0 {
		f.Exports = exportsOf("/api/v1/actors/"+url.PathEscape(e.ID)+"/positions", keep(r, "as_of", "limit=1000"))
		f.Exports = append(f.Exports, graphsOf("actor", e.ID, keep(r, "as_of"))...)
		f.Follow = followed(r, url.Values{"actor": {e.ID}})
	}
	if p.Gantt != nil {
		f.Embeds = wholeChart("/embed/actors/" + url.PathEscape(e.ID) + state(r, "as_of"))
	}
	return s.render(w, r, http.StatusOK, "actor", f)
}

// embedActor shows the chart of an actor's positions alone.
func (s *site) embedActor(w http.ResponseWriter, r *http.Request) error {
	e, err := s.actorOf(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	p, err := s.actorPage(r, e)
	if err != nil {
		return err
	}
	if p.Gantt == nil {
		return graph.ErrNotFound
	}
	page := href(e.Kind, e.ID) + state(r, "as_of")
	leadTo(page, p.Key)
	w.Header().Set("Content-Security-Policy", embedPolicy)
	return s.render(w, r, http.StatusOK, "embed-actor", frame{Title: e.Name, Bare: true, Page: embedPage{e.Name, page, p}})
}

// actorPage gathers all that the page shows.
func (s *site) actorPage(r *http.Request, e graph.EntitySummary) (*actorPage, error) {
	ctx, p := r.Context(), &actorPage{EntitySummary: e}
	var err error
	if p.AsOf, err = asOf(r); err != nil {
		return nil, err
	}
	now, by, err := s.rowsOf(ctx, graph.PositionQuery{Actor: e.ID}, e.Stances, p.AsOf)
	if err != nil {
		return nil, err
	}
	positions, undated := atDate(now, p.AsOf)
	p.Groups, p.Undated, p.Bar = byInstrument(positions, by), apart(byInstrument(undated, by)), tally(positions)
	p.Shares = len(p.Bar) > 0
	p.Listed = slices.ContainsFunc(now, func(pos graph.Position) bool { return pos.StatusAsOf != "" })
	status := map[string]graph.Stance{}
	for _, pos := range positions {
		status[pos.Instrument.ID] = statusOf(pos.Stance, pos.Tense)
	}
	p.Key = keyOf(status, nil, p.Groups)
	if p.Shelf, p.Groups, p.Undated, err = shelve(r, p.Groups, p.Undated); err != nil {
		return nil, err
	}
	p.Form = asofForm{p.AsOf, keep(r, "stance"), with(r, "as_of", "", "from", "")}
	p.Gantt = drawGantt(now, p.AsOf, s.Now().UTC())
	if p.Links, err = s.linksOf(ctx, e.Entity); err != nil {
		return nil, err
	}
	p.Blocs = s.memberships(e.ID)
	if e.Kind == graph.Country {
		return p, s.countryParts(ctx, p)
	}
	if p.Members, err = s.membersOf(ctx, e.ID, p.AsOf); err != nil {
		return nil, err
	}
	on, err := s.Store.Positions(ctx, graph.PositionQuery{Instrument: e.ID, Paging: graph.Paging{Limit: 1}})
	p.OnIt = len(on.Items) > 0
	return p, err
}

// countryParts adds what only a country has: near and far ones, and what it is silent on.
func (s *site) countryParts(ctx context.Context, p *actorPage) error {
	var err error
	if p.Near, p.Far, err = s.company(ctx, p.ID, p.AsOf); err != nil {
		return err
	}
	on, err := s.Store.SilentOn(ctx, p.ID)
	for _, i := range on {
		p.Silent = append(p.Silent, named{ID: i.ID, Name: i.Name, Kind: graph.Instrument})
	}
	sortNamed(p.Silent)
	return err
}

// byInstrument groups positions of one actor.
func byInstrument(positions []graph.Position, by rowing) []group {
	var rows []row
	for _, pos := range positions {
		i := pos.Instrument
		rows = append(rows, makeRow(pos, named{ID: i.ID, Name: i.Name, Kind: graph.Instrument}, by))
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
