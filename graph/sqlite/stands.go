package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"runtime"
	"strconv"
	"sync"

	"signatory/graph"
)

// watch tells whether anybody has written to the file: data_version changes
// with each commit of another connection, so one is kept that only asks for it.
type watch struct {
	mu   sync.Mutex
	conn *sql.Conn
}

// revision changes with every write to the file, of this program or another.
func (s *Store) revision(ctx context.Context) (string, error) {
	s.watch.mu.Lock()
	defer s.watch.mu.Unlock()
	if s.watch.conn == nil {
		// The connection outlives the request that first asks for it.
		conn, err := s.read.Conn(context.WithoutCancel(ctx))
		if err != nil {
			return "", err
		}
		s.watch.conn = conn
	}
	var n int64
	err := s.watch.conn.QueryRowContext(ctx, "PRAGMA data_version").Scan(&n)
	return strconv.FormatInt(n, 10), err
}

// closeWatch gives the connection back.
func (s *Store) closeWatch() error {
	s.watch.mu.Lock()
	defer s.watch.mu.Unlock()
	if s.watch.conn == nil {
		return nil
	}
	return s.watch.conn.Close()
}

// Stands gives all positions in brief; see graph.Aligner.
func (s *Store) Stands(ctx context.Context) (*graph.Stands, error) {
	return s.stands.Get(ctx, s.revision, s.allStands)
}

// stood is all positions in brief, and the number of the last that was settled before they
// were read; see noteSettled.
type stood struct {
	all  *graph.Stands // nil: none were read
	last int64
}

// allStands gives all positions: of those that it gave last, the ones on instruments on
// which any was settled since are read again. It never runs twice at once.
func (s *Store) allStands(ctx context.Context) (*graph.Stands, error) {
	now := stood{last: s.stood.last}
	var all int
	if err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM settled").Scan(&all); err != nil {
		return nil, err
	}
	rows, err := s.read.QueryContext(ctx, "SELECT instrument, n FROM settled WHERE n > ?", s.stood.last)
	if err != nil {
		return nil, err
	}
	stale, err := collect(rows, func(r *sql.Rows) (instrument string, err error) {
		var n int64
		err = r.Scan(&instrument, &n)
		now.last = max(now.last, n)
		return instrument, err
	})
	switch {
	case err != nil:
		return nil, err
	case s.stood.all != nil && len(stale) == 0:
		return s.stood.all, nil
	case s.stood.all == nil || len(stale) > all/4: // to go through all is quicker than to look many up
		now.all, err = s.standsAnew(ctx)
	default:
		var some *graph.Stands
		some, err = s.someStands(ctx, "SELECT p.actor, p.instrument, p.ledger FROM json_each(?) j CROSS JOIN position p ON p.instrument = j.value", list(stale))
		if err == nil {
			now.all = s.stood.all.Without(stale)
			now.all.Join(some)
		}
	}
	if err != nil {
		return nil, err
	}
	s.stood = now
	return now.all, nil
}

// standsAnew reads all positions, some on each processor: what takes longest is
// to unpack them.
func (s *Store) standsAnew(ctx context.Context) (*graph.Stands, error) {
	var last int64
	if err := s.read.QueryRowContext(ctx, "SELECT coalesce(max(n), 0) FROM position").Scan(&last); err != nil {
		return nil, err
	}
	parts := min(runtime.GOMAXPROCS(0), Readers()-1) // one reader is left to others
	some, errs := make([]*graph.Stands, parts), make([]error, parts)
	var wg sync.WaitGroup
	for i := range parts {
		wg.Go(func() {
			from, to := last*int64(i)/int64(parts), last*int64(i+1)/int64(parts)
			if i == parts-1 {
				to = math.MaxInt64
			}
			some[i], errs[i] = s.someStands(ctx, "SELECT actor, instrument, ledger FROM position WHERE n > ? AND n <= ?", from, to)
		})
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	for _, more := range some[1:] {
		some[0].Join(more)
	}
	return some[0], nil
}

// someStands reads the positions of which a query gives actor, instrument and ledger.
func (s *Store) someStands(ctx context.Context, query string, args ...any) (*graph.Stands, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	out, names := graph.NewStands(), map[string]string{}
	name := func(b []byte) string { // which stands once, however often it is read
		known, ok := names[string(b)]
		if !ok {
			known = string(b)
			names[known] = known
		}
		return known
	}
	var actor, instrument, ledger sql.RawBytes
	_, err = collect(rows, func(r *sql.Rows) (struct{}, error) {
		if err := r.Scan(&actor, &instrument, &ledger); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, out.AddPacked(name(actor), name(instrument), ledger)
	})
	return out, err
}

// Refs names actors; see graph.Reader.
func (s *Store) Refs(ctx context.Context, ids []string) ([]graph.ActorRef, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT DISTINCT j.value, coalesce(e.kind, ''), coalesce(e.name, ''), coalesce(e.code, '')
		FROM json_each(?) j LEFT JOIN entity e ON e.id = j.value ORDER BY 1`, list(ids))
	if err != nil {
		return nil, fmt.Errorf("name entities: %w", err)
	}
	out, err := collect(rows, func(r *sql.Rows) (a graph.ActorRef, err error) {
		err = r.Scan(&a.ID, &a.Kind, &a.Name, &a.Code)
		return a.OrID(), err
	})
	if out == nil {
		out = []graph.ActorRef{}
	}
	return out, err
}
