package graph

import (
	"cmp"
	"slices"
)

// ConfirmedAt is the confidence from which a position is shown as confirmed.
const ConfirmedAt = 0.8

// Settle makes the ledger and the current position out of all claims of one
// actor on one instrument and of what people decided about them. It is pure,
// and the order of claims is of no matter.
//
//	claims -> judge (decisions) -> weigh (disputes) -> timeline (steps) -> Position.At
//
// Claims must have Article, Source, Publisher and Published filled in by the
// store. What else it looks at in a claim, Dossier must keep (pack.go). Names in the answer, and titles and URLs of its proofs, are for the
// store to fill in: see Position.EachProof.
func Settle(claims []Claim, decisions []Decision) Position {
	if len(claims) == 0 {
		return Position{}
	}
	found := weigh(judge(claims, decisions))
	p := Position{
		Actor:      ActorRef{ID: claims[0].Actor},
		Instrument: InstrumentRef{ID: claims[0].Instrument},
		Ledger:     timeline(found),
	}
	return p.At("")
}

// finding is a claim with what is known about it beside the other claims.
type finding struct {
	*Claim
	day       Date // the last day that its date allows, "" where it orders nothing
	confirmed bool // by a person
	disputed  bool
	aside     SetAside

	// What comparing needs again and again.
	first, last Date   // of its date
	publisher   string // publisherKey
	source      string // sourceKey
}

func newFinding(c *Claim, publisher string) finding {
	return finding{Claim: c, first: c.Date.First(), last: c.Date.Last(), source: sourceKey(c), publisher: publisher}
}

// judge applies decisions and puts the findings into their one order.
func judge(claims []Claim, decisions []Decision) []*finding {
	ruled := verdicts(decisions)
	publishers := map[string]string{} // their keys
	all := make([]finding, len(claims))
	out := make([]*finding, len(claims))
	for i := range claims {
		c, f := &claims[i], &all[i]
		publisher, ok := publishers[c.Publisher]
		if !ok {
			publisher = publisherKey(c)
			publishers[c.Publisher] = publisher
		}
		*f = newFinding(c, publisher)
		if len(ruled) > 0 {
			switch ruled[f.decisionKey()] {
			case Confirm:
				f.confirmed = true
			case Reject:
				f.aside = Rejected
			}
		}
		out[i] = f
	}
	dateFindings(out)
	slices.SortFunc(out, func(a, b *finding) int {
		if c := cmp.Compare(a.day, b.day); c != 0 {
			return c
		}
		return cmp.Or(cmp.Compare(rank(a.Stance, a.Tense), rank(b.Stance, b.Tense)),
			cmp.Compare(a.first, b.first), cmp.Compare(a.Act, b.Act), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// told is a stance in a tense.
type told struct {
	stance Stance
	tense  Tense
}

// dateFindings gives each finding the day that orders it. One that knows only
// the month or the year takes the first finer date that lies within it and
// tells of the same stance, so that "in 2016" is the act of 22 April 2016.
func dateFindings(all []*finding) {
	dates := map[told]map[Date]Date{} // the last day of each date that findings tell
	for _, f := range all {
		if f.Background || f.Date == "" {
			continue
		}
		f.day = f.last
		k := told{f.Stance, f.Tense}
		if dates[k] == nil {
			dates[k] = map[Date]Date{}
		}
		dates[k][f.Date] = f.last
	}
	for _, f := range all {
		if f.day == "" || f.Date.Precision() == Day {
			continue
		}
		for date, last := range dates[told{f.Stance, f.Tense}] {
			if len(date) > len(f.Date) && f.first <= date.First() && last <= f.last && last < f.day {
				f.day = last
			}
		}
	}
}

// within reports whether every day of inner is one of outer.
func within(inner, outer Date) bool {
	return outer.First() <= inner.First() && inner.Last() <= outer.Last()
}

// overlap reports whether the dates of two findings have a day in common.
func overlap(a, b *finding) bool {
	return a.Date != "" && b.Date != "" && a.first <= b.last && b.first <= a.last
}

// rank orders what falls on one date, the weakest first: what is planned, then
// speech, then the legal acts, of which the last stands.
func rank(s Stance, t Tense) int {
	if t == Planned {
		return 0
	}
	return 1 + slices.Index(ranks[:], s)
}

var ranks = [...]Stance{NotSigned, Abstained, Endorsed, Refused, Signed, Ratified, Suspended, Withdrew}

// legalFact reports whether a stance in a tense is a legal act and not speech.
func legalFact(s Stance, t Tense) bool { return s.Legal() && t != Planned }
