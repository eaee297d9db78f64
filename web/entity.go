package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"sort"
	"strings"

	"signatory/graph"
)

// entityPage shows a person, a summit or a place: what it is linked to.
type entityPage struct {
	graph.EntitySummary
	Links  []linkGroup
	Groups []group // a person may sign for itself
	// Adopted is what was adopted at a summit, Places where it was held, Hosts by whom.
	// City is the place where no article names it, Unread what was adopted there
	// as the gazetteer knows and no article names.
	Adopted       []adopted
	Unread        []named
	Places, Hosts []named
	City          string
	Attributed    []attributed // to a person
	// AttributedMore tells that there are more of these.
	AttributedMore bool
}

// linkGroup is the links of one kind, seen from one side.
type linkGroup struct {
	Kind    graph.Relation
	Heading string
	Anchor  string // its place in the page
	Quotes  bool
	Rows    []linkRow
}

// linkRow is one link: the other side, and the sentence that says so.
type linkRow struct {
	graph.Link
	Who     named
	AboutIt named
}

// Href is where the sentence stands.
func (l linkRow) ArticleHref() string { return "/articles/" + l.Article }

// linkHeadings names each kind of link from the side it starts from, and from the other.
var linkHeadings = []struct {
	kind     graph.Relation
	from, to string
}{
	{graph.Represents, "Speaks for", "Who speaks for it"},
	{graph.Said, "Said", "Said about it"},
	{graph.AdoptedAt, "Adopted at", "Adopted here"},
	{graph.HeldIn, "Held in", "Held here"},
	{graph.Hosted, "Hosted", "Hosted by"},
	{graph.Attended, "Attended", "Who came"},
	{graph.PartOf, "Part of", "Parts"},
}

func (s *site) entity(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	e, err := s.Store.Entity(ctx, r.PathValue("id"))
	if err != nil {
		return err
	}
	if own := href(e.Kind, e.ID); !strings.HasPrefix(own, "/entities/") {
		http.Redirect(w, r, own, http.StatusSeeOther)
		return nil
	}
	p := entityPage{EntitySummary: e}
	if p.Links, err = s.linksOf(ctx, e.Entity); err != nil {
		return err
	}
	switch e.Kind {
	case graph.Person:
		err = s.personParts(ctx, &p)
	case graph.Summit:
		err = s.summitParts(ctx, &p)
	}
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, "entity", frame{Title: e.Name, Page: p,
		Exports: exportsOf("/api/v1/entities/"+url.PathEscape(e.ID)+"/links", url.Values{"limit": {"1000"}})})
}

// personParts adds what a person signed, and what it is the source of.
func (s *site) personParts(ctx context.Context, p *entityPage) error {
	positions, by, err := s.rowsOf(ctx, graph.PositionQuery{Actor: p.ID}, p.Stances, "")
	if err != nil {
		return err
	}
	p.Groups = byInstrument(positions, by)
	p.Attributed, p.AttributedMore, err = s.attributedTo(ctx, p.ID)
	return err
}

// linksOf is the links of an entity in the order of linkHeadings, each other side once.
func (s *site) linksOf(ctx context.Context, e graph.Entity) ([]linkGroup, error) {
	page, err := s.Store.Links(ctx, graph.LinkQuery{Paging: graph.Paging{Limit: maxLinks}, Entity: e.ID})
	if err != nil {
		return nil, fmt.Errorf("links: %w", err)
	}
	names := s.namer()
	names.known[e.ID] = nameOf(e)
	var ends []string
	for _, l := range page.Items {
		ends = append(ends, l.From, l.To, l.About)
	}
	if err := names.learn(ctx, ends...); err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	var groups []linkGroup
	for _, h := range linkHeadings {
		for _, from := range []bool{true, false} {
			rows, err := linkRows(ctx, names, page.Items, e.ID, h.kind, from)
			if err != nil {
				return nil, err
			}
			if len(rows) == 0 {
				continue
			}
			heading := h.to
			if from {
				heading = h.from
			}
			groups = append(groups, linkGroup{h.kind, heading, "l-" + strings.ReplaceAll(strings.ToLower(heading), " ", "-"), h.kind == graph.Said, rows})
		}
	}
	return groups, nil
}

// linkRows picks the links of one kind and side; the same again from another article is shown once.
func linkRows(ctx context.Context, names *namer, links []graph.Link, id string, kind graph.Relation, from bool) ([]linkRow, error) {
	var rows []linkRow
	seen := map[string]bool{}
	for _, l := range links {
		if l.Kind != kind || (l.From == id) != from {
			continue
		}
		row := linkRow{Link: l}
		other := l.To
		if !from {
			other = l.From
		}
		key := other + "|" + l.Role + "|" + l.Quote
		if seen[key] {
			continue
		}
		seen[key] = true
		var err error
		if row.Who, err = names.name(ctx, other); err != nil {
			return nil, err
		}
		if l.About != "" && l.About != id {
			if row.AboutIt, err = names.name(ctx, l.About); err != nil {
				return nil, err
			}
		}
		rows = append(rows, row)
	}
	sort.SliceStable(rows, func(i, j int) bool { return rows[i].Date > rows[j].Date })
	return rows, nil
}
