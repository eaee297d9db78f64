package sqlite

import (
	"context"
	"database/sql"

	"signatory/graph"
)

// groupCopies finds the copies of an article that has just been stored, and
// gives all that are tied together one source.
func (w *writer) groupCopies(ctx context.Context, a *graph.Article) error {
	print := graph.PrintOf(a)
	if print == nil {
		return nil
	}
	if err := w.exec(ctx, "INSERT INTO copy_print (article, print) VALUES (?,?)", a.ID, print.Bytes()); err != nil {
		return err
	}
	likely := map[string]bool{}
	for _, band := range print.Bands() {
		if err := w.exec(ctx, "INSERT INTO copy_band (band, article) VALUES (?,?) ON CONFLICT DO NOTHING", band, a.ID); err != nil {
			return err
		}
		ids, err := w.strings(ctx, "SELECT article FROM copy_band WHERE band = ? AND article <> ?", band, a.ID)
		if err != nil {
			return err
		}
		for _, id := range ids {
			likely[id] = true
		}
	}
	source, joined := a.ID, map[string]bool{}
	for id := range likely {
		other, err := w.prints(ctx, "SELECT article, print FROM copy_print WHERE article = ?", id)
		if err != nil {
			return err
		}
		if !print.CopyOf(other[id]) {
			continue
		}
		of, err := w.strings(ctx, "SELECT source FROM article WHERE id = ?", id)
		if err != nil {
			return err
		}
		for _, s := range of {
			joined[s], source = true, min(source, s)
		}
	}
	for s := range joined {
		members, err := w.strings(ctx, "SELECT id FROM article WHERE source = ?", s)
		if err != nil {
			return err
		}
		for _, id := range members {
			if err := w.setSource(ctx, id, source); err != nil {
				return err
			}
		}
	}
	if len(joined) == 0 {
		return nil
	}
	return w.setSource(ctx, a.ID, source)
}

// ungroupCopies takes an article out of its group, which may fall apart.
func (w *writer) ungroupCopies(ctx context.Context, id string) error {
	mine, err := w.prints(ctx, "SELECT article, print FROM copy_print WHERE article = ?", id)
	if err != nil || mine[id] == nil {
		return err
	}
	for _, band := range mine[id].Bands() {
		if err := w.exec(ctx, "DELETE FROM copy_band WHERE band = ? AND article = ?", band, id); err != nil {
			return err
		}
	}
	if err := w.exec(ctx, "DELETE FROM copy_print WHERE article = ?", id); err != nil {
		return err
	}
	left, err := w.prints(ctx, `SELECT p.article, p.print FROM copy_print p JOIN article a ON a.id = p.article
		WHERE a.source = (SELECT source FROM article WHERE id = ?)`, id)
	if err != nil {
		return err
	}
	for member, source := range graph.GroupCopies(left) {
		if err := w.setSource(ctx, member, source); err != nil {
			return err
		}
	}
	return nil
}

// setSource changes the source of an article, and settles anew what it claims.
func (w *writer) setSource(ctx context.Context, id, source string) error {
	if err := w.exec(ctx, "UPDATE article SET source = ? WHERE id = ?", source, id); err != nil {
		return err
	}
	rows, err := w.query(ctx, "SELECT instrument, actor FROM claim WHERE article = ? AND superseded = 0", id)
	if err != nil {
		return err
	}
	pairs, err := collect(rows, func(r *sql.Rows) (p pair, err error) {
		err = r.Scan(&p.instrument, &p.actor)
		return p, err
	})
	for _, p := range pairs {
		w.pairs[p] = true
	}
	return err
}

func (w *writer) strings(ctx context.Context, query string, args ...any) ([]string, error) {
	rows, err := w.query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(r *sql.Rows) (s string, err error) {
		err = r.Scan(&s)
		return s, err
	})
}

func (w *writer) prints(ctx context.Context, query string, args ...any) (map[string]graph.Print, error) {
	rows, err := w.query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	out := map[string]graph.Print{}
	_, err = collect(rows, func(r *sql.Rows) (struct{}, error) {
		var id string
		var b []byte
		if err := r.Scan(&id, &b); err != nil {
			return struct{}{}, err
		}
		p, err := graph.ParsePrint(b)
		out[id] = p
		return struct{}{}, err
	})
	return out, err
}
