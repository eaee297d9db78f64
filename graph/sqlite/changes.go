package sqlite

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"signatory/graph"
)

var _ graph.Changes = (*Store)(nil)

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
	name, parts := q.ChangeList()
	after, err := graph.DecodeCursor(name, parts, q.Cursor)
	if err != nil {
		return none, err
	}
	q.To = q.Until()
	found := []changed{}
	atOnce := touchedAtOnce
	if !q.Latest { // most of the first pairs have changed indeed
		atOnce = size + size/4 + 2
	}
	for more := true; more && len(found) <= size; atOnce = touchedAtOnce {
		pairs, err := s.touchedAfter(ctx, &q, after, atOnce)
		if err != nil {
			return none, fmt.Errorf("list changes: %w", err)
		}
		if more = len(pairs) == atOnce; more {
			last := pairs[atOnce-1]
			after = q.Key(graph.Change{At: last.at, Instrument: graph.InstrumentRef{ID: last.instrument}, Actor: graph.ActorRef{ID: last.actor}})
		}
		for some := range slices.Chunk(pairs, max(size+1, 16)) {
			if len(found) > size {
				break
			}
			if found, err = s.compared(ctx, &q, some, found); err != nil {
				return none, fmt.Errorf("list changes: %w", err)
			}
		}
	}
	page := graph.PageOf(name, found, size, func(c changed) []string { return q.Key(c.Change) })
	out := graph.Page[graph.Change]{Items: make([]graph.Change, len(page.Items)), Next: page.Next}
	shown := make([]numbered, len(page.Items))
	for i := range page.Items {
		c := &page.Items[i]
		out.Items[i], shown[i] = c.Change, numbered{graph.Position{Ledger: []graph.Step{{Evidence: c.Evidence}}}, c.refs}
	}
	return out, fillProofs(ctx, s.read.QueryContext, shown, false)
}

// touchedAtOnce is how many pairs are found at once, where the first did not do:
// all that was touched in the window may be gone through each time.
const touchedAtOnce = 2000

// changed is a change with the numbers of the claims behind its evidence.
type changed struct {
	graph.Change
	refs map[string]int64
}

// compared adds to found what became of pairs between the two ends of the window.
func (s *Store) compared(ctx context.Context, q *graph.ChangeQuery, touched []touchedAt, found []changed) ([]changed, error) {
	pairs := make([]pair, len(touched))
	for i, t := range touched {
		pairs[i] = t.pair
	}
	files, err := s.caseFiles(ctx, pairs)
	if err != nil {
		return nil, err
	}
	became, errs := make([]*changed, len(files)), make([]error, len(files))
	err = eachInParallel(ctx, len(files), func(i int) { became[i], errs[i] = s.became(ctx, q, &files[i], touched[i].at) })
	if err != nil {
		return nil, err
	}
	for _, c := range became {
		if c != nil {
			found = append(found, *c)
		}
	}
	return found, errors.Join(errs...)
}

// became tells what became of a pair, nil where nothing did.
func (s *Store) became(ctx context.Context, q *graph.ChangeQuery, f *caseFile, at time.Time) (*changed, error) {
	from, to := &graph.PositionQuery{RecordedAt: q.From}, &graph.PositionQuery{RecordedAt: q.To}
	var before graph.Position
	var err error
	if !q.From.IsZero() {
		if before, err = s.settledAlone(ctx, from, f); err != nil {
			return nil, err
		}
	}
	then, err := s.settledAlone(ctx, to, f)
	if err != nil {
		return nil, err
	}
	c, ok := graph.Compare(before, then)
	if !ok {
		return nil, nil
	}
	if c.At = at; at.IsZero() {
		if c.At, err = s.lastTouched(ctx, q, f); err != nil {
			return nil, err
		}
	}
	if c.After == nil {
		return &changed{c, f.refs(from, &before)}, nil
	}
	return &changed{c, f.refs(to, &then)}, nil
}
