package sqlite

import (
	"context"
	"database/sql"
)

// This file makes anew what a migration noted.

// remake makes anew what a migration noted: the words of the file, and positions.
func (s *Store) remake(ctx context.Context) error {
	var stale, words bool
	row := s.write.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM stale), EXISTS (SELECT 1 FROM remake WHERE what = 'words')")
	if err := row.Scan(&stale, &words); err != nil || !stale && !words {
		return err
	}
	return s.inTx(ctx, func(w *writer) error {
		var err error
		if stale {
			err = w.remakePositions(ctx)
		}
		if err == nil && words {
			err = w.remakeWords(ctx)
		}
		if err == nil {
			err = w.exec(ctx, "DELETE FROM stale")
		}
		if err == nil {
			err = w.exec(ctx, "DELETE FROM remake")
		}
		return err
	})
}

// remakePositions has the pairs that a migration noted settled out of their
// claims, which no dossier tells.
func (w *writer) remakePositions(ctx context.Context) error {
	rows, err := w.query(ctx, "SELECT instrument, actor FROM stale")
	if err != nil {
		return err
	}
	pairs, err := collect(rows, scanPair)
	if err != nil {
		return err
	}
	w.remade = make(map[pair][]int64, len(pairs))
	for _, p := range pairs {
		w.touchPair(p)
		w.remade[p] = nil
	}
	if rows, err = w.query(ctx, "SELECT instrument, actor, n FROM claim WHERE superseded = 0"); err != nil {
		return err
	}
	_, err = collect(rows, func(r *sql.Rows) (struct{}, error) {
		var p pair
		var n int64
		err := r.Scan(&p.instrument, &p.actor, &n)
		if refs, ok := w.remade[p]; ok {
			w.remade[p] = append(refs, n)
		}
		return struct{}{}, err
	})
	return err
}
