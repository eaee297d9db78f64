package graph

import (
	"context"
	"fmt"
	"slices"
)

// Resolution is a person's word on a dispute: which of its stances is so.
type Resolution struct {
	Actor, Instrument string
	Stance            Stance
	By, Reason        string
}

// Judge is what a dispute is resolved with.
type Judge interface {
	Reader
	Reviewer
}

// Resolve decides a dispute, on the current step or on an earlier one: it confirms sentences of the stance that is so,
// the most telling first, until nothing contradicts it. The decisions are kept
// by what the sentences say, so that they outlive another reading of the
// articles; each can be taken back by Revoke. An *InvalidError tells that there
// is no dispute, or not about this stance.
func Resolve(ctx context.Context, s Judge, res Resolution) ([]Ruling, error) {
	var out []Ruling
	for {
		p, err := Ledger(ctx, s, LedgerQuery{Actor: res.Actor, Instrument: res.Instrument})
		if err != nil {
			return out, err
		}
		if len(sideStances(&p)) == 0 && len(out) == 0 {
			return nil, &InvalidError{Field: "instrument", Reason: fmt.Sprintf("%s on %s is not disputed", res.Actor, res.Instrument)}
		}
		claim := contested(&p, res.Stance, out)
		switch {
		case claim == "" && len(out) > 0:
			return out, nil
		case claim == "":
			return nil, &InvalidError{Field: "stance", Reason: fmt.Sprintf("%q is no side of the dispute: want one of %v", res.Stance, sideStances(&p))}
		}
		r, err := s.Decide(ctx, claim, Confirm, res.By, res.Reason)
		if err != nil {
			return out, err
		}
		out = append(out, r)
	}
}

// contested is the most telling claim of a stance that is still disputed, of
// those that done has not confirmed yet.
func contested(p *Position, stance Stance, done []Ruling) string {
	for i := range p.Ledger {
		st := &p.Ledger[i]
		if !st.Disputed || st.SetAside != "" || st.Stance != stance {
			continue
		}
		var claims []string
		for _, e := range st.Evidence {
			claims = append(claims, e.Claim)
		}
		for _, c := range append(claims, st.Claims...) {
			if !slices.ContainsFunc(done, func(r Ruling) bool { return slices.Contains(r.Claims, c) }) {
				return c
			}
		}
	}
	return ""
}

func sideStances(p *Position) []Stance {
	var out []Stance
	for _, st := range p.Ledger {
		if st.Disputed && st.SetAside == "" && !slices.Contains(out, st.Stance) {
			out = append(out, st.Stance)
		}
	}
	return out
}
