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

//go:embed cypher/latest_pairs.cypher
var latestPairs string

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
	return read(ctx, s, func(tx *transaction) (graph.Page[graph.Change], error) {
		from, found := after, []graph.Change{}
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
			last := pairs[limit-1]
			from = q.Key(graph.Change{At: last.at, Instrument: last.Instrument, Actor: last.Actor})
		}
		return graph.PageOf(name, found, size, q.Key), nil
	})
}

// touchedAt is a pair, by its names alone, with when anything of it last changed
// within the window.
type touchedAt struct {
	graph.Position
	at time.Time
}

// changedAfter lists the next pairs that may have changed.
func changedAfter(tx *transaction, q *graph.ChangeQuery, after []string, limit int) ([]touchedAt, error) {
	p := params{"from": "", "to": stamp(q.To), "at": "", "after": "", "start": "", "actor": q.Actor, "limit": limit}
	cypher := changedPairs
	switch {
	case q.Latest && after == nil:
		cypher, p["at"] = latestPairs, "9"
	case q.Latest:
		cypher, p["at"], p["after"] = latestPairs, after[0], after[1]+" "+after[2]
	case after != nil:
		p["after"] = after[0] + " " + after[1]
	}
	if !q.From.IsZero() {
		p["from"] = stamp(q.From)
	}
	if q.Instrument != "" {
		p["start"] = strings.TrimSpace(q.Instrument+" "+q.Actor) + " "
	}
	return run(tx, cypher, p, func(r row) (touchedAt, error) {
		at, err := r.time("at")
		return touchedAt{namedPair(r), at}, err
	})
}

// compared settles pairs at both ends of the window, and tells what changed.
func compared(tx *transaction, q *graph.ChangeQuery, touched []touchedAt) ([]graph.Change, error) {
	pairs := make([]graph.Position, len(touched))
	for i, t := range touched {
		pairs[i] = t.Position
	}
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
			c.At = touched[i].at
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
