package graph

import "context"

// Dispute is a position whose current step sources contradict, with the steps
// on either side of it, both sentences kept.
type Dispute struct {
	Actor      ActorRef      `json:"actor"`
	Instrument InstrumentRef `json:"instrument"`
	Sides      []Step        `json:"sides"`
}

// Disputes lists the disputes among the positions that q selects, in their order.
func Disputes(ctx context.Context, r Reader, q PositionQuery) (Page[Dispute], error) {
	q.Disputed = true
	page, err := r.Positions(ctx, q)
	out := Page[Dispute]{Items: []Dispute{}, Next: page.Next}
	for _, p := range page.Items {
		d := Dispute{Actor: p.Actor, Instrument: p.Instrument, Sides: []Step{}}
		for _, s := range p.Ledger {
			if s.Disputed && s.SetAside == "" {
				d.Sides = append(d.Sides, s)
			}
		}
		out.Items = append(out.Items, d)
	}
	return out, err
}

// Side is one side of a dispute, as a row.
type Side struct {
	Actor      ActorRef      `json:"actor"`
	Instrument InstrumentRef `json:"instrument"`
	Step
}

// Sides lists the sides of disputes one by one.
func Sides(disputes []Dispute) []Side {
	out := []Side{}
	for _, d := range disputes {
		for _, s := range d.Sides {
			out = append(out, Side{d.Actor, d.Instrument, s})
		}
	}
	return out
}
