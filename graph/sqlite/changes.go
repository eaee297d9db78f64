package sqlite

import (
	"context"
	"database/sql"
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
	for more := true; more && len(found) <= size; {
		pairs, err := s.touchedAfter(ctx, &q, after, touchedAtOnce)
		if err != nil {
			return none, fmt.Errorf("list changes: %w", err)
		}
		if more = len(pairs) == touchedAtOnce; more {
			last := pairs[touchedAtOnce-1]
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

// touchedAtOnce is how many pairs are found at once. All claims of the window
// are gone through each time, and most pairs are only told of once more.
const touchedAtOnce = 2000

// changed is a change with the numbers of the claims behind its evidence.
type changed struct {
	graph.Change
	refs map[string]int64
}

// touchedAt is a pair with when anything of it last changed within the window.
type touchedAt struct {
	pair
	at time.Time
}

// touchedAfter lists the next pairs of which a claim came or went, or that were decided on.
func (s *Store) touchedAfter(ctx context.Context, q *graph.ChangeQuery, after []string, limit int) ([]touchedAt, error) {
	from, to := int64(0), q.To.UnixNano()
	if !q.From.IsZero() {
		from = q.From.UnixNano()
	}
	var c conditions
	order, having := " ORDER BY 1, 2", ""
	var behind []any
	if q.Latest {
		pairsAfter(&c, "t", &graph.PositionQuery{Actor: q.Actor, Instrument: q.Instrument}, nil)
		order = " ORDER BY 3 DESC, 1, 2"
		if after != nil {
			at, err := time.Parse(time.RFC3339Nano, after[0])
			if err != nil {
				return nil, &graph.InvalidError{Field: "cursor", Reason: "not one that this list gave out"}
			}
			having = " HAVING max(t.at) < ? OR max(t.at) = ? AND (t.instrument, t.actor) > (?, ?)"
			behind = []any{at.UnixNano(), at.UnixNano(), after[1], after[2]}
		}
	} else {
		pairsAfter(&c, "t", &graph.PositionQuery{Actor: q.Actor, Instrument: q.Instrument}, after)
	}
	args := slices.Concat([]any{from, to, from, to, from, to}, c.args, behind, []any{limit})
	rows, err := s.read.QueryContext(ctx, `SELECT t.instrument, t.actor, max(t.at) FROM (
		SELECT instrument, actor, recorded AS at FROM claim WHERE recorded > ? AND recorded <= ?
		UNION ALL SELECT instrument, actor, superseded FROM claim WHERE superseded > 0 AND superseded > ? AND superseded <= ?
		UNION ALL SELECT on_instrument, on_actor, at FROM decision WHERE at > ? AND at <= ?) t`+c.where()+
		" GROUP BY t.instrument, t.actor"+having+order+" LIMIT ? + 0", args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(r *sql.Rows) (p touchedAt, err error) {
		var at int64
		err = r.Scan(&p.instrument, &p.actor, &at)
		p.at = time.Unix(0, at).UTC()
		return p, err
	})
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
		c.At = touched[i].at
		refs := then.refs
		if c.After == nil {
			refs = before.refs
		}
		found = append(found, changed{c, refs})
	}
	return found, nil
}
