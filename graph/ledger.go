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
	var none Position
	ask := PositionQuery{Actor: q.Actor, Instrument: q.Instrument, AsOf: q.AsOf, KnownAt: q.KnownAt, RecordedAt: q.RecordedAt}
	for _, undated := range []bool{false, true} {
		if q.Actor == "" || q.Instrument == "" {
			break // which would ask for the positions of all
		}
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
	// Where there is a position both of its ends are known; else it is told of what there is none.
	actor, err := r.Entity(ctx, q.Actor)
	if err != nil {
		return none, err
	}
	instrument, err := r.Entity(ctx, q.Instrument)
	if err != nil {
		return none, err
	}
	return Position{Actor: ActorRef{ID: actor.ID, Kind: actor.Kind, Name: actor.Name, Code: actor.Code},
		Instrument: InstrumentRef{ID: instrument.ID, Name: instrument.Name, Type: instrument.Type},
		Ledger:     []Step{}, Evidence: []Proof{}}, nil
}
