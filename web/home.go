package web

import (
	"net/http"
	"net/url"

	"signatory/graph"
)

// homeInstruments is how many instruments the first page shows.
const homeInstruments = 12

type homePage struct {
	Stats       graph.Stats
	Known       int // instruments
	Instruments []listed
	More        bool
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
		Paging: graph.Paging{Limit: homeInstruments}, Kinds: []graph.Kind{graph.Instrument}, Sort: "coverage"})
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, "home", frame{Page: homePage{stats, stats.Entities[graph.Instrument], listAll(page.Items), page.Next != ""}})
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
	p.Sort, q.Sort, q.Cursor, q.Limit = "coverage", "coverage", query.Get("cursor"), graph.DefaultLimit
	if query.Get("sort") == "id" {
		p.Sort, q.Sort = "id", "id"
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
