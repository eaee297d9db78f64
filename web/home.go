package web

import (
	"context"
	"net/http"
	"net/url"

	"signatory/graph"
)

// homeInstruments and homeTurns are how many instruments and how many late turns
// of positions the first page shows.
const (
	homeInstruments = 12
	homeTurns       = 10
)

type homePage struct {
	Stats       graph.Stats
	Known       int // instruments
	Countries   int
	Instruments []listed
	More        bool
	Latest      []turned
}

// turned is a position that turned of late.
type turned struct {
	graph.Turned
	Who, On named
	Href    string // of the page with its sentences
}

// listed is an entity as a line of a list.
type listed struct {
	graph.EntitySummary
	Shares []share
}

// Href is the path of the entity's page.
func (l listed) Href() string { return href(l.Kind, l.ID) }

func (s *site) home(w http.ResponseWriter, r *http.Request) error {
	stats, err := s.Store.Stats(r.Context())
	if err != nil {
		return err
	}
	page, err := s.Store.Entities(r.Context(), graph.EntityQuery{
		Paging: graph.Paging{Limit: homeInstruments}, Kinds: []graph.Kind{graph.Instrument}, Sort: "articles"})
	if err != nil {
		return err
	}
	p := homePage{Stats: stats, Known: stats.Entities[graph.Instrument], Countries: stats.Entities[graph.Country], Instruments: listAll(page.Items), More: page.Next != ""}
	if p.Latest, err = s.latest(r.Context()); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, "home", frame{Page: p, Exports: exportsOf("/api/v1/instruments", url.Values{"sort": {"articles"}})})
}

// latest are the positions that turned last until today.
func (s *site) latest(ctx context.Context) ([]turned, error) {
	last, err := graph.Latest(ctx, s.Store, graph.DateOf(s.Now()), homeTurns)
	var out []turned
	for _, t := range last {
		on := named{ID: t.Instrument.ID, Name: t.Instrument.Name, Kind: graph.Instrument}
		out = append(out, turned{t, named{t.Actor.ID, t.Actor.Name, t.Actor.Kind, t.Actor.Code}, on, "/positions/" + url.PathEscape(t.Actor.ID) + "/" + url.PathEscape(on.ID)})
	}
	return out, err
}

func listAll(items []graph.EntitySummary) []listed {
	var out []listed
	for _, e := range items {
		out = append(out, listed{e, shares(e.Stances)})
	}
	return out
}

type listPage struct {
	Heading, Lead string
	Items         []listed
	Next          string // address of the next page, "" on the last
	First         string // address of the first page, "" on it
	Sort          string
	Path          string
}

func (s *site) instruments(w http.ResponseWriter, r *http.Request) error {
	return s.list(w, r, graph.EntityQuery{Kinds: []graph.Kind{graph.Instrument}},
		listPage{Heading: "Instruments", Lead: "Declarations, treaties, accords, pledges and the like that the articles tell of.", Path: "/instruments"})
}

func (s *site) actors(w http.ResponseWriter, r *http.Request) error {
	return s.list(w, r, graph.EntityQuery{Acts: true},
		listPage{Heading: "Actors", Lead: "Countries, organizations and persons that took a stance.", Path: "/actors"})
}

// list answers a page of entities; its order and place stand in the address.
func (s *site) list(w http.ResponseWriter, r *http.Request, q graph.EntityQuery, p listPage) error {
	query := r.URL.Query()
	p.Sort, q.Sort, q.Cursor, q.Limit = "articles", "articles", query.Get("cursor"), graph.DefaultLimit
	if by := query.Get("sort"); by == "id" || by == "coverage" {
		p.Sort, q.Sort = by, by
	}
	page, err := s.Store.Entities(r.Context(), q)
	if err != nil {
		return err
	}
	p.Items = listAll(page.Items)
	if page.Next != "" {
		p.Next = p.Path + "?" + url.Values{"cursor": {page.Next}, "sort": {p.Sort}}.Encode()
	}
	if q.Cursor != "" {
		p.First = p.Path + "?" + url.Values{"sort": {p.Sort}}.Encode()
	}
	return s.render(w, r, http.StatusOK, "list", frame{Title: p.Heading, Section: p.Path, Page: p})
}
