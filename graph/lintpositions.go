package graph

import (
	"cmp"
	"context"
	"encoding/json"
	"iter"
	"maps"
	"slices"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// positions settles every pair anew and holds the stored position to it. Claims
// and positions come in one order, so that a pair's meet.
func (l *linter) positions(ctx context.Context) error {
	decisions := map[[2]string][]Decision{}
	if err := eachPage(func(p Paging) (Page[Ruling], error) { return l.s.Rulings(ctx, RulingQuery{Paging: p}) }, func(r Ruling) {
		k := [2]string{r.Instrument, r.Actor}
		decisions[k] = append(decisions[k], r.Decision)
	}); err != nil {
		return err
	}
	next, stop := iter.Pull2(listed(func(p Paging) (Page[Position], error) { return l.s.Positions(ctx, PositionQuery{Paging: p}) }))
	defer stop()
	stored, err, more := next()
	var pair []Claim
	settle := func() {
		if len(pair) == 0 || err != nil {
			return
		}
		at := [2]string{pair[0].Instrument, pair[0].Actor}
		for more && err == nil && comparePairs(pairKey(&stored), at) < 0 {
			l.complain(UnsupportedPosition, stored.Instrument.ID+" "+stored.Actor.ID, "rests on no claim")
			stored, err, more = next()
		}
		var have *Position
		if more && err == nil && pairKey(&stored) == at {
			have = &stored
		}
		l.pair(pair, decisionsOn(pair, decisions), have)
		if have != nil {
			stored, err, more = next()
		}
		pair = nil
	}
	for c, err := range listed(func(p Paging) (Page[Claim], error) { return l.s.Claims(ctx, ClaimQuery{Paging: p}) }) {
		if err != nil {
			return err
		}
		if len(pair) > 0 && (pair[0].Instrument != c.Instrument || pair[0].Actor != c.Actor) {
			settle()
		}
		pair = append(pair, c)
	}
	settle()
	for ; more && err == nil; stored, err, more = next() {
		l.complain(UnsupportedPosition, stored.Instrument.ID+" "+stored.Actor.ID, "rests on no claim")
	}
	return err
}

func pairKey(p *Position) [2]string { return [2]string{p.Instrument.ID, p.Actor.ID} }

func comparePairs(a, b [2]string) int {
	return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
}

// listed are the items of a list, read page by page.
func listed[T any](read func(Paging) (Page[T], error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		p := Paging{Limit: MaxLimit}
		for {
			page, err := read(p)
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, item := range page.Items {
				if !yield(item, nil) {
					return
				}
			}
			if p.Cursor = page.Next; p.Cursor == "" {
				return
			}
		}
	}
}

// decisionsOn are the decisions on what the claims of a pair were read as.
func decisionsOn(claims []Claim, decisions map[[2]string][]Decision) []Decision {
	if len(decisions) == 0 {
		return nil
	}
	var out []Decision
	seen := map[[2]string]bool{}
	for i := range claims {
		k := [2]string{cmp.Or(claims[i].InstrumentRead, claims[i].Instrument), cmp.Or(claims[i].ActorRead, claims[i].Actor)}
		if !seen[k] {
			seen[k] = true
			out = append(out, decisions[k]...)
		}
	}
	return out
}

// pair holds one stored position, nil for none, to what its claims make of it.
func (l *linter) pair(claims []Claim, decisions []Decision, have *Position) {
	actor, instrument := claims[0].Actor, claims[0].Instrument
	subject := instrument + " " + actor
	if t := l.known[actor]; t != nil {
		t.claims += len(claims)
	}
	if t := l.known[instrument]; t != nil && actor != instrument {
		t.claims += len(claims)
	}
	want := Settle(claims, decisions)
	switch {
	case want.Stance == "" && have == nil:
		return
	case have == nil:
		l.complain(UnsupportedPosition, subject, "is not stored, and its claims make it %s", want.Stance)
		return
	case want.Stance == "":
		l.complain(UnsupportedPosition, subject, "is stored as %s, and its claims make none", have.Stance)
		return
	}
	if have.Tense == Past {
		if t := l.known[actor]; t != nil {
			t.acted[have.Stance]++
		}
		if t := l.known[instrument]; t != nil && actor != instrument {
			t.held[have.Stance]++
		}
	}
	if a, b := bareJSON(have), bareJSON(&want); a != b {
		l.complain(UnsupportedPosition, subject, "is stored as %s since %q of %d steps, and its claims make it %s since %q of %d: %s",
			have.Stance, have.Since, len(have.Ledger), want.Stance, want.Since, len(want.Ledger), apart(a, b))
	}
}

// bareJSON is a position without the names that a store fills in.
func bareJSON(p *Position) string {
	c := *p
	c.Actor, c.Instrument = ActorRef{ID: p.Actor.ID}, InstrumentRef{ID: p.Instrument.ID}
	c.Evidence, c.Ledger = slices.Clone(p.Evidence), slices.Clone(p.Ledger)
	for i := range c.Ledger {
		c.Ledger[i].Evidence = slices.Clone(c.Ledger[i].Evidence)
	}
	bare := func(p *Proof) { p.Title, p.URL = "", "" }
	c.EachProof(bare)
	for i := range c.Evidence {
		bare(&c.Evidence[i])
	}
	b, err := json.Marshal(c)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// apart is what two texts say around their first difference.
func apart(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	around := func(s string) string { return s[max(0, i-40):min(len(s), i+60)] }
	return "..." + around(a) + "... is not ..." + around(b) + "..."
}
