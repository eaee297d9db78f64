package graph

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
)

// Aligner tells what every actor held on every instrument, and when.
type Aligner interface {
	// Stands gives all positions in brief. A store may keep the answer in
	// memory until something is written.
	Stands(ctx context.Context) (*Stands, error)
}

// Stands is all positions in brief, with what went before: enough to compare
// actors as they stood on any day. It is made once and then only read.
type Stands struct {
	byActor     map[string][]stand
	instruments map[string]int // numbered from 0
	unpacking   *unpacking     // nil: nothing was unpacked
	spare       []hold         // of which room is given
	recent      recent
}

// recent keeps the last turns by a day, which every first page asks for: to
// find them all positions are looked through.
type recent struct {
	mu    sync.Mutex
	by    int32
	turns []Turned // nil where none were asked for
}

// unpacking is what is used again from one ledger to the next that is unpacked.
type unpacking struct {
	by    unpacker
	steps []Step
	dates knownDates
}

// stand is what one actor held on one instrument: now, which may rest on
// undated steps, and from each day on which that changed.
type stand struct {
	instrument int
	now        hold
	then       []hold
}

// hold is a position that is a fact: 1 consent, -1 its opposite, 0 neither.
// Days are numbers as 20160422; since is the first day that its date allows, 0
// where it has none. It is not held where the position is a plan or none.
type hold struct {
	day, since int32
	polarity   int8
	stance     int8 // its number in Stances
	held       bool
	disputed   bool
}

// NewStands is empty, to be filled by Add.
func NewStands() *Stands {
	return &Stands{byActor: map[string][]stand{}, instruments: map[string]int{}}
}

// AddPacked takes in a position by its ledger as Dossier.PackLedger wrote it.
func (s *Stands) AddPacked(actor, instrument string, ledger []byte) error {
	if s.unpacking == nil {
		s.unpacking = &unpacking{}
		s.unpacking.by = unpacker{known: &s.unpacking.dates, inBrief: true}
	}
	u, err := s.unpacking, error(nil)
	if u.steps, err = unpackSteps(&u.by, ledger, u.steps); err != nil {
		return fmt.Errorf("position of %s on %s: %w", actor, instrument, err)
	}
	s.Add(actor, instrument, u.steps)
	return nil
}

// Without is what s holds on other instruments than these. s stays as it is, whatever the
// other takes in.
func (s *Stands) Without(instruments []string) *Stands {
	gone := map[int]bool{}
	for _, id := range instruments {
		if n, ok := s.instruments[id]; ok {
			gone[n] = true
		}
	}
	out := &Stands{byActor: make(map[string][]stand, len(s.byActor)), instruments: maps.Clone(s.instruments)}
	for actor, all := range s.byActor {
		left := slices.Clip(all)
		if isGone := func(st stand) bool { return gone[st.instrument] }; slices.ContainsFunc(all, isGone) {
			left = slices.DeleteFunc(slices.Clone(all), isGone)
		}
		if len(left) > 0 {
			out.byActor[actor] = left
		}
	}
	return out
}

// Join takes in all positions of other, of which s holds none.
func (s *Stands) Join(other *Stands) {
	number := make([]int, len(other.instruments))
	for instrument, n := range other.instruments {
		number[n] = s.number(instrument)
	}
	for actor, more := range other.byActor {
		for _, st := range more {
			st.instrument = number[st.instrument]
			s.byActor[actor] = append(s.byActor[actor], st)
		}
	}
}

// number is that of an instrument, a new one where it has none.
func (s *Stands) number(instrument string) int {
	n, ok := s.instruments[instrument]
	if !ok {
		n = len(s.instruments)
		s.instruments[instrument] = n
	}
	return n
}

// Add takes in a position by its ledger.
func (s *Stands) Add(actor, instrument string, ledger []Step) {
	st := stand{instrument: s.number(instrument), now: holdOf(stands(ledger, ""))}
	var room [8]Date // most turn less often
	days := turningDays(ledger, room[:0])
	st.then = s.room(len(days))
	for _, day := range days {
		h := holdOf(stands(until(ledger, day), day))
		h.day = dayNumber(day)
		st.then = append(st.then, h)
	}
	s.byActor[actor] = append(s.byActor[actor], st)
}

// room is empty, to be filled with so many holds: few have much.
func (s *Stands) room(n int) []hold {
	if n > len(s.spare) {
		s.spare = make([]hold, max(n, 1024))
	}
	out := s.spare[:0:n]
	s.spare = s.spare[n:]
	return out
}

// turningDays are the days on which a position can change, in order: those by
// which a step is known to have been taken, or takes effect. They stand in days, which is
// empty, as far as it has room.
func turningDays(ledger []Step, days []Date) []Date {
	for i := range ledger {
		if st := &ledger[i]; st.SetAside == "" && st.Stance != "" && st.Date != "" {
			days = append(days, max(st.Date.Last(), st.holdsFrom().Last()))
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// until is the dated steps of a ledger that were taken by a day.
func until(ledger []Step, day Date) []Step {
	n := 0
	for n < len(ledger) && ledger[n].Date != "" && ledger[n].Date.Last() <= day {
		n++
	}
	return ledger[:n]
}

func holdOf(st *Step) hold {
	if st == nil || st.Tense == Planned {
		return hold{}
	}
	return hold{since: dayNumber(st.holdsFrom().First()), polarity: int8(st.Stance.Polarity()), stance: int8(slices.Index(Stances, st.Stance)),
		held: true, disputed: st.Disputed}
}

// dayNumber is a day as a number that sorts as it does, 0 for an unknown one.
func dayNumber(d Date) int32 {
	if len(d) != len("2006-01-02") {
		return 0
	}
	n := int32(0)
	for i := range len(d) {
		switch c := d[i]; {
		case i == 4 || i == 7:
		case c < '0' || c > '9':
			return 0
		default:
			n = 10*n + int32(c-'0')
		}
	}
	return n
}

// at is what was held on a day, 0 for now.
func (st *stand) at(day int32) hold {
	if day == 0 {
		return st.now
	}
	i, _ := slices.BinarySearchFunc(st.then, day+1, func(h hold, d int32) int { return int(h.day - d) })
	if i == 0 {
		return hold{}
	}
	return st.then[i-1]
}

// StandsCache keeps a store's Stands until its revision changes.
type StandsCache = Made[*Stands]
