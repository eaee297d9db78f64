package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	driver "modernc.org/sqlite"

	"signatory/graph"
)

// there reports whether the file that was opened still stands under its name. On Linux a
// file that is removed takes writes as before, and is gone with the last who has it open.
func (s *Store) there() error {
	now, err := os.Stat(s.path)
	if err != nil {
		return fmt.Errorf("the file of the store was taken away: %w; put it back, and start anew", err)
	}
	if !os.SameFile(s.file, now) {
		return fmt.Errorf("%s is another file than the one that was opened; start anew", s.path)
	}
	return nil
}

// full is SQLite's code for a disk that is full.
const full = 13

// told marks an error that tells of a full disk.
func told(err error) error {
	var e *driver.Error
	if errors.As(err, &e) && e.Code()&0xff == full {
		return fmt.Errorf("%w: %w", graph.ErrFull, err)
	}
	return err
}

// missing lists what a file of this schema has and this one lacks: tables, indexes and
// triggers, by their names.
func (s *Store) missing(ctx context.Context) ([]string, error) {
	whole, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer whole.Close()
	whole.SetMaxOpenConns(1) // each connection has a memory of its own
	if err := migrate(ctx, whole, s.log); err != nil {
		return nil, err
	}
	const names = "SELECT type || ' ' || name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY 1"
	name := func(r *sql.Rows) (n string, err error) { return n, r.Scan(&n) }
	rows, err := whole.QueryContext(ctx, names)
	if err != nil {
		return nil, err
	}
	want, err := collect(rows, name)
	if err != nil {
		return nil, err
	}
	if rows, err = s.read.QueryContext(ctx, names); err != nil {
		return nil, err
	}
	have, err := collect(rows, name)
	if err != nil {
		return nil, err
	}
	there := map[string]bool{}
	for _, n := range have {
		there[n] = true
	}
	var out []string
	for _, n := range want {
		if !there[n] {
			out = append(out, n)
		}
	}
	return out, nil
}
