package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"signatory/graph"
)

var _ graph.Changes = (*Store)(nil)

// heldAt is the condition on claim c for what was stored at a moment, given twice.
const heldAt = "c.recorded <= ? AND (c.superseded = 0 OR c.superseded > ?)"

// Changes lists what became of positions; see graph.Changes.
func (s *Store) Changes(ctx context.Context, q graph.ChangeQuery) (graph.Page[graph.Change], error) {
	none := graph.Page[graph.Change]{}
	size, err := q.Size()
	if err != nil {
		return none, err
	}
	if err := q.Check(); err != nil {
		return none, err
	}
	q.Instrument = s.founding.Of(q.Instrument)
	after, err := graph.DecodeCursor("changes", 2, q.Cursor)
	if err != nil {
		return none, err
	}
	q.To = q.Until()
	found := []graph.Change{}
	for len(found) <= size {
		pairs, err := s.touchedAfter(ctx, &q, after, max(size+1-len(found), 256))
		if err != nil {
			return none, fmt.Errorf("list changes: %w", err)
		}
		for _, p := range pairs {
			c, ok, err := s.change(ctx, &q, p)
			if err != nil {
				return none, fmt.Errorf("list changes: %w", err)
			}
			if ok {
				found = append(found, c)
			}
			if len(found) > size {
				break
			}
			after = []string{p.instrument, p.actor}
		}
		if len(pairs) == 0 {
			break
		}
	}
	return graph.PageOf("changes", found, size, func(c graph.Change) []string { return []string{c.Instrument.ID, c.Actor.ID} }), nil
}

// touchedAfter lists the next pairs of which a claim came or went, or that were decided on.
func (s *Store) touchedAfter(ctx context.Context, q *graph.ChangeQuery, after []string, limit int) ([]pair, error) {
	from, to := int64(0), q.To.UnixNano()
	if !q.From.IsZero() {
		from = q.From.UnixNano()
	}
	var c conditions
	pairsAfter(&c, "t", &graph.PositionQuery{Actor: q.Actor, Instrument: q.Instrument}, after)
	args := append([]any{from, to, from, to, from, to}, c.args...)
	rows, err := s.read.QueryContext(ctx, `SELECT DISTINCT t.instrument, t.actor FROM (
		SELECT instrument, actor FROM claim WHERE recorded > ? AND recorded <= ?
		UNION SELECT instrument, actor FROM claim WHERE superseded > 0 AND superseded > ? AND superseded <= ?
		UNION SELECT on_instrument, on_actor FROM decision WHERE at > ? AND at <= ?) t`+c.where()+
		" ORDER BY t.instrument, t.actor LIMIT ?", append(args, limit)...)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(r *sql.Rows) (p pair, err error) {
		err = r.Scan(&p.instrument, &p.actor)
		return p, err
	})
}

// change compares one pair at the two ends of the window.
func (s *Store) change(ctx context.Context, q *graph.ChangeQuery, p pair) (graph.Change, bool, error) {
	var before graph.Position
	if !q.From.IsZero() {
		var err error
		from := q.From.UnixNano()
		if before, err = s.settled(ctx, &graph.PositionQuery{RecordedAt: q.From}, p, heldAt, []any{from, from}); err != nil {
			return graph.Change{}, false, err
		}
	}
	to := q.To.UnixNano()
	then, err := s.settled(ctx, &graph.PositionQuery{RecordedAt: q.To}, p, heldAt, []any{to, to})
	if err != nil {
		return graph.Change{}, false, err
	}
	c, ok := graph.Compare(before, then)
	return c, ok, nil
}
