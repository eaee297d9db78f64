package graph

import (
	"context"
	"fmt"
	"time"
)

// LedgerQuery asks for the one position of an actor on an instrument, by the
// three clocks; see PositionQuery.
type LedgerQuery struct {
	Actor, Instrument string
	AsOf, KnownAt     Date
	RecordedAt        time.Time
}

// Ledger answers q from the lists of any store. What rests on undated steps
// alone is given too, with Undated set; where there is nothing by then the
// position has no stance and an empty ledger. An id that nothing bears is ErrNotFound.
func Ledger(ctx context.Context, r Reader, q LedgerQuery) (Position, error) {
	ask := PositionQuery{Actor: q.Actor, Instrument: q.Instrument, AsOf: q.AsOf, KnownAt: q.KnownAt, RecordedAt: q.RecordedAt}
	if q.Actor == "" || q.Instrument == "" { // positions would be those of all
		return emptyLedger(ctx, r, q)
	}
	var none Position
	if ask.Clocked() { // what was known then may be of one that is gone
		if _, err := emptyLedger(ctx, r, q); err != nil {
			return none, err
		}
	}
	for _, undated := range []bool{false, true} {
		if ask.Undated = undated; undated && q.AsOf == "" {
			break
		}
		page, err := r.Positions(ctx, ask)
		if err != nil {
			return none, fmt.Errorf("ledger of %s on %s: %w", q.Actor, q.Instrument, err)
		}
		if len(page.Items) > 0 {
			return page.Items[0], nil
		}
	}
	return emptyLedger(ctx, r, q) // the ends of a position are known; else they are looked up
}

// emptyLedger is the position of two that have none.
func emptyLedger(ctx context.Context, r Reader, q LedgerQuery) (Position, error) {
	actor, err := r.Entity(ctx, q.Actor)
	if err != nil {
		return Position{}, err
	}
	instrument, err := r.Entity(ctx, q.Instrument)
	if err != nil {
		return Position{}, err
	}
	return Position{Actor: ActorRef{ID: actor.ID, Kind: actor.Kind, Name: actor.Name, Code: actor.Code},
		Instrument: InstrumentRef{ID: instrument.ID, Name: instrument.Name, Type: instrument.Type},
		Ledger:     []Step{}, Evidence: []Proof{}}, nil
}
