package bare

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"signatory/graph/sqlite"
)

// How many rows are in a statement and in a transaction of a bare load.
const (
	rowsInStatement   = 64
	rowsInTransaction = 64 * 1024
	// How many bytes of words are kept in memory, as a store does for most of them.
	wordsInMemory = 16 << 20
)

// LoadApart writes all rows of the file once more, into the same tables with the
// same indexes of a new file beside it, in the order in which they stand and many
// in a statement. It gives how long writing took, without reading them, and leaves
// no file behind. It is what a load can come near to, never reach: no row is looked
// up, grown or settled, and the keys of most tables come in order.
func (d *DB) LoadApart(ctx context.Context) (took time.Duration, err error) {
	path := d.path + "-bare"
	if err := removeFile(path); err != nil {
		return 0, err
	}
	to, err := sqlite.Connect(path)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, to.Close(), removeFile(path)) }()
	tables, err := d.makeTables(ctx, to)
	if err != nil {
		return 0, err
	}
	for _, t := range tables {
		one, err := d.copyTable(ctx, to, t)
		if err != nil {
			return 0, fmt.Errorf("write %s: %w", t.name, err)
		}
		took += one
	}
	return took, nil
}

// removeFile removes a database, if it is there.
func removeFile(path string) error {
	for _, end := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + end); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

// table is one that is written anew: rows are read by from.
type table struct{ name, columns, from string }

// indexed are the tables of words, which hold no text to read back: what their
// rows were made of.
var indexed = map[string]table{
	"entity_words":  {"entity_words", "rowid, words", "SELECT n, words FROM entity ORDER BY n"},
	"article_words": {"article_words", "rowid, words", "SELECT w.rowid, a.title FROM article_words w CROSS JOIN article a ON a.n = w.rowid & ((1 << 36) - 1) ORDER BY w.rowid"},
	"claim_words":   {"claim_words", "rowid, words", "SELECT w.rowid, c.quote FROM claim_words w CROSS JOIN claim c ON c.n = w.rowid & ((1 << 36) - 1) ORDER BY w.rowid"},
}

// makeTables makes all tables and indexes in an empty file.
func (d *DB) makeTables(ctx context.Context, to *sql.DB) ([]table, error) {
	rows, err := d.db.QueryContext(ctx, `SELECT type, name, sql FROM sqlite_schema s WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
		AND NOT EXISTS (SELECT 1 FROM sqlite_schema v WHERE v.sql LIKE 'CREATE VIRTUAL%' AND s.name LIKE v.name || '_%' AND s.type = 'table' AND s.name <> v.name)
		ORDER BY type DESC, rowid`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []table
	for rows.Next() {
		var kind, name, text string
		if err := rows.Scan(&kind, &name, &text); err != nil {
			return nil, err
		}
		if _, err := to.ExecContext(ctx, text); err != nil {
			return nil, fmt.Errorf("make %s: %w", name, err)
		}
		if t, ok := indexed[name]; ok {
			if _, err := to.ExecContext(ctx, "INSERT INTO "+name+" ("+name+", rank) VALUES ('hashsize', ?)", wordsInMemory); err != nil {
				return nil, fmt.Errorf("make %s: %w", name, err)
			}
			out = append(out, t)
		} else if kind == "table" {
			out = append(out, table{name, "", "SELECT * FROM " + name})
		}
	}
	return out, rows.Err()
}

// copyTable writes the rows of a table, of which as many stand in memory as go
// into a transaction.
func (d *DB) copyTable(ctx context.Context, to *sql.DB, t table) (took time.Duration, err error) {
	rows, err := d.db.QueryContext(ctx, t.from)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return 0, err
	}
	var args []any
	write := func() error {
		start := time.Now()
		err := writeRows(ctx, to, t, len(columns), args)
		took += time.Since(start)
		args = args[:0]
		return err
	}
	into := make([]any, len(columns))
	for rows.Next() {
		row := make([]any, len(columns))
		for i := range into {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			return took, err
		}
		if args = append(args, row...); len(args) == rowsInTransaction*len(columns) {
			if err := write(); err != nil {
				return took, err
			}
		}
	}
	return took, errors.Join(rows.Err(), write())
}

// writeRows writes rows in one transaction. A table of words takes them one by
// one: it writes out what it holds in memory at the end of a longer statement.
func writeRows(ctx context.Context, to *sql.DB, t table, columns int, args []any) error {
	tx, err := to.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after a commit it does nothing
	most := rowsInStatement
	into := t.name
	if t.columns != "" {
		most, into = 1, t.name+" ("+t.columns+")"
	}
	one := "(?" + strings.Repeat(",?", columns-1) + ")"
	for _, n := range []int{most, 1} {
		if len(args) < n*columns {
			continue
		}
		st, err := tx.PrepareContext(ctx, "INSERT OR ROLLBACK INTO "+into+" VALUES "+strings.Join(slices.Repeat([]string{one}, n), ","))
		if err != nil {
			return err
		}
		for ; len(args) >= n*columns; args = args[n*columns:] {
			if _, err := st.ExecContext(context.WithoutCancel(ctx), args[:n*columns]...); err != nil {
				return err
			}
		}
	}
	return tx.Commit()
}
