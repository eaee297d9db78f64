package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"signatory/graph"
)

// homeInstruments and homeTurns are how many instruments and how many late turns
// of positions the first page shows.
const (
	homeInstruments = 12
	homeTurns       = 8
	homeLook        = 40 // turns, of which some are shown as one
)

type homePage struct {
	Origin      string // the address of the site
	Adds        bool   // articles can be added by a page
	Stats       graph.Stats
	Articles    int // of the press
	Lists       int // of depositaries
	Known       int // instruments
	Countries   int
	Instruments []listed
	More        bool
	Latest      []turned
	Waiting     bool // what changed lately is still being worked out
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
	p := homePage{Origin: origin(r), Adds: s.adds(), Stats: stats, Known: stats.Entities[graph.Instrument], Countries: stats.Entities[graph.Country], Instruments: listAll(page.Items), More: page.Next != ""}
	if p.Latest, err = s.latest(r.Context()); errors.Is(err, context.DeadlineExceeded) && r.Context().Err() == nil {
		p.Waiting = true
	} else if err != nil {
		return err
	}
	if p.Lists, err = s.countLists(r.Context()); err != nil {
		return err
	}
	p.Articles = stats.Articles - p.Lists
	return s.render(w, r, http.StatusOK, "home", frame{Page: p, Follow: followed(r, nil), Exports: exportsOf("/api/v1/instruments", url.Values{"sort": {"articles"}})})
}

// countLists is how many of the stored articles are depositaries' lists, up to graph.MaxLimit.
func (s *site) countLists(ctx context.Context) (int, error) {
	lister, ok := s.Store.(graph.Lister)
	if !ok {
		return 0, nil
	}
	page, err := lister.Lists(ctx, graph.ListQuery{Paging: graph.Paging{Limit: graph.MaxLimit}})
	lists := map[string]bool{}
	for _, l := range page.Items {
		lists[l.Article] = true
	}
	return len(lists), err
}

// homePatience is how long the first page waits for what changed lately, which
// a store works out anew after a write.
const homePatience = time.Second

// latest are the positions that turned last until today, those that turned alike as one.
func (s *site) latest(ctx context.Context) ([]turned, error) {
	ctx, cancel := context.WithTimeout(ctx, homePatience)
	defer cancel()
	last, err := graph.Latest(ctx, s.Store, graph.DateOf(s.Now()), homeLook)
	out := together(last)
	return out[:min(homeTurns, len(out))], err
}

func listAll(items []graph.EntitySummary) []listed {
	var out []listed
	for _, e := range items {
		out = append(out, listed{e, shares(e.Stances)})
	}
	return out
}

// blank reports that nothing was found since the store holds no article.
func (s *site) blank(ctx context.Context, found int) (bool, error) {
	if found > 0 {
		return false, nil
	}
	stats, err := s.Store.Stats(ctx)
	if err != nil {
		return false, fmt.Errorf("stats: %w", err)
	}
	return stats.Articles == 0, nil
}
