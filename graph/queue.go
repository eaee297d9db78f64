package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// Queue names what a person should look at.
type Queue string

const (
	QueueUnsure   Queue = "unsure"   // positions that are not confirmed
	QueueDisputed Queue = "disputed" // sources contradict each other
	QueueUnknown  Queue = "unknown"  // instruments that the gazetteer does not know
	QueueTwins    Queue = "twins"    // two entities that may be one
)

// Queues lists every Queue, in the order of the review.
var Queues = []Queue{QueueUnsure, QueueDisputed, QueueUnknown, QueueTwins}

// ReviewCase is one thing to decide. Of a position it names actor and
// instrument; of the other queues the entity, and its likely twin.
type ReviewCase struct {
	Queue      Queue     `json:"queue"`
	Why        string    `json:"why"`
	Actor      ActorRef  `json:"actor"`
	Instrument ActorRef  `json:"instrument"`
	Entity     EntityRef `json:"entity"`
	Twin       EntityRef `json:"twin"`        // the one of fewer claims: it would be merged into Entity
	Claims     int       `json:"claims"`      // of the entity
	TwinClaims int       `json:"twin_claims"` // of its twin
	Stance     Stance    `json:"stance"`
	Tense      Tense     `json:"tense"`
	Confidence float64   `json:"confidence"`
	Sides      []Stance  `json:"sides"`    // of a dispute
	Evidence   []Proof   `json:"evidence"` // each with the claim to confirm, reject or edit
}

// ReviewQuery asks for a page of a queue. Knows tells which instruments stand
// in the gazetteer; nil knows all.
type ReviewQuery struct {
	Paging
	Queue Queue
	Knows func(instrument string) bool
}

// ReviewStore is a store whose content can be reviewed.
type ReviewStore interface {
	Reader
	Records
}

// Review gives a page of a queue. Positions that are unsure come in the order
// of positions, within a page the least sure first; disputes in that order,
// unknown instruments with most claims first, twins the likeliest first.
func Review(ctx context.Context, s ReviewStore, q ReviewQuery) (Page[ReviewCase], error) {
	size, err := q.Size()
	if err != nil {
		return Page[ReviewCase]{}, err
	}
	q.Limit = size
	switch q.Queue {
	case QueueUnsure:
		return reviewUnsure(ctx, s, q)
	case QueueDisputed:
		return reviewDisputed(ctx, s, q)
	case QueueUnknown:
		return reviewUnknown(ctx, s, q)
	case QueueTwins:
		return reviewTwins(ctx, s, q)
	}
	return Page[ReviewCase]{}, &InvalidError{Field: "queue", Reason: fmt.Sprintf("%q is no queue: want one of %v", q.Queue, Queues)}
}

func reviewUnsure(ctx context.Context, s ReviewStore, q ReviewQuery) (Page[ReviewCase], error) {
	page, err := s.Positions(ctx, PositionQuery{Paging: q.Paging, Unconfirmed: true})
	out := Page[ReviewCase]{Items: []ReviewCase{}, Next: page.Next}
	for _, p := range page.Items {
		out.Items = append(out.Items, ReviewCase{Queue: q.Queue, Why: fmt.Sprintf("%.2f sure, where %.2f confirms", p.Confidence, ConfirmedAt),
			Actor: p.Actor, Instrument: onRef(p.Instrument), Stance: p.Stance, Tense: p.Tense, Confidence: p.Confidence, Evidence: p.Evidence})
	}
	slices.SortStableFunc(out.Items, func(a, b ReviewCase) int { return cmp.Compare(a.Confidence, b.Confidence) })
	return out, err
}

func onRef(i InstrumentRef) ActorRef { return ActorRef{ID: i.ID, Kind: KindOf(i.ID), Name: i.Name} }

func reviewDisputed(ctx context.Context, s ReviewStore, q ReviewQuery) (Page[ReviewCase], error) {
	page, err := Disputes(ctx, s, PositionQuery{Paging: q.Paging})
	out := Page[ReviewCase]{Items: []ReviewCase{}, Next: page.Next}
	for _, d := range page.Items {
		c := ReviewCase{Queue: q.Queue, Why: "sources contradict each other", Actor: d.Actor, Instrument: onRef(d.Instrument)}
		for _, side := range d.Sides {
			if !slices.Contains(c.Sides, side.Stance) {
				c.Sides = append(c.Sides, side.Stance)
			}
			c.Evidence = append(c.Evidence, side.Evidence...)
		}
		out.Items = append(out.Items, c)
	}
	return out, err
}

// reviewLook is how many instruments a page of unknown ones looks at, at most.
const reviewLook = 2 * MaxLimit

// reviewUnknown may give a short page with a cursor, where most instruments are known.
func reviewUnknown(ctx context.Context, s ReviewStore, q ReviewQuery) (Page[ReviewCase], error) {
	out := Page[ReviewCase]{Items: []ReviewCase{}, Next: q.Cursor}
	var claims []Claim
	for looked := 0; looked < reviewLook; {
		page, err := s.Entities(ctx, EntityQuery{Kinds: []Kind{Instrument}, Sort: "coverage", Paging: Paging{Limit: q.Limit - len(out.Items), Cursor: out.Next}})
		if err != nil {
			return out, err
		}
		looked += q.Limit
		for _, e := range page.Items {
			if e.Claims == 0 || q.Knows == nil || q.Knows(e.ID) {
				continue
			}
			c := ReviewCase{Queue: q.Queue, Why: "the gazetteer does not know it", Entity: e.Ref(), Claims: e.Claims}
			told, err := s.Claims(ctx, ClaimQuery{Instrument: e.ID, Paging: Paging{Limit: firstClaims}})
			if err != nil {
				return out, err
			}
			out.Items, claims = append(out.Items, c), append(claims, told.Items...)
		}
		if out.Next = page.Next; out.Next == "" || len(out.Items) == q.Limit {
			break
		}
	}
	return out, evidence(ctx, s, out.Items, claims)
}

// firstClaims is how many claims on an unknown instrument are its evidence, the first.
const firstClaims = 2

// evidence gives cases of instruments the claims on them as proofs.
func evidence(ctx context.Context, s Reader, cases []ReviewCase, claims []Claim) error {
	proofs, err := ProofsOf(ctx, s, claims)
	if err != nil {
		return err
	}
	on := map[string][]Proof{}
	for i, p := range proofs {
		on[claims[i].Instrument] = append(on[claims[i].Instrument], p)
	}
	for i := range cases {
		cases[i].Evidence = on[cases[i].Entity.ID]
	}
	return nil
}

// Ref is the entity as answers name it.
func (e *EntitySummary) Ref() EntityRef {
	return EntityRef{ID: e.ID, Kind: e.Kind, Name: e.Name, Code: e.Code, Type: e.Type}
}

// reviewTwins looks at the MaxLimit entities of each kind that most claims tell of.
func reviewTwins(ctx context.Context, s ReviewStore, q ReviewQuery) (Page[ReviewCase], error) {
	after, err := DecodeCursor("twins", 1, q.Cursor)
	if err != nil {
		return Page[ReviewCase]{}, err
	}
	all, err := likelyTwins(ctx, s, q.Knows)
	if err != nil {
		return Page[ReviewCase]{}, err
	}
	if after != nil { // a pair that was merged since begins the list again
		at := slices.IndexFunc(all, func(t Twins) bool { return TwinKey(t.A.ID, t.B.ID) == after[0] })
		all = all[at+1:]
	}
	if all, err = notApart(ctx, s, all); err != nil {
		return Page[ReviewCase]{}, err
	}
	page := PageOf("twins", all, q.Limit, func(t Twins) []string { return []string{TwinKey(t.A.ID, t.B.ID)} })
	out := Page[ReviewCase]{Items: []ReviewCase{}, Next: page.Next}
	for _, t := range page.Items {
		out.Items = append(out.Items, ReviewCase{Queue: q.Queue, Why: t.Why, Entity: t.A.Ref(), Twin: t.B.Ref(), Claims: t.A.Claims, TwinClaims: t.B.Claims})
	}
	return out, nil
}

// likelyTwins are the pairs of entities that may be one; two that the gazetteer
// tells apart are two, however alike their names are.
func likelyTwins(ctx context.Context, s Reader, knows func(string) bool) ([]Twins, error) {
	var all []Twins
	for _, kind := range []Kind{Instrument, Organization, Person, Summit} {
		page, err := s.Entities(ctx, EntityQuery{Kinds: []Kind{kind}, Sort: "coverage", Paging: Paging{Limit: MaxLimit}})
		if err != nil {
			return nil, err
		}
		all = append(all, MaybeTwins(page.Items)...)
	}
	if knows == nil {
		return all, nil
	}
	return slices.DeleteFunc(all, func(t Twins) bool { return knows(t.A.ID) && knows(t.B.ID) }), nil
}
