package sqlite

import (
	"context"
	"database/sql"
	"strings"
)

// This file writes and looks up many rows in few statements.

// insert writes rows of so many columns, many in one statement: head is all
// behind INSERT and before VALUES, tail what follows. It tells how many rows
// were written. A row that cannot be written ends the transaction, as it would
// in any case: so SQLite need not note each page that a statement changes. It does
// so all the same where many rows are given integer keys: tables of many indexes
// leave it to SQLite to number their rows on.
func (w *writer) insert(ctx context.Context, head string, columns int, tail string, args []any) (int64, error) {
	return w.insertRows(ctx, head, columns, tail, len(args)/columns, func(row []any, i int) []any {
		return append(row, args[i*columns:(i+1)*columns]...)
	})
}

// insertRows is insert of n rows that are made as they are written: row appends
// the columns of one.
func (w *writer) insertRows(ctx context.Context, head string, columns int, tail string, n int, row func(args []any, i int) []any) (int64, error) {
	var done int64
	var query string
	args := make([]any, 0, columns*rowsAtOnce(n))
	for i, at := 0, 0; i < n; {
		if rows := rowsAtOnce(n - i); rows != at {
			query, at = "INSERT OR ROLLBACK "+head+" VALUES "+places(columns, rows)+tail, rows
		}
		args = args[:0]
		for range at {
			args = row(args, i)
			i++
		}
		changed, err := w.execCounted(ctx, query, args)
		if err != nil {
			return done, err
		}
		done += changed
	}
	return done, nil
}

// rowsAtOnce is how many of the rows left one statement takes: few sizes, so
// that few statements are prepared.
func rowsAtOnce(left int) int {
	for _, n := range []int{64, 8} {
		if left >= n {
			return n
		}
	}
	return 1
}

// places is "(?,?),(?,?)" for so many rows of so many columns.
func places(columns, rows int) string {
	one := "(?" + strings.Repeat(",?", columns-1) + ")"
	return one + strings.Repeat(","+one, rows-1)
}

// lookUp runs a query in the transaction for all of keys: see lookUpBy.
func (w *writer) lookUp(ctx context.Context, query string, keys []any, each func(scan func(...any) error) error) error {
	return lookUpBy(ctx, w.query, query, keys, each)
}

// lookUpBy runs a query for all of keys, some at a time: query names them as the
// table "wanted" of one column k. A table is read key by key as it stands, where
// SQLite sorts a list behind IN first.
func lookUpBy(ctx context.Context, ask asking, query string, keys []any, each func(scan func(...any) error) error) error {
	for len(keys) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := rowsAtOnce(len(keys))
		rows, err := ask(ctx, "WITH wanted (k) AS (VALUES "+places(1, n)+") "+query, keys[:n]...)
		if err != nil {
			return err
		}
		if _, err := collect(rows, func(r *sql.Rows) (struct{}, error) { return struct{}{}, each(r.Scan) }); err != nil {
			return err
		}
		keys = keys[n:]
	}
	return nil
}
