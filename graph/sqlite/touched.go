package sqlite

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"signatory/graph"
)

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
	stored, args, err := s.stored(ctx, q, after, from, to, limit)
	if err != nil {
		return nil, err
	}
	args = slices.Concat(args, []any{from, to, from, to}, c.args, behind, []any{limit})
	rows, err := s.read.QueryContext(ctx, `SELECT t.instrument, t.actor, max(t.at) FROM (
		`+stored+`
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

// stored selects the pairs of which claims were stored within (from, to], or the
// next of them, of whom there are as many as are wanted.
func (s *Store) stored(ctx context.Context, q *graph.ChangeQuery, after []string, from, to int64, limit int) (query string, args []any, err error) {
	const all = "SELECT instrument, actor, recorded AS at FROM claim WHERE recorded > ? AND recorded <= ?"
	if q.Latest {
		return all, []any{from, to}, nil
	}
	moments, err := s.moments(ctx, from, to)
	if err != nil || len(moments) > fewMoments {
		return all, []any{from, to}, err
	}
	parts := []string{"SELECT '' AS instrument, '' AS actor, 0 AS at WHERE 0"}
	for _, at := range moments {
		var c conditions
		c.add("recorded = ?", at)
		pairsAfter(&c, "claim", &graph.PositionQuery{Actor: q.Actor, Instrument: q.Instrument}, after)
		parts = append(parts, "SELECT * FROM (SELECT DISTINCT instrument, actor, recorded FROM claim INDEXED BY claim_recorded"+c.where()+" ORDER BY instrument, actor LIMIT ? + 0)")
		args = append(append(args, c.args...), limit)
	}
	return strings.Join(parts, " UNION ALL "), args, nil
}

// fewMoments is up to how many moments of storing are gone through one by one,
// each in the order of its pairs and no further than to the last one wanted. What
// was stored at more of them is sorted.
const fewMoments = 16

// moments lists the moments within (from, to] at which claims were stored, and no
// more than one above the few: a batch is stored at one.
func (s *Store) moments(ctx context.Context, from, to int64) ([]int64, error) {
	const next = "(SELECT min(recorded) FROM claim WHERE recorded <= ?2 AND recorded > "
	rows, err := s.read.QueryContext(ctx, "WITH RECURSIVE m (at) AS (SELECT "+next+"?1) UNION ALL SELECT "+next+
		"m.at) FROM m WHERE m.at IS NOT NULL LIMIT ?3 + 0) SELECT at FROM m WHERE at IS NOT NULL", from, to, fewMoments+1)
	if err != nil {
		return nil, err
	}
	return collect(rows, scanNumber)
}
