package graph

import (
	"context"
	"fmt"
)

// PeriodAgreement is how far two actors agree in one period: over the positions
// that both took within it, as they stood at its end.
type PeriodAgreement struct {
	From Date `json:"from"` // first year
	To   Date `json:"to"`   // last year
	Agreement
}

// maxPeriods bounds an answer: a span of a millennium is a mistake.
const maxPeriods = 300

// AlignPeriods compares two actors in each period of some years, from the first
// to the last in which either took a position, or within q.From and q.To.
// Periods begin in years that years divides, so that those of all pairs are the same.
func AlignPeriods(ctx context.Context, r Store, q AlignQuery, a, b string, years int) ([]PeriodAgreement, error) {
	if years < 1 {
		return nil, &InvalidError{Field: "years", Reason: fmt.Sprintf("%d is no period: want 1 or more", years)}
	}
	if err := q.Check(); err != nil {
		return nil, err
	}
	all, err := r.Stands(ctx)
	if err != nil {
		return nil, fmt.Errorf("align by period: %w", err)
	}
	first, last := all.span(a, b)
	if q.From != "" {
		first = int(dayNumber(q.From.First()) / 10000)
	}
	if q.To != "" {
		last = int(dayNumber(q.To.Last()) / 10000)
	}
	if q.Actors == nil && !q.Absent { // who stands apart, all of them tell
		q.Actors = []string{a, b}
	}
	out := []PeriodAgreement{}
	if first == 0 || last < first {
		return out, nil
	}
	if (last-first)/years > maxPeriods {
		return nil, &InvalidError{Field: "years", Reason: fmt.Sprintf("%d are more than %d periods: ask for longer ones, or for fewer years", years, maxPeriods)}
	}
	for from := first - first%years; from <= last; from += years {
		p := PeriodAgreement{From: yearDate(from), To: yearDate(from + years - 1)}
		ask := q
		ask.Kind, ask.From, ask.To = KindOf(a), p.From, p.To
		cast := all.votes(&ask)
		if ask.Kind = KindOf(b); ask.Kind != KindOf(a) {
			cast[b] = all.votes(&ask)[b]
		}
		if cast[a] != nil && cast[b] != nil {
			p.Agreement = agree(cast[a], cast[b])
		}
		p.A, p.B = a, b
		if p.Shared >= q.Shared {
			out = append(out, p)
		}
	}
	return out, nil
}

func yearDate(year int) Date { return Date(fmt.Sprintf("%04d", year)) }

// span is the first and the last year in which one of two actors came to hold
// something, 0 where neither ever did.
func (s *Stands) span(a, b string) (first, last int) {
	for _, id := range []string{a, b} {
		for _, st := range s.byActor[id] {
			for _, h := range st.then {
				year := int(h.since / 10000)
				if year == 0 {
					continue
				}
				if first == 0 || year < first {
					first = year
				}
				last = max(last, year)
			}
		}
	}
	return first, last
}
