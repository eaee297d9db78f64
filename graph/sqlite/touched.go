package sqlite

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"signatory/graph"
)

// touchedAt is a pair with when anything of it last changed within the window;
// pairs that are listed in their order are told when by lastTouched.
type touchedAt struct {
	pair
	at time.Time
}

// bounds are the ends of the window of q in nanoseconds.
func bounds(q *graph.ChangeQuery) (from, to int64) {
	if !q.From.IsZero() {
		from = q.From.UnixNano()
	}
	return from, q.To.UnixNano()
}

// touchedAfter lists the next pairs that may have changed within the window.
func (s *Store) touchedAfter(ctx context.Context, q *graph.ChangeQuery, after []string, limit int) ([]touchedAt, error) {
	if q.Latest {
		return s.latestAfter(ctx, q, after, limit)
	}
	from, to := bounds(q)
	moments, err := s.moments(ctx, from, to)
	if err != nil {
		return nil, err
	}
	var parts []string
	var args []any
	some := func(when string, of ...any) {
		var c conditions
		c.add(when, of...)
		pairsAfter(&c, "changed", &graph.PositionQuery{Actor: q.Actor, Instrument: q.Instrument}, after)
		parts = append(parts, "SELECT * FROM (SELECT DISTINCT instrument, actor FROM changed"+c.where()+" ORDER BY instrument, actor LIMIT ? + 0)")
		args = append(append(args, c.args...), limit)
	}
	if len(moments) == 0 {
		return nil, nil
	}
	if len(moments) > fewMoments {
		some("at > ? AND at <= ?", from, to)
		moments = nil
	}
	for _, at := range moments {
		some("at = ?", at)
	}
	rows, err := s.read.QueryContext(ctx, strings.Join(parts, " UNION ")+" ORDER BY 1, 2 LIMIT ? + 0", append(args, limit)...)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(r *sql.Rows) (t touchedAt, err error) {
		t.pair, err = scanPair(r)
		return t, err
	})
}

// fewMoments is up to how many moments of change are gone through one by one,
// each in the order of its pairs and no further than to the last one wanted. What
// changed at more of them is sorted.
const fewMoments = 16

// moments lists the moments within (from, to] at which anything changed, and no
// more than one above the few: a batch is stored at one.
func (s *Store) moments(ctx context.Context, from, to int64) ([]int64, error) {
	const next = "(SELECT min(at) FROM changed WHERE at <= ?2 AND at > "
	rows, err := s.read.QueryContext(ctx, "WITH RECURSIVE m (at) AS (SELECT "+next+"?1) UNION ALL SELECT "+next+
		"m.at) FROM m WHERE m.at IS NOT NULL LIMIT ?3 + 0) SELECT at FROM m WHERE at IS NOT NULL", from, to, fewMoments+1)
	if err != nil {
		return nil, err
	}
	return collect(rows, scanNumber)
}

// latestAfter lists the next pairs that may have changed within the window, those
// first of which a claim came or went last, or that were decided on last.
func (s *Store) latestAfter(ctx context.Context, q *graph.ChangeQuery, after []string, limit int) ([]touchedAt, error) {
	from, to := bounds(q)
	having := ""
	args := []any{from, to, from, to, from, to, from, to}
	var c conditions
	pairsAfter(&c, "t", &graph.PositionQuery{Actor: q.Actor, Instrument: q.Instrument}, nil)
	args = append(args, c.args...)
	if after != nil {
		at, err := time.Parse(time.RFC3339Nano, after[0])
		if err != nil {
			return nil, &graph.InvalidError{Field: "cursor", Reason: "not one that this list gave out"}
		}
		having = " HAVING max(t.at) < ? OR max(t.at) = ? AND (t.instrument, t.actor) > (?, ?)"
		args = append(args, at.UnixNano(), at.UnixNano(), after[1], after[2])
	}
	rows, err := s.read.QueryContext(ctx, `SELECT t.instrument, t.actor, max(t.at) FROM (
		SELECT instrument, actor, recorded AS at FROM claim WHERE recorded > ? AND recorded <= ?
		UNION ALL SELECT instrument, actor, superseded FROM claim WHERE superseded > 0 AND superseded > ? AND superseded <= ?
		UNION ALL SELECT instrument, actor, at FROM decision WHERE at > ? AND at <= ?
		UNION ALL SELECT on_instrument, on_actor, at FROM decision WHERE at > ? AND at <= ?) t`+c.where()+
		" GROUP BY t.instrument, t.actor"+having+" ORDER BY 3 DESC, 1, 2 LIMIT ? + 0", append(args, limit)...)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(r *sql.Rows) (t touchedAt, err error) {
		var at int64
		err = r.Scan(&t.instrument, &t.actor, &at)
		t.at = when(at)
		return t, err
	})
}

// lastTouched is when a claim of a pair last came or went within the window, or
// when it was decided on last.
func (s *Store) lastTouched(ctx context.Context, q *graph.ChangeQuery, f *caseFile) (time.Time, error) {
	from, to := bounds(q)
	var last int64
	for i := range f.dossier.Claims {
		if at := f.dossier.Claims[i].Recorded.UnixNano(); at > last && at <= to {
			last = at
		}
	}
	if f.superseded == 0 && !f.decided {
		return when(last), nil
	}
	rows, err := s.read.QueryContext(ctx, `SELECT coalesce(max(at), 0) FROM (
		SELECT recorded AS at FROM claim INDEXED BY claim_gone WHERE instrument = ?1 AND actor = ?2 AND superseded > 0
		UNION ALL SELECT superseded FROM claim INDEXED BY claim_gone WHERE instrument = ?1 AND actor = ?2 AND superseded > 0
		UNION ALL SELECT at FROM decision WHERE instrument = ?1 AND actor = ?2
		UNION ALL SELECT at FROM decision WHERE on_instrument = ?1 AND on_actor = ?2) WHERE at > ?3 AND at <= ?4`, f.instrument, f.actor, from, to)
	if err != nil {
		return time.Time{}, err
	}
	found, err := collect(rows, scanNumber)
	return when(slices.Max(append(found, last))), err
}
