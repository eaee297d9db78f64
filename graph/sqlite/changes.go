package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

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
	after, err := graph.DecodeCursor("changes", 2, q.Cursor)
	if err != nil {
		return none, err
	}
	q.To = q.Until()
	found := []changed{}
	for more := true; more && len(found) <= size; {
		pairs, err := s.touchedAfter(ctx, &q, after, touchedAtOnce)
		if err != nil {
			return none, fmt.Errorf("list changes: %w", err)
		}
		if more = len(pairs) == touchedAtOnce; more {
			after = []string{pairs[touchedAtOnce-1].instrument, pairs[touchedAtOnce-1].actor}
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
	page := graph.PageOf("changes", found, size, func(c changed) []string { return []string{c.Instrument.ID, c.Actor.ID} })
	out := graph.Page[graph.Change]{Items: make([]graph.Change, len(page.Items)), Next: page.Next}
	shown := make([]numbered, len(page.Items))
	for i := range page.Items {
		c := &page.Items[i]
		out.Items[i], shown[i] = c.Change, numbered{graph.Position{Ledger: []graph.Step{{Evidence: c.Evidence}}}, c.refs}
	}
	return out, fillProofs(ctx, s.read.QueryContext, shown, false)
}

// touchedAtOnce is how many pairs are found at once. All claims of the window
// are gone through each time, and most pairs are only told of once more.
const touchedAtOnce = 2000

// changed is a change with the numbers of the claims behind its evidence.
type changed struct {
	graph.Change
	refs map[string]int64
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
		" ORDER BY t.instrument, t.actor LIMIT ? + 0", append(args, limit)...)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(r *sql.Rows) (p pair, err error) {
		err = r.Scan(&p.instrument, &p.actor)
		return p, err
	})
}

// compared adds to found what became of pairs between the two ends of the window.
func (s *Store) compared(ctx context.Context, q *graph.ChangeQuery, pairs []pair, found []changed) ([]changed, error) {
	files, err := s.caseFiles(ctx, pairs)
	if err != nil {
		return nil, err
	}
	for i := range files {
		f := &files[i]
		var before numbered
		if !q.From.IsZero() {
			if before, err = s.settled(ctx, &graph.PositionQuery{RecordedAt: q.From}, f); err != nil {
				return nil, err
			}
		}
		then, err := s.settled(ctx, &graph.PositionQuery{RecordedAt: q.To}, f)
		if err != nil {
			return nil, err
		}
		c, ok := graph.Compare(before.Position, then.Position)
		if !ok {
			continue
		}
		refs := then.refs
		if c.After == nil {
			refs = before.refs
		}
		found = append(found, changed{c, refs})
	}
	return found, nil
}
