package graph

import (
	"context"
	"maps"
	"slices"
)

// RollCaller tells of several instruments at once who stands where on each, which
// a page of a summit asks of all that was adopted there.
type RollCaller interface {
	// RollCalls are those of the instruments that are stored, in the order of the ids
	// that were asked for. Of one that was merged into another it is the other's.
	RollCalls(ctx context.Context, instruments []string) ([]RollCall, error)
}

// RollCall is who stands where on an instrument, by all that is stored.
type RollCall struct {
	Asked      string // the id that was asked for
	Instrument Entity
	Positions  []Position // plain, in the order of actors
	Named      []ActorRef // the countries that are named beside it, with a position or without
}

// Survey is what TakeSurvey answers of everyone, without the reported numbers.
func (c *RollCall) Survey() Survey {
	s := newSurveyor(SurveyQuery{Instrument: c.Instrument.ID})
	s.stances(c.Positions)
	s.silent(c.Named)
	return s.out
}

// Rolls are the roll calls that a store fills in, by the ids under which it keeps
// what is said of their instruments.
type Rolls map[string][]*RollCall

// RollsUnder are calls by the ids under which positions on their instruments are kept.
func RollsUnder(calls []RollCall, founding Founding) Rolls {
	under := Rolls{}
	for i := range calls {
		id := founding.Of(calls[i].Instrument.ID)
		under[id] = append(under[id], &calls[i])
	}
	return under
}

// IDs are those under which something is kept, in order.
func (r Rolls) IDs() []string { return slices.Sorted(maps.Keys(r)) }

// Position adds a position, unless it is none.
func (r Rolls) Position(p Position) {
	if p.Stance == "" {
		return
	}
	for _, c := range r[p.Instrument.ID] {
		c.Positions = append(c.Positions, p)
	}
}

// Named adds a country that is named beside the instrument of an id.
func (r Rolls) Named(instrument string, country ActorRef) {
	for _, c := range r[instrument] {
		c.Named = append(c.Named, country)
	}
}
