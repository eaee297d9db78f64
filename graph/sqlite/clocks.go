package sqlite

import (
	"context"
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
	claims, articles, err := pairClaims(ctx, s.read.QueryContext, p, held, args...)
	if err != nil {
		return graph.Position{}, err
	}
	decisions, err := pairDecisions(ctx, s.read.QueryContext, p)
	if err != nil {
		return graph.Position{}, err
	}
	pos := q.Settle(claims, decisions)
	pos.EachProof(articles.fill)
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
