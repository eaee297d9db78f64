package graph

import (
	"context"
	"fmt"
	"slices"
)

// MergeChange is what a merge would make of one position: what stands on either
// side before, and what would stand after.
type MergeChange struct {
	Actor, Instrument     ActorRef
	Subject, Into, Merged Position // Stance is "" where there is none
}

// MergeEffect is a MergeChange in brief: a row that tells what stands on either side.
type MergeEffect struct {
	Actor      ActorRef  `json:"actor"`
	Instrument ActorRef  `json:"instrument"`
	Subject    MergeSide `json:"subject"`
	Into       MergeSide `json:"into"`
	Merged     MergeSide `json:"merged"`
}

// MergeSide is what holds of a position; its stance is "" where there is none.
type MergeSide struct {
	Stance   Stance `json:"stance"`
	Tense    Tense  `json:"tense"`
	Since    Date   `json:"since"`
	Disputed bool   `json:"disputed"`
}

// Effects are changes in brief.
func Effects(changes []MergeChange) []MergeEffect {
	brief := func(p *Position) MergeSide { return MergeSide{p.Stance, p.Tense, p.Since, p.Disputed} }
	out := []MergeEffect{}
	for i := range changes {
		c := &changes[i]
		out = append(out, MergeEffect{c.Actor, c.Instrument, brief(&c.Subject), brief(&c.Into), brief(&c.Merged)})
	}
	return out
}

// MaxMergeChanges is how many positions a preview of a merge goes through.
const MaxMergeChanges = 200

// PreviewMerge tells what a merge of subject into another entity would change,
// without doing it: for each position of the subject, what it would be settled
// to with all that is claimed of both. more says that there are further ones.
func PreviewMerge(ctx context.Context, s Judge, subject, into string) (changes []MergeChange, more bool, err error) {
	if _, err := s.Entity(ctx, subject); err != nil {
		return nil, false, err
	}
	target, err := s.Entity(ctx, into)
	if err != nil {
		return nil, false, err
	}
	if err := (&Mending{Kind: MergeEntity, Subject: subject, Into: into, By: "nobody"}).Check(); err != nil {
		return nil, false, err
	}
	m := MendsOf([]Mending{{Kind: MergeEntity, Subject: subject, Into: into, Target: target.Entity}})
	for _, asActor := range []bool{true, false} {
		q := PositionQuery{Instrument: subject, Paging: Paging{Limit: MaxMergeChanges}}
		if asActor {
			q = PositionQuery{Actor: subject, Paging: q.Paging}
		}
		page, err := s.Positions(ctx, q)
		if err != nil {
			return nil, false, fmt.Errorf("preview of a merge: %w", err)
		}
		more = more || page.Next != ""
		for _, p := range page.Items {
			c, err := mergeOf(ctx, s, m, p, into, asActor)
			if err != nil {
				return nil, false, fmt.Errorf("preview of a merge: %w", err)
			}
			changes = append(changes, c)
		}
	}
	return changes, more, nil
}

// mergeOf settles one position of a merge's subject with that of its target.
func mergeOf(ctx context.Context, s Judge, m *Mends, p Position, into string, asActor bool) (MergeChange, error) {
	c := MergeChange{Subject: p, Actor: p.Actor, Instrument: ActorRef{ID: p.Instrument.ID, Kind: Instrument, Name: p.Instrument.Name}}
	pairs := [][2]string{{p.Actor.ID, p.Instrument.ID}, {p.Actor.ID, into}}
	if asActor {
		pairs[1] = [2]string{into, p.Instrument.ID}
	}
	var claims []Claim
	var decisions []Decision
	for i, pair := range pairs {
		page, err := s.Claims(ctx, ClaimQuery{Actor: pair[0], Instrument: pair[1], Paging: Paging{Limit: MaxLimit}})
		if err != nil {
			return c, err
		}
		claims = append(claims, page.Items...)
		rulings, err := s.Rulings(ctx, RulingQuery{Actor: pair[0], Instrument: pair[1], Paging: Paging{Limit: MaxLimit}})
		if err != nil {
			return c, err
		}
		for _, r := range rulings.Items {
			decisions = append(decisions, r.Decision)
		}
		if i == 1 && len(page.Items) > 0 {
			found, err := s.Positions(ctx, PositionQuery{Actor: pair[0], Instrument: pair[1], Paging: Paging{Limit: 1}})
			if err != nil {
				return c, err
			}
			if len(found.Items) > 0 {
				c.Into = found.Items[0]
			}
		}
	}
	claims = slices.Clone(claims)
	for i := range claims {
		m.claim(&claims[i])
	}
	c.Merged = Settle(claims, decisions)
	return c, nil
}
