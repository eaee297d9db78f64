package web

import (
	"cmp"
	"context"
	"net/url"
	"slices"

	"signatory/graph"
)

// unsureCases are positions that are not confirmed, the least sure first: those
// among the next reviewLook * reviewPages positions.
func (s *site) unsureCases(ctx context.Context, store reviewer, p *reviewPage, cursor string) error {
	q := graph.PositionQuery{Paging: graph.Paging{Limit: reviewLook, Cursor: cursor}}
	var found []graph.Position
	for range reviewPages {
		page, err := store.Positions(ctx, q)
		if err != nil {
			return err
		}
		for _, x := range page.Items {
			if !x.Confirmed && len(x.Evidence) > 0 {
				found = append(found, x)
			}
		}
		if q.Cursor = page.Next; q.Cursor == "" || len(found) >= reviewCases {
			break
		}
	}
	if q.Cursor != "" {
		p.Next = p.href(p.Queue, q.Cursor)
	}
	slices.SortStableFunc(found, func(a, b graph.Position) int { return cmp.Compare(a.Confidence, b.Confidence) })
	for _, x := range found {
		c, err := s.positionCase(ctx, x)
		if err != nil {
			return err
		}
		claim := map[string]string{"claim": x.Evidence[0].Claim}
		c.Acts = []act{{"confirm", "y", "Confirm", claim}, {"reject", "n", "Reject", claim}}
		p.Cases = append(p.Cases, c)
	}
	return nil
}

func (s *site) positionCase(ctx context.Context, x graph.Position) (reviewCase, error) {
	claims, err := s.claimsByID(ctx, graph.ClaimQuery{Actor: x.Actor.ID, Instrument: x.Instrument.ID})
	if err != nil {
		return reviewCase{}, err
	}
	on := named{ID: x.Instrument.ID, Name: x.Instrument.Name, Kind: graph.Instrument}
	actor := named{ID: x.Actor.ID, Name: x.Actor.Name, Kind: x.Actor.Kind, Code: x.Actor.Code}
	c := reviewCase{ID: x.Actor.ID + "-" + x.Instrument.ID, Actor: actor, On: on, Position: &x, Proofs: makeRow(x, actor, rowing{claims: claims}).Proofs}
	if claim, ok := claims[x.Evidence[0].Claim]; ok {
		c.Claim = &claim
	}
	return c, nil
}

// reading is what a claim can be corrected to, as one choice: a stance with its tense.
type reading struct {
	Value, Word string
	On          bool
}

// Readings are the choices for the claim of a case, what it was read as among them.
func (c reviewCase) Readings() []reading {
	var out []reading
	for _, tense := range []graph.Tense{graph.Past, graph.Planned} {
		for _, stance := range graph.Stances {
			out = append(out, reading{string(stance) + " " + string(tense), stanceWord(stance, tense), stance == c.Claim.Stance && tense == c.Claim.Tense})
		}
	}
	return out
}

// disputedCases are where sources contradict each other, with a choice for each side.
func (s *site) disputedCases(ctx context.Context, store reviewer, p *reviewPage, cursor string) error {
	page, err := graph.Disputes(ctx, store, graph.PositionQuery{Paging: graph.Paging{Limit: reviewCases, Cursor: cursor}})
	if err != nil {
		return err
	}
	for _, d := range page.Items {
		c := reviewCase{ID: d.Actor.ID + "-" + d.Instrument.ID, Actor: named{ID: d.Actor.ID, Name: d.Actor.Name, Kind: d.Actor.Kind},
			On: named{ID: d.Instrument.ID, Name: d.Instrument.Name, Kind: graph.Instrument}, Sides: d.Sides}
		for i, side := range d.Sides {
			if slices.ContainsFunc(d.Sides[:i], func(e graph.Step) bool { return e.Stance == side.Stance }) {
				continue
			}
			c.Acts = append(c.Acts, act{"resolve", string(rune('1' + len(c.Acts))), "It " + lowerStance(side), map[string]string{
				"actor": d.Actor.ID, "instrument": d.Instrument.ID, "stance": string(side.Stance)}})
		}
		p.Cases = append(p.Cases, c)
	}
	if page.Next != "" {
		p.Next = p.href(p.Queue, page.Next)
	}
	return nil
}

// Shown are the sentences of a side that a case shows.
func (reviewCase) Shown(side graph.Step) []graph.Proof {
	return side.Evidence[:min(shownProofs, len(side.Evidence))]
}

// PositionHref is the page with every sentence on a case.
func (c reviewCase) PositionHref() string {
	return "/positions/" + url.PathEscape(c.Actor.ID) + "/" + url.PathEscape(c.On.ID)
}

func lowerStance(s graph.Step) string {
	word := stanceWord(s.Stance, s.Tense)
	if s.Stance == graph.NotSigned {
		return "has not signed"
	}
	return string(word[0]|0x20) + word[1:]
}

// unknownCases are instruments that the gazetteer does not know, those that most sentences tell of first.
func (s *site) unknownCases(ctx context.Context, store reviewer, p *reviewPage, cursor string) error {
	q := graph.EntityQuery{Kinds: []graph.Kind{graph.Instrument}, Sort: "coverage", Paging: graph.Paging{Limit: reviewCases, Cursor: cursor}}
	for range reviewLook * reviewPages / reviewCases {
		page, err := store.Entities(ctx, q)
		if err != nil {
			return err
		}
		for i := range page.Items {
			e := &page.Items[i]
			if s.Knows == nil || s.Knows(e.ID) || e.Claims == 0 {
				continue
			}
			claims, err := store.Claims(ctx, graph.ClaimQuery{Instrument: e.ID, Paging: graph.Paging{Limit: 2}})
			if err != nil {
				return err
			}
			c := reviewCase{ID: e.ID, On: nameOf(e.Entity), Entity: e, RenameForm: true, MergeHref: "/review/merge?subject=" + url.QueryEscape(e.ID)}
			for _, x := range claims.Items {
				c.Proofs = append(c.Proofs, proofOf(x))
			}
			p.Cases = append(p.Cases, c)
		}
		if q.Cursor = page.Next; q.Cursor == "" || len(p.Cases) >= reviewCases {
			break
		}
	}
	if q.Cursor != "" {
		p.Next = p.href(p.Queue, q.Cursor)
	}
	return nil
}

// twinCases are entities that may be one, among the graph.MaxLimit of each kind
// that most sentences tell of, without those that a person found to be two.
func (s *site) twinCases(ctx context.Context, store reviewer, p *reviewPage, _ string) error {
	apart, err := graph.AllRecords(ctx, store, graph.ApartShelf)
	if err != nil {
		return err
	}
	for _, kind := range []graph.Kind{graph.Instrument, graph.Organization, graph.Person, graph.Summit} {
		page, err := store.Entities(ctx, graph.EntityQuery{Kinds: []graph.Kind{kind}, Sort: "coverage", Paging: graph.Paging{Limit: graph.MaxLimit}})
		if err != nil {
			return err
		}
		for _, t := range graph.MaybeTwins(page.Items) {
			key := graph.TwinKey(t.A.ID, t.B.ID)
			if len(p.Cases) >= reviewCases || slices.ContainsFunc(apart, func(r graph.Record) bool { return r.Key == key }) {
				continue
			}
			p.Cases = append(p.Cases, reviewCase{ID: key, Twins: &t, MergeHref: "/review/merge?" + url.Values{"subject": {t.B.ID}, "into": {t.A.ID}}.Encode(),
				Acts: []act{{"apart", "n", "They are two", map[string]string{"key": key}}}})
		}
	}
	return nil
}
