package neo4j

import (
	"context"
	"errors"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// try is one run of a statement: it gives so many rows, and then fails or ends.
type try struct {
	neo4j.ResultWithContext
	rows int
	err  error
}

func (r *try) Next(context.Context) bool { r.rows--; return r.rows >= 0 }

func (r *try) Record() *neo4j.Record { return &neo4j.Record{} }

func (r *try) Err() error { return r.err }

// tries is a session, of which each run of a statement is the next of these.
type tries struct {
	neo4j.SessionWithContext
	left []*try
}

func (s *tries) Run(context.Context, string, params, ...func(*neo4j.TransactionConfig)) (neo4j.ResultWithContext, error) {
	next := s.left[0]
	s.left = s.left[1:]
	return next, nil
}

func (s *tries) ExecuteRead(_ context.Context, work neo4j.ManagedTransactionWork, _ ...func(*neo4j.TransactionConfig)) (any, error) {
	for {
		if out, err := work(&within{of: s}); !neo4j.IsRetryable(err) {
			return out, err
		}
	}
}

// within is a transaction of such a session.
type within struct {
	neo4j.ManagedTransaction
	of *tries
}

func (t *within) Run(ctx context.Context, cypher string, p params) (neo4j.ResultWithContext, error) {
	return t.of.Run(ctx, cypher, p)
}

// What keeps the rows that it scans keeps each once, however often the statement is
// tried and wherever a try fails.
func TestNoRowIsScannedTwice(t *testing.T) {
	lost := &neo4j.Neo4jError{Code: "Neo.TransientError.General.DatabaseUnavailable"}
	wrong := errors.New("wrong")
	for _, c := range []struct {
		what   string
		tries  []*try
		kept   int
		failed error
	}{
		{"nothing fails", []*try{{rows: 3}}, 3, nil},
		{"it fails at once", []*try{{err: lost}, {rows: 3}}, 3, nil},
		{"it fails after a row", []*try{{rows: 1, err: lost}, {rows: 3}}, 3, nil},
		{"the second try fails after a row as well", []*try{{rows: 1, err: lost}, {rows: 2, err: lost}, {rows: 3}}, 3, nil},
		{"another try is in vain", []*try{{rows: 1, err: wrong}}, 0, wrong},
		{"another try shows that it is", []*try{{rows: 1, err: lost}, {rows: 2, err: wrong}}, 0, wrong},
	} {
		session, kept := &tries{left: c.tries}, 0
		out, err := runAlone(t.Context(), session, "", nil, func(r row) (row, error) {
			kept++
			return r, nil
		})
		if kept != c.kept || len(out) != c.kept || !errors.Is(err, c.failed) || len(session.left) != 0 {
			t.Errorf("%s: %d rows are kept and %d given, want %d; %v; %d tries are left", c.what, kept, len(out), c.kept, err, len(session.left))
		}
	}
	session := &tries{left: []*try{{rows: 2}}}
	if _, err := runAlone(t.Context(), session, "", nil, func(row) (row, error) { return nil, lost }); !errors.Is(err, lost) {
		t.Errorf("what scan says comes out as %v", err)
	}
}
