package graph

import (
	"cmp"
	"slices"
)

// At is the position as it stood on a date: the steps that count by then, and
// the one among them that stands. "" asks for all steps. The ledger keeps the
// undated steps, which order nothing; the position rests on them only where no
// dated step counts, and says so in Undated. Stance is "" where nothing counts.
func (p Position) At(date Date) Position {
	out := Position{Actor: p.Actor, Instrument: p.Instrument, Ledger: []Step{}, Evidence: []Proof{},
		StatusAsOf: statusAsOf(p.Ledger)}
	if date == "" && len(p.Ledger) > 0 {
		out.Ledger = p.Ledger
	} else {
		out.Ledger = make([]Step, 0, len(p.Ledger))
		for _, s := range p.Ledger {
			if s.Date == "" || s.Date.Last() <= date.Last() {
				out.Ledger = append(out.Ledger, s)
			}
		}
	}
	if s := stands(out.Ledger, date); s != nil {
		out.Stance, out.Tense = s.Stance, s.Tense
		out.Since = s.holdsFrom()
		out.SincePrecision = out.Since.Precision()
		out.Sources, out.Confidence, out.Disputed = s.Sources, s.Confidence, s.Disputed
		out.Confirmed = s.Confidence >= ConfirmedAt
		out.Undated = s.Date == ""
		out.FirstReport, out.LastReport = s.FirstReport, s.LastReport
		out.Evidence = s.Evidence
	}
	return out
}

// EachProof calls do with every proof of p, so that a store can fill in titles and URLs.
func (p *Position) EachProof(do func(*Proof)) {
	for i := range p.Ledger {
		for j := range p.Ledger[i].Evidence {
			do(&p.Ledger[i].Evidence[j])
		}
	}
}

// holdsFrom is the date from which the step holds: for a withdrawal that has
// one, the date on which it takes effect, not the one on which it was announced.
func (s *Step) holdsFrom() Date { return cmp.Or(s.Effective, s.Date) }

// stands is the step of a ledger that is the current position: a legal act
// where one is in force, dated ones first; else speech, the latest first. Asked
// for a date, undated steps stand only where no dated one does.
func stands(ledger []Step, date Date) *Step {
	var room [2][12]*Step // most ledgers are shorter
	dated, undated := room[0][:0], room[1][:0]
	for i := range ledger {
		s := &ledger[i]
		switch {
		case s.SetAside != "" || s.Stance == "":
		case s.Date == "":
			undated = append(undated, s)
		case date == "" || s.holdsFrom().Last() <= date.Last():
			dated = append(dated, s)
		}
	}
	slices.SortStableFunc(dated, func(a, b *Step) int {
		if x, y := a.holdsFrom(), b.holdsFrom(); len(x) == len("2006-01-02") && len(x) == len(y) && x != y {
			return cmp.Compare(x, y) // as their last days do
		}
		return cmp.Or(cmp.Compare(a.holdsFrom().Last(), b.holdsFrom().Last()),
			cmp.Compare(rank(a.Stance, a.Tense), rank(b.Stance, b.Tense)))
	})
	first, second := strongest(undated, true), lastSaid(dated)
	if date != "" {
		first, second = second, first
	}
	return cmp.Or(actInForce(dated), first, second, strongest(undated, false))
}

// actInForce walks the legal acts in order. A ratification is not undone by a
// later signature; what was suspended is lifted by a consent at least as strong
// as the one that was suspended; after a withdrawal only a new consent counts.
func actInForce(steps []*Step) *Step {
	var now, consent *Step
	for _, s := range steps {
		if !legalFact(s.Stance, s.Tense) {
			continue
		}
		switch s.Stance {
		case Withdrew:
			if now == nil || now.Stance != Withdrew {
				now, consent = s, nil
			}
		case Suspended:
			if now == nil || now.Stance != Withdrew && now.Stance != Suspended {
				now = s
			}
		default:
			if consent == nil || rank(s.Stance, Past) > rank(consent.Stance, Past) ||
				now.Stance == Suspended && s.Stance == consent.Stance {
				now, consent = s, s
			}
		}
	}
	return now
}

// lastSaid is the latest speech. "Has not signed" adds nothing to a refusal,
// an abstention or an endorsement before it, which stay.
func lastSaid(steps []*Step) *Step {
	var now *Step
	for _, s := range steps {
		if legalFact(s.Stance, s.Tense) {
			continue
		}
		weak := s.Stance == NotSigned && s.Tense != Planned
		if now == nil || !weak || now.Tense == Planned || now.Stance == NotSigned {
			now = s
		}
	}
	return now
}

// strongest is the undated step, legal or not, that stands highest.
func strongest(steps []*Step, legal bool) *Step {
	var now *Step
	for _, s := range steps {
		if legalFact(s.Stance, s.Tense) == legal && (now == nil || rank(s.Stance, s.Tense) > rank(now.Stance, now.Tense)) {
			now = s
		}
	}
	return now
}
