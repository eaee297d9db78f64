package graph

import "slices"

// Answer makes of a stored position what q asks for, and reports whether q
// asks for it at all. Stores select candidates by index and answer through it.
func (q *PositionQuery) Answer(full Position) (Position, bool) {
	p := full
	if q.AsOf != "" {
		p = full.At(q.AsOf)
	}
	if q.Disputed && !p.Disputed || q.Unconfirmed && p.Confirmed || p.Confidence < q.MinConfidence || p.Sources < q.MinSources {
		return p, false
	}
	if p.Stance == "" || q.Undated && !p.Undated || q.AsOf != "" && p.Undated && !q.Undated {
		return p, false
	}
	if q.Stance != "" && p.Stance != q.Stance {
		return p, false
	}
	if t := q.WantTense(); t != "" && p.Tense != t {
		return p, false
	}
	return p, true
}

// WantTense is the tense that q asks for: a stance asked for without a tense is a fact.
func (q *PositionQuery) WantTense() Tense {
	if q.Tense == "" && q.Stance != "" {
		return Past
	}
	return q.Tense
}

// Detail is how much of the ledgers q asks for.
func (q *PositionQuery) Detail() Detail {
	switch {
	case q.Plain:
		return Plain
	case q.Brief:
		return Brief
	}
	return Whole
}

// FirstDay is the day from which a dated step of p counts, "" where none is
// dated: before it no question as of a date finds p by a dated step.
func (p *Position) FirstDay() Date {
	var first Date
	for i := range p.Ledger {
		s := &p.Ledger[i]
		if s.SetAside == "" && s.Stance != "" && s.Date != "" {
			if d := s.Date.Last(); first == "" || d < first {
				first = d
			}
		}
	}
	return first
}

// HasUndated reports whether a step of p that counts has no date.
func (p *Position) HasUndated() bool {
	for i := range p.Ledger {
		if s := &p.Ledger[i]; s.SetAside == "" && s.Stance != "" && s.Date == "" {
			return true
		}
	}
	return false
}

// Check reports an *InvalidError for a date or a word that q cannot ask with.
func (q *PositionQuery) Check() error {
	c := checker{}
	c.date("as_of", q.AsOf)
	c.date("known_at", q.KnownAt)
	if q.Stance != "" {
		c.stance("stance", q.Stance)
	}
	c.that(q.MinConfidence >= 0 && q.MinConfidence <= 1, "min_confidence", "%v is out of range: want 0 to 1", q.MinConfidence)
	c.that(q.MinSources >= 0, "min_sources", "%d is below 0", q.MinSources)
	c.that(q.Tense == "" || q.Tense == Past || q.Tense == Planned, "tense", "%q is no tense: want past or planned", q.Tense)
	if c.err == nil {
		return nil
	}
	return c.err
}

// Clocked reports whether q asks for what was known or stored by some time, so
// that positions must be settled anew out of the claims that count.
func (q *PositionQuery) Clocked() bool { return q.KnownAt != "" || !q.RecordedAt.IsZero() }

// Settle makes the position out of the claims and decisions that count for q:
// those published by KnownAt and decided by RecordedAt. The store itself leaves
// out the claims that it did not hold at RecordedAt.
func (q *PositionQuery) Settle(claims []Claim, decisions []Decision) Position {
	if q.KnownAt != "" {
		claims = slices.DeleteFunc(slices.Clone(claims), func(c Claim) bool {
			return c.Published == "" || c.Published.Last() > q.KnownAt.Last()
		})
	}
	if !q.RecordedAt.IsZero() {
		decisions = slices.DeleteFunc(slices.Clone(decisions), func(d Decision) bool { return d.At.After(q.RecordedAt) })
	}
	return Settle(claims, decisions)
}
