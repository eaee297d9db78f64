package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"signatory/graph"
)

var _ graph.Records = (*Store)(nil)

// recordList names the list for its cursors.
const recordList = "records"

// Record gives the value under a key; see graph.Records.
func (s *Store) Record(ctx context.Context, shelf, key string) ([]byte, error) {
	var value []byte
	err := s.read.QueryRowContext(ctx, "SELECT value FROM record WHERE shelf = ? AND key = ?", shelf, key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		err = graph.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", shelf, key, err)
	}
	return value, nil
}

// Records lists a shelf; see graph.Records.
func (s *Store) Records(ctx context.Context, q graph.RecordQuery) (graph.Page[graph.Record], error) {
	var page graph.Page[graph.Record]
	size, err := q.Size()
	if err != nil {
		return page, err
	}
	after, err := graph.DecodeCursor(recordList, 1, q.Cursor)
	if err != nil {
		return page, err
	}
	if after == nil {
		after = []string{""}
	}
	rows, err := s.read.QueryContext(ctx, "SELECT key, value FROM record WHERE shelf = ? AND key > ? ORDER BY key LIMIT ? + 0", q.Shelf, after[0], size+1)
	if err != nil {
		return page, fmt.Errorf("list %s: %w", q.Shelf, err)
	}
	found, err := collect(rows, func(r *sql.Rows) (graph.Record, error) {
		var out graph.Record
		return out, r.Scan(&out.Key, &out.Value)
	})
	if err != nil {
		return page, fmt.Errorf("list %s: %w", q.Shelf, err)
	}
	return graph.PageOf(recordList, found, size, func(r graph.Record) []string { return []string{r.Key} }), nil
}

// SetRecord stores a value; see graph.Records.
func (s *Store) SetRecord(ctx context.Context, shelf, key string, value []byte) error {
	err := s.set(ctx, "INSERT INTO record (shelf, key, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", shelf, key, value)
	if err != nil {
		return fmt.Errorf("store %s %s: %w", shelf, key, err)
	}
	return nil
}

// DropRecord forgets a key; see graph.Records.
func (s *Store) DropRecord(ctx context.Context, shelf, key string) error {
	if err := s.set(ctx, "DELETE FROM record WHERE shelf = ? AND key = ?", shelf, key); err != nil {
		return fmt.Errorf("forget %s %s: %w", shelf, key, err)
	}
	return nil
}

// set runs a statement that writes.
func (s *Store) set(ctx context.Context, query string, args ...any) error {
	return s.transact(ctx, func(_ *sql.Conn, tx *sql.Tx) error {
		_, err := tx.ExecContext(context.WithoutCancel(ctx), query, args...)
		return err
	}, func() {})
}
