package graph

import (
	"cmp"
	"slices"
	"sync"
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
	room := findingRooms.Get().(*findingRoom)
	defer room.leave()
	found := weigh(room.judge(claims, decisions))
	p := Position{
		Actor:      ActorRef{ID: claims[0].Actor},
		Instrument: InstrumentRef{ID: claims[0].Instrument},
		Ledger:     timeline(found),
	}
	return p.At("")
}

// findingRoom is what is used again where one pair is settled after the other.
type findingRoom struct {
	all        []finding
	order      []*finding
	publishers map[string]string // their keys
}

var findingRooms = sync.Pool{New: func() any { return &findingRoom{publishers: map[string]string{}} }}

// of is n empty findings and as many pointers.
func (r *findingRoom) of(n int) ([]finding, []*finding) {
	if cap(r.all) < n {
		r.all, r.order = make([]finding, n+n/4), make([]*finding, n+n/4)
	}
	r.all, r.order = r.all[:n], r.order[:n]
	return r.all, r.order
}

// leave gives the room back, out of which no finding is needed any more.
func (r *findingRoom) leave() {
	clear(r.all)
	clear(r.order)
	if len(r.publishers) > mostNames {
		clear(r.publishers)
	}
	if cap(r.all) <= mostRoom {
		findingRooms.Put(r)
	}
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
	rank        int    // of its stance and tense
	publisher   string // publisherKey
	source      string // sourceKey
	order       uint64 // of its day, then of its rank
	place       int    // among claims in the order of their ids
}

func newFinding(c *Claim, publisher string) finding {
	return finding{Claim: c, first: c.Date.First(), last: c.Date.Last(), rank: rank(c.Stance, c.Tense), source: sourceKey(c), publisher: publisher}
}

// judge applies decisions and puts the findings into their one order.
func (r *findingRoom) judge(claims []Claim, decisions []Decision) []*finding {
	ruled := verdicts(decisions)
	all, out := r.of(len(claims))
	for i := range claims {
		c, f := &claims[i], &all[i]
		publisher, ok := r.publishers[c.Publisher]
		if !ok {
			publisher = publisherKey(c)
			r.publishers[c.Publisher] = publisher
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
	sortFindings(out)
	return out
}

// sortFindings puts findings, which stand in the order of their claims, into the order
// of their days, of what falls on one day the weakest first.
func sortFindings(fs []*finding) {
	inOrder := slices.IsSortedFunc(fs, func(a, b *finding) int { return cmp.Compare(a.ID, b.ID) })
	for i, f := range fs {
		f.order = uint64(f.day.Order())<<8 | uint64(f.rank)
		if inOrder { // as those of a dossier are
			f.place = i
		}
	}
	slices.SortFunc(fs, func(a, b *finding) int {
		if a.order != b.order {
			return cmp.Compare(a.order, b.order)
		}
		if c := cmp.Compare(a.first, b.first); c != 0 {
			return c
		}
		if c := cmp.Compare(a.Act, b.Act); c != 0 {
			return c
		}
		if a.place != b.place {
			return cmp.Compare(a.place, b.place)
		}
		return cmp.Compare(a.ID, b.ID)
	})
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
	var coarse []*finding
	for _, f := range all {
		if f.Background || f.Date == "" {
			continue
		}
		f.day = f.last
		if f.Date.Precision() != Day {
			coarse = append(coarse, f)
		}
	}
	dates := map[told][]*finding{} // that findings tell, as far as they are asked for
	for _, f := range coarse {
		k := told{f.Stance, f.Tense}
		if dates[k] == nil {
			dates[k] = datesTold(all, k)
		}
		for _, finer := range dates[k] {
			if len(finer.Date) > len(f.Date) && f.first <= finer.first && finer.last <= f.last && finer.last < f.day {
				f.day = finer.last
			}
		}
	}
}

// datesTold are findings of a stance, one of each date that they tell.
func datesTold(all []*finding, k told) []*finding {
	var out []*finding
	for _, f := range all {
		if f.Stance == k.stance && f.Tense == k.tense && !f.Background && f.Date != "" {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b *finding) int { return cmp.Compare(a.Date, b.Date) })
	return slices.CompactFunc(out, func(a, b *finding) bool { return a.Date == b.Date })
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
