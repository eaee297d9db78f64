package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// Turned is a position that came to be what it is on a day.
type Turned struct {
	Actor      ActorRef   `json:"actor"`
	Instrument MatrixHead `json:"instrument"`
	Date       Date       `json:"date"` // from which it holds, at its own precision
	Stance     Stance     `json:"stance"`
	Before     Stance     `json:"before"` // "" where there was no position that is a fact
	Disputed   bool       `json:"disputed"`
}

// Latest lists the positions that turned last by a day, "" for any, the latest
// first, then by instrument and actor. What is only planned is no turn.
func Latest(ctx context.Context, r Store, by Date, limit int) ([]Turned, error) {
	c := checker{}
	c.date("by", by)
	c.that(limit >= 1 && limit <= MaxLimit, "limit", "%d is out of range: want 1 to %d", limit, MaxLimit)
	if c.err != nil {
		return nil, c.err
	}
	all, err := r.Stands(ctx)
	if err != nil {
		return nil, fmt.Errorf("latest: %w", err)
	}
	out := all.recently(dayNumber(by.Last()), limit)
	var ids []string
	for _, t := range out {
		ids = append(ids, t.Actor.ID, t.Instrument.ID)
	}
	refs, err := r.Refs(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("latest: %w", err)
	}
	names := map[string]ActorRef{}
	for _, ref := range refs {
		names[ref.ID] = ref
	}
	for i := range out {
		out[i].Actor, out[i].Instrument.Name = names[out[i].Actor.ID], names[out[i].Instrument.ID].Name
	}
	return out, nil
}

// recentTurns is how many turns by one day are kept.
const recentTurns = 200

// recently are the last turns by a day as latest gives them; up to recentTurns
// of the day that was asked for last are kept.
func (s *Stands) recently(by int32, limit int) []Turned {
	if limit > recentTurns {
		return s.latest(by, limit)
	}
	s.recent.mu.Lock()
	defer s.recent.mu.Unlock()
	if s.recent.turns == nil || s.recent.by != by {
		s.recent.turns, s.recent.by = s.latest(by, recentTurns), by
	}
	return slices.Clone(s.recent.turns[:min(limit, len(s.recent.turns))])
}

// latest are the last turns by a day, 0 for any, without names.
func (s *Stands) latest(by int32, limit int) []Turned {
	ids := make([]string, len(s.instruments))
	for id, n := range s.instruments {
		ids[n] = id
	}
	type turn struct {
		actor string
		of    *stand
		at    int // in of.then
	}
	day := func(t turn) int32 { return t.of.then[t.at].day }
	order := func(a, b turn) int {
		return cmp.Or(cmp.Compare(day(b), day(a)), cmp.Compare(ids[a.of.instrument], ids[b.of.instrument]), cmp.Compare(a.actor, b.actor))
	}
	var found []turn
	var least int32 // who turned before it cannot be among the last
	for actor, stands := range s.byActor {
		for i := range stands {
			if at := stands[i].lastTurn(by); at >= 0 && stands[i].then[at].day >= least {
				found = append(found, turn{actor, &stands[i], at})
			}
		}
		if len(found) > 8*limit {
			slices.SortFunc(found, order)
			found = found[:limit]
			least = day(found[limit-1])
		}
	}
	slices.SortFunc(found, order)
	out := []Turned{}
	for _, t := range found[:min(limit, len(found))] {
		h := t.of.then[t.at]
		turned := Turned{Actor: ActorRef{ID: t.actor}, Instrument: MatrixHead{ID: ids[t.of.instrument]},
			Date: h.date(), Stance: Stances[h.stance], Disputed: h.disputed}
		if t.at > 0 && t.of.then[t.at-1].held {
			turned.Before = Stances[t.of.then[t.at-1].stance]
		}
		out = append(out, turned)
	}
	return out
}

// lastTurn is the place in then of the last change of stance by a day, -1 where
// none is a fact.
func (st *stand) lastTurn(by int32) int {
	at := -1
	for i, h := range st.then {
		if by != 0 && h.day > by {
			break
		}
		if h.held && (at < 0 || !st.then[i-1].held || st.then[i-1].stance != h.stance) {
			at = i
		} else if !h.held {
			at = -1
		}
	}
	return at
}

// date is the date from which it is held, at its own precision: the first and the
// last day that it allows tell it.
func (h *hold) date() Date {
	day := Date(fmt.Sprintf("%04d-%02d-%02d", h.day/10000, h.day/100%100, h.day%100))
	for _, d := range []Date{day[:7], day[:4]} {
		if dayNumber(d.First()) == h.since && dayNumber(d.Last()) == h.day {
			return d
		}
	}
	return day
}
