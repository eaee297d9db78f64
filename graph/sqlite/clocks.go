package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"signatory/graph"
)

// settledAfter settles the next positions out of the claims that count by the
// clocks of q. It reads the claims of one page of pairs, not more.
func (s *Store) settledAfter(ctx context.Context, q *graph.PositionQuery, after []string, limit int) ([]numbered, error) {
	held, args := "c.superseded = 0", []any(nil)
	if !q.RecordedAt.IsZero() {
		held = heldAt
		args = []any{q.RecordedAt.UnixNano(), q.RecordedAt.UnixNano()}
	}
	var c conditions
	pairsAfter(&c, "c", q, after)
	c.add(held, args...)
	rows, err := s.read.QueryContext(ctx, "SELECT DISTINCT c.instrument, c.actor FROM claim c"+c.where()+
		" ORDER BY c.instrument, c.actor LIMIT ?", append(c.args, max(limit, 8))...)
	if err != nil {
		return nil, err
	}
	pairs, err := collect(rows, scanPair)
	if err != nil {
		return nil, err
	}
	out := make([]numbered, len(pairs))
	for i, p := range pairs {
		if out[i].Position, err = s.settled(ctx, q, p, held, args); err != nil {
			return nil, fmt.Errorf("settle %s on %s: %w", p.actor, p.instrument, err)
		}
	}
	return out, nil
}

// settled settles one pair for q, with names.
func (s *Store) settled(ctx context.Context, q *graph.PositionQuery, p pair, held string, args []any) (graph.Position, error) {
	decisions, err := pairDecisions(ctx, s.read.QueryContext, p)
	if err != nil {
		return graph.Position{}, err
	}
	pos, quick, err := graph.Position{}, false, error(nil)
	if len(decisions) == 0 { // which are tied to quotes, and no dossier holds those
		pos, quick, err = s.settledOfDossier(ctx, q, p)
	}
	if err == nil && !quick {
		pos, err = s.settledOfClaims(ctx, q, p, decisions, held, args)
	}
	if err != nil {
		return pos, err
	}
	actor, err := s.bare(ctx, p.actor)
	if err != nil {
		return pos, err
	}
	instrument, err := s.bare(ctx, p.instrument)
	if err != nil {
		return pos, err
	}
	pos.Actor = graph.ActorRef{ID: actor.ID, Kind: actor.Kind, Name: actor.Name, Code: actor.Code}
	pos.Instrument = graph.InstrumentRef{ID: instrument.ID, Name: instrument.Name, Type: instrument.Type}
	return pos, nil
}

func (s *Store) settledOfClaims(ctx context.Context, q *graph.PositionQuery, p pair, decisions []graph.Decision, held string, args []any) (graph.Position, error) {
	claims, articles, err := pairClaims(ctx, s.read.QueryContext, p, held, args...)
	if err != nil {
		return graph.Position{}, err
	}
	pos := q.Settle(claims, decisions)
	pos.EachProof(articles.fill)
	return pos, nil
}

// settledOfDossier settles a pair out of its dossier, less the claims that came
// after the moment that q asks about. It is false where a claim that counted
// then has been superseded since, and stands in no dossier any more.
func (s *Store) settledOfDossier(ctx context.Context, q *graph.PositionQuery, p pair) (graph.Position, bool, error) {
	var d graph.Dossier
	var packed []byte
	err := s.read.QueryRowContext(ctx, "SELECT dossier FROM position WHERE instrument = ? AND actor = ?", p.instrument, p.actor).Scan(&packed)
	switch {
	case err == nil:
		if d, err = graph.UnpackDossier(packed, p.actor, p.instrument); err != nil {
			return graph.Position{}, false, err
		}
	case !errors.Is(err, sql.ErrNoRows):
		return graph.Position{}, false, err
	}
	if !q.RecordedAt.IsZero() {
		later, superseded, err := s.laterClaims(ctx, p, q.RecordedAt.UnixNano())
		if err != nil || superseded {
			return graph.Position{}, false, err
		}
		d.Drop(later)
	}
	out := numbered{Position: q.Settle(d.Claims, nil), refs: map[string]int64{}}
	out.EachProof(func(proof *graph.Proof) { out.refs[proof.Claim] = d.Ref(proof.Claim) })
	found := []numbered{out}
	err = fillProofs(ctx, s.read, found, false)
	return found[0].Position, true, err
}

// laterClaims gives the numbers of the claims of a pair that were stored after
// a moment, and whether one that was live then has been superseded since.
func (s *Store) laterClaims(ctx context.Context, p pair, moment int64) (later map[int64]bool, superseded bool, err error) {
	rows, err := s.read.QueryContext(ctx, "SELECT n, recorded FROM claim WHERE instrument = ?1 AND actor = ?2 AND (recorded > ?3 OR superseded > ?3)",
		p.instrument, p.actor, moment)
	if err != nil {
		return nil, false, err
	}
	later = map[int64]bool{}
	_, err = collect(rows, func(r *sql.Rows) (struct{}, error) {
		var n, recorded int64
		err := r.Scan(&n, &recorded)
		later[n] = recorded > moment
		superseded = superseded || recorded <= moment
		return struct{}{}, err
	})
	return later, superseded, err
}

// bare is an entity without tallies. One that only superseded claims name is
// no longer stored: its id stands for its name.
func (s *Store) bare(ctx context.Context, id string) (graph.EntitySummary, error) {
	rows, err := s.read.QueryContext(ctx, entitySelect+" WHERE e.id = ?", id)
	if err != nil {
		return graph.EntitySummary{}, err
	}
	found, err := collect(rows, scanEntity)
	if err != nil || len(found) > 0 {
		return append(found, graph.EntitySummary{})[0], err
	}
	return graph.EntitySummary{Entity: graph.Entity{ID: id, Name: id, Kind: graph.KindOf(id)}}, nil
}
