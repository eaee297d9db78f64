package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"signatory/graph"
)

// pairPage is two countries compared instrument by instrument.
type pairPage struct {
	A, B      named
	Countries []option // for the choice of A; the same list serves B
	Others    []option
	Agreement graph.Agreement
	Rows      []pairRow
	OnlyA     []pairRow
	OnlyB     []pairRow
	Periods   []graph.PeriodAgreement
	Held      int // instruments on which both hold a position
	AloneA    int // on which A alone does
	AloneB    int
	Next      string
	First     string
	Blank     bool // nothing is shown since nothing is stored
}

// pairRow is one instrument with where both stand.
type pairRow struct {
	On    named
	A, B  graph.Position
	Agree bool
	AHref string
	BHref string
}

// pairRows is how many instruments of a list the page shows at a time.
const pairRows = 100

func (s *site) pair(w http.ResponseWriter, r *http.Request) error {
	ctx, q := r.Context(), r.URL.Query()
	p := pairPage{}
	for _, end := range []struct {
		id   string
		into *named
	}{{q.Get("a"), &p.A}, {q.Get("b"), &p.B}} {
		if end.id == "" {
			continue
		}
		e, err := s.actorOf(ctx, end.id)
		if err != nil {
			return err
		}
		*end.into = nameOf(e.Entity)
	}
	if err := s.countries(r, &p); err != nil {
		return err
	}
	var err error
	if p.Blank, err = s.blank(ctx, len(p.Countries)); err != nil {
		return err
	}
	title := "Two countries compared"
	if p.A.ID != "" && p.B.ID != "" {
		title = p.A.Name + " and " + p.B.Name
		if err := s.compare(r, &p); err != nil {
			return err
		}
	}
	f := frame{Title: title, Section: "/alignment", Page: p}
	if p.A.ID != "" && p.B.ID != "" {
		f.Exports = exportsOf("/api/v1/alignment/periods", url.Values{"a": {p.A.ID}, "b": {p.B.ID}})
	}
	return s.render(w, r, http.StatusOK, "pair", f)
}

// countries are the choices of both lists.
func (s *site) countries(r *http.Request, p *pairPage) error {
	page, err := s.Store.Entities(r.Context(), graph.EntityQuery{Kinds: []graph.Kind{graph.Country}, Acts: true, Paging: graph.Paging{Limit: graph.MaxLimit}})
	if err != nil {
		return err
	}
	for _, e := range page.Items {
		p.Countries = append(p.Countries, option{e.ID, e.Name, e.ID == p.A.ID})
		p.Others = append(p.Others, option{e.ID, e.Name, e.ID == p.B.ID})
	}
	for _, list := range [][]option{p.Countries, p.Others} {
		slices.SortFunc(list, func(a, b option) int { return strings.Compare(a.Name, b.Name) })
	}
	return nil
}

// compare fills a page with what both hold.
func (s *site) compare(r *http.Request, p *pairPage) error {
	ctx := r.Context()
	al, err := graph.Align(ctx, s.Store, graph.AlignQuery{With: p.A.ID, Kind: p.A.Kind})
	if err != nil {
		return err
	}
	p.Agreement = al.Pair(p.A.ID, p.B.ID)
	if p.Periods, err = graph.AlignPeriods(ctx, s.Store, graph.AlignQuery{Shared: 1}, p.A.ID, p.B.ID, 10); err != nil {
		return err
	}
	rows := map[string]*pairRow{}
	for i, id := range []string{p.A.ID, p.B.ID} {
		positions, err := s.allPositions(ctx, graph.PositionQuery{Actor: id, Tense: graph.Past, Brief: true})
		if err != nil {
			return err
		}
		for _, pos := range positions {
			on := pos.Instrument
			if rows[on.ID] == nil {
				rows[on.ID] = &pairRow{On: named{ID: on.ID, Name: on.Name, Kind: graph.Instrument}}
			}
			if i == 0 {
				rows[on.ID].A = pos
			} else {
				rows[on.ID].B = pos
			}
		}
	}
	for _, row := range rows {
		row.Agree = row.A.Stance.Polarity() == row.B.Stance.Polarity()
		row.AHref, row.BHref = "/positions/"+url.PathEscape(p.A.ID)+"/"+url.PathEscape(row.On.ID), "/positions/"+url.PathEscape(p.B.ID)+"/"+url.PathEscape(row.On.ID)
		switch {
		case row.B.Stance == "":
			p.OnlyA = append(p.OnlyA, *row)
		case row.A.Stance == "":
			p.OnlyB = append(p.OnlyB, *row)
		default:
			p.Rows = append(p.Rows, *row)
		}
	}
	for _, list := range [][]pairRow{p.Rows, p.OnlyA, p.OnlyB} {
		slices.SortFunc(list, func(a, b pairRow) int {
			if a.Agree != b.Agree {
				return btoi(a.Agree) - btoi(b.Agree)
			}
			return strings.Compare(a.On.Short()+a.On.ID, b.On.Short()+b.On.ID)
		})
	}
	return p.page(r)
}

// page leaves of the rows those that the page holds.
func (p *pairPage) page(r *http.Request) error {
	from, err := readWhole(r.URL.Query(), "from", "from row", 1)
	if err != nil {
		return err
	}
	p.Held, p.AloneA, p.AloneB = len(p.Rows), len(p.OnlyA), len(p.OnlyB)
	first := min(from-1, p.Held)
	last := min(first+pairRows, p.Held)
	if first > 0 {
		p.First = with(r, "from", "")
	}
	if last < p.Held {
		p.Next = with(r, "from", strconv.Itoa(last+1))
	}
	p.Rows = p.Rows[first:last]
	p.OnlyA, p.OnlyB = p.OnlyA[:min(pairRows, p.AloneA)], p.OnlyB[:min(pairRows, p.AloneB)]
	return nil
}
