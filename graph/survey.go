package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"
)

// SurveyQuery asks where actors stand on an instrument.
type SurveyQuery struct {
	Instrument    string
	AsOf, KnownAt Date // see PositionQuery
	RecordedAt    time.Time
	// Group limits the answer to these actors, with names for those of whom
	// the graph holds nothing; nil asks for all that the graph holds.
	Group []ActorRef
	// Expand, where given, lists the members of a bloc that has a position, as
	// of the date, under Through where they have none of their own. The claim
	// stays the bloc's.
	Expand Gazetteer
	// Uncounted leaves the reported numbers out.
	Uncounted bool
}

// Survey says of everyone asked about where it stands on an instrument: each
// actor is in one stance, in Through, Silent or NoCoverage.
type Survey struct {
	Instrument string        `json:"instrument"`
	AsOf       Date          `json:"as_of"`
	Stances    []StanceGroup `json:"stances"` // in the order of Stances, facts before plans; empty ones are left out
	Through    []Through     `json:"through"`
	Silent     []ActorRef    `json:"silent"`      // mentioned beside the instrument, without a position by then
	NoCoverage []ActorRef    `json:"no_coverage"` // of Group, nothing at all, which is no refusal
	Counts     []CountBeside `json:"counts"`
	// StatusAsOf is the latest day of which a depositary's list of the
	// instrument tells: of whom it has no act, it knew none on that day.
	StatusAsOf Date `json:"status_as_of,omitempty"`
}

// StanceGroup is the actors of one stance.
type StanceGroup struct {
	Stance Stance     `json:"stance"`
	Tense  Tense      `json:"tense"`
	Actors []ActorRef `json:"actors"`
}

// Through is a country whose bloc has a position while it has none of its own.
type Through struct {
	Actor  ActorRef `json:"actor"`
	Bloc   ActorRef `json:"bloc"`
	Stance Stance   `json:"stance"`
}

// CountBeside is a reported number beside the actors that the graph can name.
type CountBeside struct {
	Count
	Named   int `json:"named"`   // whose ledger holds the stance
	Unnamed int `json:"unnamed"` // the number less Named; below zero where more are named than were reported
}

// The places of a Survey beside the stances.
const (
	PlaceThrough    = "through"
	PlaceSilent     = "silent"
	PlaceNoCoverage = "no_coverage"
)

// Placed is one actor of a Survey, as a row. Place is a stance, or one of the
// places above; Through names the bloc that speaks for it.
type Placed struct {
	Actor   ActorRef `json:"actor"`
	Place   string   `json:"place"`
	Tense   Tense    `json:"tense"`
	Through string   `json:"through"`
}

// Placed lists everyone of a survey: stances, through, silent, no coverage.
func (s *Survey) Placed() []Placed {
	out := []Placed{}
	for _, g := range s.Stances {
		for _, a := range g.Actors {
			out = append(out, Placed{Actor: a, Place: string(g.Stance), Tense: g.Tense})
		}
	}
	for _, t := range s.Through {
		out = append(out, Placed{Actor: t.Actor, Place: PlaceThrough, Through: t.Bloc.Name + " " + string(t.Stance)})
	}
	for _, a := range s.Silent {
		out = append(out, Placed{Actor: a, Place: PlaceSilent})
	}
	for _, a := range s.NoCoverage {
		out = append(out, Placed{Actor: a, Place: PlaceNoCoverage})
	}
	return out
}

// TakeSurvey answers q from the lists of any store.
func TakeSurvey(ctx context.Context, r Reader, q SurveyQuery) (Survey, error) {
	s := newSurveyor(q)
	positions, counts, err := surveyed(ctx, r, q)
	if err != nil {
		return s.out, fmt.Errorf("survey of %s: %w", q.Instrument, err)
	}
	s.stances(positions)
	if err := s.through(ctx, r, positions); err != nil {
		return s.out, fmt.Errorf("survey of %s: %w", q.Instrument, err)
	}
	if err := s.rest(ctx, r); err != nil {
		return s.out, fmt.Errorf("survey of %s: %w", q.Instrument, err)
	}
	if q.Uncounted {
		return s.out, nil
	}
	if err := s.counts(ctx, r, positions, counts); err != nil {
		return s.out, fmt.Errorf("survey of %s: %w", q.Instrument, err)
	}
	return s.out, nil
}

// surveyor gathers a Survey.
type surveyor struct {
	q     SurveyQuery
	asked map[string]bool // ids of the group
	taken map[string]bool // ids that have found their place
	out   Survey
}

func newSurveyor(q SurveyQuery) surveyor {
	s := surveyor{q: q, taken: map[string]bool{}, asked: map[string]bool{}, out: Survey{Instrument: q.Instrument, AsOf: q.AsOf,
		Stances: []StanceGroup{}, Through: []Through{}, Silent: []ActorRef{}, NoCoverage: []ActorRef{}, Counts: []CountBeside{}}}
	for _, a := range q.Group {
		s.asked[a.ID] = true
	}
	return s
}

// wants reports whether an actor is asked about and has no place yet.
func (s *surveyor) wants(id string) bool {
	return !s.taken[id] && (s.q.Group == nil || s.asked[id])
}

func (s *surveyor) stances(positions []Position) {
	for _, p := range positions {
		if p.StatusAsOf.Last() > s.out.StatusAsOf.Last() {
			s.out.StatusAsOf = p.StatusAsOf
		}
	}
	for _, tense := range []Tense{Past, Planned} {
		for _, stance := range Stances {
			g := StanceGroup{Stance: stance, Tense: tense}
			for _, p := range positions {
				if p.Stance == stance && p.Tense == tense && s.wants(p.Actor.ID) {
					g.Actors = append(g.Actors, p.Actor)
					s.taken[p.Actor.ID] = true
				}
			}
			if len(g.Actors) > 0 {
				s.out.Stances = append(s.out.Stances, g)
			}
		}
	}
}

// through places the members of blocs: the first bloc in the order of ids counts.
func (s *surveyor) through(ctx context.Context, r Reader, positions []Position) error {
	if s.q.Expand == nil {
		return nil
	}
	names := map[string]ActorRef{}
	for _, a := range s.q.Group {
		names[a.ID] = a
	}
	for _, p := range positions {
		if p.Actor.Kind != Organization || p.Tense == Planned {
			continue
		}
		for _, id := range s.q.Expand.MembersOf(p.Actor.ID, s.q.AsOf) {
			if !s.wants(id) {
				continue
			}
			s.taken[id] = true
			a, ok := names[id]
			if !ok {
				var err error
				if a, err = refOf(ctx, r, s.q.Expand, id); err != nil {
					return err
				}
			}
			s.out.Through = append(s.out.Through, Through{Actor: a, Bloc: p.Actor, Stance: p.Stance})
		}
	}
	slices.SortFunc(s.out.Through, func(a, b Through) int { return cmp.Compare(a.Actor.ID, b.Actor.ID) })
	return nil
}

// rest places who has no position: silent where an article with a claim on the
// instrument names it, or where its position is of a later date; else not covered.
func (s *surveyor) rest(ctx context.Context, r Reader) error {
	ask := MentionQuery{Instrument: s.q.Instrument, KnownAt: s.q.KnownAt, RecordedAt: s.q.RecordedAt}
	if s.q.Group != nil {
		ask.Among = []string{}
	}
	for _, a := range s.q.Group {
		if s.wants(a.ID) {
			ask.Among = append(ask.Among, a.ID)
		}
	}
	silent, err := r.Mentioned(ctx, ask)
	if err != nil {
		return err
	}
	if s.q.AsOf != "" {
		later := s.q
		later.AsOf = ""
		positions, err := allPositions(ctx, r, later, nil)
		if err != nil {
			return err
		}
		for _, p := range positions {
			silent = append(silent, p.Actor)
		}
	}
	s.silent(silent)
	for _, a := range s.q.Group {
		if s.wants(a.ID) {
			s.taken[a.ID] = true
			s.out.NoCoverage = append(s.out.NoCoverage, a)
		}
	}
	slices.SortFunc(s.out.NoCoverage, compareRefs)
	return nil
}

// silent places those of named who have no place yet.
func (s *surveyor) silent(named []ActorRef) {
	for _, a := range named {
		if s.wants(a.ID) {
			s.taken[a.ID] = true
			s.out.Silent = append(s.out.Silent, a)
		}
	}
	slices.SortFunc(s.out.Silent, compareRefs)
}

func compareRefs(a, b ActorRef) int { return cmp.Compare(a.ID, b.ID) }

// counts sets each reported number beside the actors, of the kind that it
// counts, whose ledger holds its stance. A group does not narrow them: the
// number is one of all.
func (s *surveyor) counts(ctx context.Context, r Reader, positions []Position, counts []Count) error {
	kinds := map[string]Kind{"countries": Country, "states": Country, "nations": Country, "governments": Country,
		"companies": Organization, "organizations": Organization, "leaders": Person, "people": Person}
	if len(counts) == 0 {
		return nil
	}
	named := namedIn(positions)
	for _, c := range counts {
		told, err := s.told(ctx, r, &c)
		if err != nil {
			return err
		}
		if !told {
			continue
		}
		b := CountBeside{Count: c, Named: named[heldBy{c.Stance, c.Tense, kinds[c.Of]}]}
		b.Unnamed = c.Count - b.Named
		s.out.Counts = append(s.out.Counts, b)
	}
	return nil
}

// heldBy is a stance that ledgers hold of actors of a kind, of any for "".
type heldBy struct {
	stance Stance
	tense  Tense
	kind   Kind
}

// namedIn counts the actors whose ledgers hold each stance. An instrument has
// many numbers and many positions, so these are gone through once.
func namedIn(positions []Position) map[heldBy]int {
	out := map[heldBy]int{}
	var held []heldBy // of one ledger
	for i := range positions {
		p := &positions[i]
		held = held[:0]
		for j := range p.Ledger {
			st := &p.Ledger[j]
			h := heldBy{st.Stance, st.Tense, p.Actor.Kind}
			if st.SetAside != "" || slices.Contains(held, h) {
				continue
			}
			held = append(held, h)
			out[h]++
			if h.kind != "" {
				h.kind = ""
				out[h]++
			}
		}
	}
	return out
}

// told reports whether a number had been reported by the clocks of the question.
func (s *surveyor) told(ctx context.Context, r Reader, c *Count) (bool, error) {
	for _, by := range []Date{s.q.AsOf, s.q.KnownAt} {
		if by != "" && (c.Published == "" || c.Published.Last() > by.Last()) {
			return false, nil
		}
	}
	if s.q.RecordedAt.IsZero() {
		return true, nil
	}
	a, err := r.Article(ctx, c.Article)
	return !a.Recorded.After(s.q.RecordedAt), err
}
