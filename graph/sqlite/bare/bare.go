// Package bare asks the questions of graph/bench in plain SQL, to hold the
// store against: a file a question in sql/, one statement after another. They
// read what an answer is made of, the sentences of positions included, and make
// nothing of it. Which claims a position rests on they are told by claim_refs,
// as the store is (sqlite.Functions).
package bare

import (
	"context"
	"database/sql"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"signatory/graph/bench"
	"signatory/graph/sqlite"
)

//go:embed sql
var files embed.FS

// DB is the file of a store, opened beside it.
type DB struct {
	path       string
	db         *sql.DB
	statements map[string][]*sql.Stmt
}

var _ bench.Bare = (*DB)(nil)

// Open opens the file at path, which a store has made, for as many readers as
// the store has.
func Open(ctx context.Context, path string, readers int) (*DB, error) {
	if err := sqlite.Functions(); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	q := url.Values{"mode": {"ro"}, "_pragma": {"busy_timeout(10000)", "temp_store(memory)", "cache_size(-65536)", "mmap_size(2147418112)"}}
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: abs, RawQuery: q.Encode()}).String())
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	db.SetMaxOpenConns(readers)
	db.SetMaxIdleConns(readers)
	d := &DB{path, db, map[string][]*sql.Stmt{}}
	if err := d.prepare(ctx); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

func (d *DB) prepare(ctx context.Context) error {
	return fs.WalkDir(files, "sql", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := files.ReadFile(path)
		if err != nil {
			return err
		}
		for _, one := range strings.Split(strings.TrimSpace(string(text)), ";\n") {
			st, err := d.db.PrepareContext(ctx, one)
			if err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
			name := strings.TrimSuffix(e.Name(), ".sql")
			d.statements[name] = append(d.statements[name], st)
		}
		return nil
	})
}

// Ask runs the statements of a question and reads all rows.
func (d *DB) Ask(ctx context.Context, question string, p *bench.Params) error {
	statements := d.statements[question]
	if statements == nil {
		return errors.ErrUnsupported
	}
	ids := make([]string, len(p.Group))
	for i, m := range p.Group {
		ids[i] = m.ID
	}
	group, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	args := []any{sql.Named("actor", p.Actor), sql.Named("other", p.Other), sql.Named("instrument", p.Instrument),
		sql.Named("day", string(p.Day)), sql.Named("text", `"`+p.Text+`" *`), sql.Named("group", string(group)),
		sql.Named("from", p.From.UnixNano()), sql.Named("to", p.To.UnixNano())}
	for _, st := range statements {
		if err := readAll(ctx, st, args); err != nil {
			return fmt.Errorf("%s: %w", question, err)
		}
	}
	return nil
}

func readAll(ctx context.Context, st *sql.Stmt, args []any) error {
	rows, err := st.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	columns, err := rows.Columns()
	if err != nil {
		return errors.Join(err, rows.Close())
	}
	into := make([]any, len(columns))
	for i := range into {
		into[i] = new(any)
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return errors.Join(err, rows.Close())
		}
	}
	return errors.Join(rows.Err(), rows.Close())
}

// Size is how many bytes the file takes, with what is not yet moved into it.
func (d *DB) Size(ctx context.Context) (int64, error) {
	var n int64
	err := d.db.QueryRowContext(ctx, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").Scan(&n)
	return n, err
}

// Reload is for stores that are held against a bare load.
func (d *DB) Reload(context.Context) (time.Duration, error) { return 0, errors.ErrUnsupported }

// Empty is as Reload.
func (d *DB) Empty(context.Context) error { return errors.ErrUnsupported }

// Close closes the file.
func (d *DB) Close() error {
	var errs []error
	for _, list := range d.statements {
		for _, st := range list {
			errs = append(errs, st.Close())
		}
	}
	return errors.Join(append(errs, d.db.Close())...)
}
