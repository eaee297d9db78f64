package neo4j

import (
	"context"
	_ "embed"
	"strings"
	"time"

	"signatory/graph"
)

//go:embed cypher/changed_pairs.cypher
var changedPairs string

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
	return read(ctx, s, func(tx *transaction) (graph.Page[graph.Change], error) {
		from, found := strings.Join(after, " "), []graph.Change{}
		for len(found) <= size {
			limit := max(size+1-len(found), leastCandidates)
			pairs, err := changedAfter(tx, &q, from, limit)
			if err != nil {
				return none, err
			}
			some, err := compared(tx, &q, pairs)
			if err != nil {
				return none, err
			}
			found = append(found, some...)
			if len(pairs) < limit {
				break
			}
			from = positionKey(pairs[limit-1])
		}
		return graph.PageOf("changes", found, size, func(c graph.Change) []string { return []string{c.Instrument.ID, c.Actor.ID} }), nil
	})
}

// changedAfter lists the next pairs that may have changed, by their names alone.
func changedAfter(tx *transaction, q *graph.ChangeQuery, after string, limit int) ([]graph.Position, error) {
	p := params{"from": "", "to": stamp(q.To), "after": after, "start": "", "actor": q.Actor, "limit": limit}
	if !q.From.IsZero() {
		p["from"] = stamp(q.From)
	}
	if q.Instrument != "" {
		p["start"] = strings.TrimSpace(q.Instrument+" "+q.Actor) + " "
	}
	return run(tx, changedPairs, p, func(r row) (graph.Position, error) { return namedPair(r), nil })
}

// compared settles pairs at both ends of the window, and tells what changed.
func compared(tx *transaction, q *graph.ChangeQuery, pairs []graph.Position) ([]graph.Change, error) {
	var before []graph.Position
	var err error
	if !q.From.IsZero() {
		if before, err = settledAt(tx, q.From, pairs); err != nil {
			return nil, err
		}
	}
	after, err := settledAt(tx, q.To, pairs)
	if err != nil {
		return nil, err
	}
	var out []graph.Change
	for i := range pairs {
		var then graph.Position
		if before != nil {
			then = before[i]
		}
		if c, ok := graph.Compare(then, after[i]); ok {
			out = append(out, c)
		}
	}
	return out, nil
}

// settledAt settles named pairs out of what was stored at a moment.
func settledAt(tx *transaction, moment time.Time, named []graph.Position) ([]graph.Position, error) {
	q := graph.PositionQuery{RecordedAt: moment}
	return settledPairs(tx, &q, named)
}
