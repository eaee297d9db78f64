package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"

	"signatory/graph"
)

// maxLinks bounds the links that a page shows.
const maxLinks = 200

type instrumentPage struct {
	graph.EntitySummary
	AsOf    graph.Date
	Bar     map[graph.Stance]int
	Shares  []share
	Groups  []group
	Undated []group // as of a date: what has none
	Silent  []named
	Counts  []countRow
	Lists   []graph.StatusList // depositaries' lists, which are silent after their day
	Where   []whereRow         // the summits that adopted it, with their places
}

// countRow is a reported number with its sentence.
type countRow struct {
	graph.CountBeside
	ArticleHref string
}

// whereRow is a summit and where it was held.
type whereRow struct {
	Summit named
	Date   graph.Date
	Places []named
	Hosts  []named
}

func (s *site) instrument(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	e, err := s.Store.Entity(ctx, r.PathValue("id"))
	if err != nil {
		return err
	}
	if e.Kind != graph.Instrument && e.Kind != graph.Organization {
		http.Redirect(w, r, href(e.Kind, e.ID), http.StatusSeeOther)
		return nil
	}
	p := instrumentPage{EntitySummary: e}
	if p.AsOf, err = asOf(r); err != nil {
		return err
	}
	positions, err := s.allPositions(ctx, graph.PositionQuery{Instrument: e.ID, AsOf: p.AsOf})
	if err != nil {
		return err
	}
	claims, err := s.claimsByID(ctx, graph.ClaimQuery{Instrument: e.ID})
	if err != nil {
		return err
	}
	undated, err := s.undated(ctx, graph.PositionQuery{Instrument: e.ID, AsOf: p.AsOf})
	if err != nil {
		return err
	}
	if p.Lists, err = s.statusLists(ctx, e.ID); err != nil {
		return err
	}
	p.Groups, p.Undated, p.Bar = byActor(positions, claims), apart(byActor(undated, claims)), tally(positions)
	afterLists(p.Groups, p.Lists)
	p.Shares = shares(p.Bar)
	if err := s.beside(ctx, &p); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, "instrument", frame{Title: e.Name, Section: "/instruments", Page: p})
}

// byActor groups positions on one instrument.
func byActor(positions []graph.Position, claims map[string]graph.Claim) []group {
	var rows []row
	for _, pos := range positions {
		a := pos.Actor
		rows = append(rows, makeRow(pos, named{a.ID, a.Name, a.Kind, a.Code}, claims))
	}
	return grouped(rows, "Who")
}

// beside adds what stands beside the positions: reported numbers, the silent, when and where.
func (s *site) beside(ctx context.Context, p *instrumentPage) error {
	survey, err := graph.TakeSurvey(ctx, s.Store, graph.SurveyQuery{Instrument: p.ID, AsOf: p.AsOf})
	if err != nil {
		return err
	}
	for _, c := range survey.Counts {
		if p.AsOf == "" || c.Published.First() <= p.AsOf.Last() {
			p.Counts = append(p.Counts, countRow{c, "/articles/" + url.PathEscape(c.Article)})
		}
	}
	for i := range p.Groups {
		besideGroup(&p.Groups[i], p.Counts)
	}
	for _, a := range survey.Silent {
		p.Silent = append(p.Silent, named{a.ID, a.Name, a.Kind, a.Code})
	}
	p.Where, err = s.where(ctx, p.ID)
	return err
}

// besideGroup puts the latest reported number beside a group.
func besideGroup(g *group, counts []countRow) {
	if g.Tense != graph.Past {
		return
	}
	for _, c := range counts {
		if c.Stance == g.Stance && c.Tense == graph.Past && (g.Reported == nil || c.Published >= g.Reported.Published) {
			count := c.Count
			g.Reported, g.Named = &count, c.Named
		}
	}
}

// where finds the summits that adopted the instrument and the places they were held in.
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
