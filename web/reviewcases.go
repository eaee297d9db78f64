package web

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"signatory/graph"
)

// reviewCases fills a page of a queue, as the graph gives it.
func (s *site) reviewCases(ctx context.Context, store graph.ReviewStore, p *reviewPage) error {
	page, err := graph.Review(ctx, store, graph.ReviewQuery{Queue: p.Queue, Knows: s.Knows, Paging: graph.Paging{Limit: reviewShown, Cursor: p.Cursor}})
	if err != nil {
		return err
	}
	claims, err := s.claimsBehind(ctx, page.Items)
	if err != nil {
		return err
	}
	for _, x := range page.Items {
		c := reviewCase{ReviewCase: x, Actor: refOf(x.Actor), On: refOf(x.Instrument)}
		switch p.Queue {
		case graph.QueueTwins:
			if err := s.asTwins(ctx, &c); err != nil {
				return err
			}
		case graph.QueueUnknown:
			c.On, c.RenameForm, c.MergeHref = refNamed(x.Entity), true, "/review/merge?"+url.Values{"subject": {x.Entity.ID}, "queue": {string(p.Queue)}}.Encode()
		}
		if p.Queue != graph.QueueTwins {
			c.proofs(claims)
		}
		p.Cases = append(p.Cases, c)
	}
	if page.Next != "" {
		p.Next = p.href(p.Queue, page.Next)
	}
	return nil
}

func refOf(a graph.ActorRef) named { return named{a.ID, a.Name, a.Kind, a.Code} }

// asTwins makes two entities that may be one ready to be merged or kept apart, a sentence on each beside it.
func (s *site) asTwins(ctx context.Context, c *reviewCase) error {
	c.A, c.B = refNamed(c.Entity), refNamed(c.Twin)
	c.MergeHref = "/review/merge?" + url.Values{"subject": {c.B.ID}, "into": {c.A.ID}}.Encode()
	c.Acts = []act{{"apart", "n", "They are two", map[string]string{"a": c.A.ID, "b": c.B.ID}}}
	for i, who := range []named{c.A, c.B} {
		side, err := s.twinSide(ctx, who, []int{c.ReviewCase.Claims, c.TwinClaims}[i])
		if err != nil {
			return err
		}
		if side.Label = side.Who.Name; c.Alike() {
			side.Label = []string{"One", "The other"}[i]
		}
		c.Apart = append(c.Apart, side)
	}
	return nil
}

// twinSide is one of two entities with a sentence: one that says where it stands or,
// of a body, who joined it.
func (s *site) twinSide(ctx context.Context, who named, claims int) (twinSide, error) {
	side := twinSide{Who: who, Claims: claims}
	one := graph.Paging{Limit: 1}
	queries := []graph.ClaimQuery{{Actor: who.ID, Paging: one}, {Instrument: who.ID, Paging: one}}
	if who.Kind == graph.Instrument {
		queries = queries[1:]
	}
	for _, q := range queries {
		page, err := s.Store.Claims(ctx, q)
		if err != nil {
			return side, err
		}
		if side.Proofs, err = s.proofsOf(ctx, page.Items); err != nil || len(side.Proofs) > 0 {
			return side, err
		}
	}
	return side, nil
}

// Alike reports whether two entities that may be one bear one name.
func (c reviewCase) Alike() bool { return c.A.Name == c.B.Name }

// proofs adds the sentences of a case with what was read from each, and what
// can be decided: of a dispute side by side.
func (c *reviewCase) proofs(claims map[string]graph.Claim) {
	for _, e := range c.Evidence {
		x, ok := claims[e.Claim]
		if !ok {
			continue
		}
		told := proofOf(x, e)
		switch {
		case c.Queue == graph.QueueDisputed:
			c.addSide(told)
		case len(c.Proofs) < shownProofs && !slices.ContainsFunc(c.Proofs, told.same):
			c.Proofs = append(c.Proofs, told)
		}
		if c.Queue == graph.QueueUnsure && c.Claim == nil {
			c.Claim = &x
		}
	}
	switch c.Queue {
	case graph.QueueUnsure:
		if c.Claim != nil {
			claim := map[string]string{"claim": c.Claim.ID}
			c.Acts = []act{{"confirm", "y", "Confirm", claim}, {"reject", "n", "Reject", claim}}
		}
	case graph.QueueDisputed:
		for _, stance := range c.Sides {
			c.Acts = append(c.Acts, act{"resolve", string(rune('1' + len(c.Acts))), "It " + didWord(stance, graph.Past), map[string]string{
				"actor": c.Actor.ID, "instrument": c.On.ID, "stance": string(stance)}})
		}
	}
}

// same reports whether two proofs are one sentence, from which the same was read of several.
func (p proof) same(other proof) bool {
	return p.Article == other.Article && p.Quote == other.Quote && p.Stance == other.Stance && p.Tense == other.Tense
}

// claimsBehind looks up the claims behind the sentences of cases.
func (s *site) claimsBehind(ctx context.Context, cases []graph.ReviewCase) (map[string]graph.Claim, error) {
	var ids []string
	for _, c := range cases {
		for _, e := range c.Evidence {
			ids = append(ids, e.Claim)
		}
	}
	return graph.ClaimsByID(ctx, s.Store, ids)
}

// addSide puts a sentence under its stance.
func (c *reviewCase) addSide(p proof) {
	at := slices.IndexFunc(c.Told, func(s reviewSide) bool { return s.Stance == p.Stance && s.Tense == p.Tense })
	if at < 0 {
		at = len(c.Told)
		c.Told = append(c.Told, reviewSide{Stance: p.Stance, Tense: p.Tense})
	}
	if len(c.Told[at].Proofs) < shownProofs && !slices.ContainsFunc(c.Told[at].Proofs, p.same) {
		c.Told[at].Proofs = append(c.Told[at].Proofs, p)
	}
}

// PositionHref is the page with every sentence on a case.
func (c reviewCase) PositionHref() string {
	return "/positions/" + url.PathEscape(c.Actor.ID) + "/" + url.PathEscape(c.On.ID)
}

// Bar is the confidence from which a position is confirmed.
func (reviewCase) Bar() float64 { return graph.ConfirmedAt }

// reading is what a claim can be corrected to, as one choice: a stance with its tense.
type reading struct {
	Value, Word string
	On          bool
}

// readings are the choices for a claim, chosen among them.
func readings(chosen string) []reading {
	var out []reading
	for _, tense := range []graph.Tense{graph.Past, graph.Planned} {
		for _, stance := range graph.Stances {
			v := string(stance) + " " + string(tense)
			out = append(out, reading{v, stanceWord(stance, tense), v == chosen})
		}
	}
	return out
}

// readAs is the stance and the tense of a claim as a choice of readings.
func readAs(c *graph.Claim) string {
	return strings.Join([]string{string(c.Stance), string(c.Tense)}, " ")
}

// Correction is the form that corrects the claim of a case.
func (c reviewCase) Correction() *correcting {
	return &correcting{Claim: c.Claim, Actor: field{Value: c.Actor.Name, Was: c.Actor.Name}, On: field{Value: c.On.Name, Was: c.On.Name},
		Reading: readAs(c.Claim), Date: string(c.Claim.Date)}
}
