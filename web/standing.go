package web

import (
	"net/http"
	"net/url"

	"signatory/graph"
)

// sentencesShown is how many sentences a page of a position lists at a time.
const sentencesShown = 50

// standingPage is one actor on one instrument: where it stands, by which steps,
// and every sentence that tells of it.
type standingPage struct {
	Who, On named
	AsOf    graph.Date
	Row     row
	None    bool // it holds no position, as of the date
	Claims  []proof
	Next    string
	First   string
}

// Told is how many sentences the page shows above the list of all.
func (p standingPage) Told() int { return len(p.Row.Proofs) + len(p.Row.Against) }

func (s *site) standing(w http.ResponseWriter, r *http.Request) error {
	ctx, p := r.Context(), standingPage{}
	who, err := s.actorOf(ctx, r.PathValue("actor"))
	if err != nil {
		return err
	}
	on, err := s.Store.Entity(ctx, r.PathValue("instrument"))
	if err != nil {
		return err
	}
	p.Who, p.On = nameOf(who.Entity), nameOf(on.Entity)
	p.On.Kind = graph.Instrument // a body has members, as its page shows
	if p.AsOf, err = asOf(r); err != nil {
		return err
	}
	if err := s.fillStanding(r, &p); err != nil {
		return err
	}
	f := frame{Title: p.Who.Name + " on " + p.On.Name, Section: "/instruments", Page: p,
		Description: "Where " + p.Who.Name + " stands on " + p.On.Name + ", with every sentence that says so.",
		Follow:      followed(r, url.Values{"actor": {p.Who.ID}, "instrument": {p.On.ID}}),
		Exports:     exportsOf("/api/v1/claims", url.Values{"actor": {p.Who.ID}, "instrument": {p.On.ID}, "limit": {"1000"}})}
	return s.render(w, r, http.StatusOK, "standing", f)
}

// fillStanding adds the position and a page of its sentences.
func (s *site) fillStanding(r *http.Request, p *standingPage) error {
	ctx := r.Context()
	found, err := s.Store.Positions(ctx, graph.PositionQuery{Actor: p.Who.ID, Instrument: p.On.ID})
	if err != nil {
		return err
	}
	p.None = true
	if len(found.Items) > 0 {
		pos := found.Items[0]
		if p.AsOf != "" {
			pos = pos.At(p.AsOf)
		}
		p.None = pos.Stance == ""
		claims, err := s.claimsOf(ctx, pos)
		if err != nil {
			return err
		}
		p.Row = makeRow(pos, p.On, rowing{claims: claims})
	}
	cursor := r.URL.Query().Get("cursor")
	page, err := s.Store.Claims(ctx, graph.ClaimQuery{Actor: p.Who.ID, Instrument: p.On.ID, Paging: graph.Paging{Limit: sentencesShown, Cursor: cursor}})
	if err != nil {
		return err
	}
	if p.Claims, err = s.proofsOf(ctx, page.Items); err != nil {
		return err
	}
	if cursor != "" {
		p.First = with(r, "cursor", "")
	}
	if page.Next != "" {
		p.Next = with(r, "cursor", page.Next)
	}
	return nil
}
