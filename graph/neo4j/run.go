package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// params are the parameters of a statement.
type params = map[string]any

// session begins a session on our database. Bookmarks are shared, so that on a
// cluster a read sees the writes before it.
func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{
		AccessMode: mode, DatabaseName: s.database, FetchSize: neo4j.FetchAll,
		BookmarkManager: s.driver.ExecuteQueryBookmarkManager(),
	})
}

// read runs work that only reads. Each of its statements is a transaction of
// its own, for one that holds several would cost two more trips to the server and
// shows no more of one moment than they do: Neo4j reads what is committed.
func read[T any](ctx context.Context, s *Store, work func(tx *transaction) (T, error)) (T, error) {
	out, err := work(&transaction{ctx: ctx, alone: s})
	return out, s.tell(err)
}

// write runs work in a transaction, again where the driver finds that worth
// trying: work must leave nothing behind but what it writes into the transaction.
func write[T any](ctx context.Context, s *Store, work func(tx *transaction) (T, error)) (T, error) {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(ctx)
	for {
		out, err := neo4j.ExecuteWrite(ctx, session, func(tx neo4j.ManagedTransaction) (T, error) {
			return work(&transaction{ctx: ctx, tx: tx})
		})
		if !errors.Is(err, errMended) {
			return out, s.tell(err)
		}
	}
}

// tell explains an error of the driver and leaves one of ours as it is.
func (s *Store) tell(err error) error {
	if neo4j.IsNeo4jError(err) || neo4j.IsConnectivityError(err) || neo4j.IsTransactionExecutionLimit(err) {
		return s.explain(err)
	}
	return err
}

// transaction is a running transaction with its context, or one that runs each
// statement alone.
type transaction struct {
	ctx   context.Context
	tx    neo4j.ManagedTransaction
	alone *Store
}

// run runs a statement and turns each of its rows by scan, once all of them are there:
// scan may keep what it is given, however often the statement had to be tried.
func run[T any](t *transaction, cypher string, p params, scan func(row) (T, error)) ([]T, error) {
	if t.alone == nil {
		return rowsOf(t.ctx, t.tx.Run, cypher, p, scan)
	}
	session := t.alone.session(t.ctx, neo4j.AccessModeRead)
	defer session.Close(t.ctx)
	return runAlone(t.ctx, session, cypher, p, scan)
}

// runAlone runs a statement in no transaction and, where that fails in a way that is
// worth another try, in one that the driver tries until it gives up.
func runAlone[T any](ctx context.Context, session neo4j.SessionWithContext, cypher string, p params, scan func(row) (T, error)) ([]T, error) {
	records, err := recordsOf(ctx, func(ctx context.Context, cypher string, p params) (neo4j.ResultWithContext, error) {
		return session.Run(ctx, cypher, p)
	}, cypher, p)
	if neo4j.IsRetryable(err) {
		records, err = neo4j.ExecuteRead(ctx, session, func(tx neo4j.ManagedTransaction) ([]*neo4j.Record, error) {
			return recordsOf(ctx, tx.Run, cypher, p)
		})
	}
	return scanned(records, err, scan)
}

// running starts a statement.
type running func(ctx context.Context, cypher string, p params) (neo4j.ResultWithContext, error)

// rowsOf runs a statement once and turns each of its rows by scan.
func rowsOf[T any](ctx context.Context, start running, cypher string, p params, scan func(row) (T, error)) ([]T, error) {
	records, err := recordsOf(ctx, start, cypher, p)
	return scanned(records, err, scan)
}

// recordsOf runs a statement once and reads its rows to the last.
func recordsOf(ctx context.Context, start running, cypher string, p params) ([]*neo4j.Record, error) {
	result, err := start(ctx, cypher, p)
	if err != nil {
		return nil, err
	}
	var records []*neo4j.Record
	for result.Next(ctx) { // Collect makes room for a thousand, which few answers need
		records = append(records, result.Record())
	}
	return records, result.Err()
}

// scanned turns rows by scan, unless reading them failed.
func scanned[T any](records []*neo4j.Record, err error, scan func(row) (T, error)) ([]T, error) {
	if err != nil {
		return nil, err
	}
	out := make([]T, len(records))
	for i, r := range records {
		if out[i], err = scan(row(r.AsMap())); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// exec runs a statement that returns nothing.
func (t *transaction) exec(cypher string, p params) error {
	result, err := t.tx.Run(t.ctx, cypher, p)
	if err != nil {
		return err
	}
	_, err = result.Consume(t.ctx)
	return err
}

// each runs a statement of "UNWIND $rows AS row ..." unless there is no row.
func (t *transaction) each(cypher string, rows []params) error {
	if len(rows) == 0 {
		return nil
	}
	return t.exec(cypher, params{"rows": rows})
}

// part is a statement with the names of its columns, and a name for its rows.
type part struct {
	name, cypher string
	columns      []string
}

// together is one statement for several: its only row holds the rows of each as a
// list of maps, to be read by mapsOf.
func together(parts ...part) string {
	var b strings.Builder
	names := make([]string, len(parts))
	for i, p := range parts {
		columns := make([]string, len(p.columns))
		for j, c := range p.columns {
			columns[j] = c + ": " + c
		}
		fmt.Fprintf(&b, "CALL () {\nCALL () {\n%s\n}\nRETURN collect({%s}) AS %s\n}\n", p.cypher, strings.Join(columns, ", "), p.name)
		names[i] = p.name
	}
	return b.String() + "RETURN " + strings.Join(names, ", ")
}

// whole takes a row as it is.
func whole(r row) (row, error) { return r, nil }

// one is the only row of a list, or an error.
func one[T any](rows []T, err error) (T, error) {
	var zero T
	if err != nil {
		return zero, err
	}
	if len(rows) != 1 {
		return zero, fmt.Errorf("%d rows, want one", len(rows))
	}
	return rows[0], nil
}
