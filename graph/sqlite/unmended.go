package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"signatory/graph"
)

const mendingSelect = `SELECT id, kind, subject, into_id, target, name, edit, undoes, by, reason, at, undone FROM mending `

func scanMending(rows *sql.Rows) (m graph.Mending, err error) {
	var target, edit string
	var at int64
	if err := rows.Scan(&m.ID, &m.Kind, &m.Subject, &m.Into, &target, &m.Name, &edit, &m.Undoes, &m.By, &m.Reason, &at, &m.Undone); err != nil {
		return m, err
	}
	m.At = when(at)
	if err := json.Unmarshal([]byte(edit), &m.Edit); err != nil {
		return m, err
	}
	return m, json.Unmarshal([]byte(target), &m.Target)
}

func (w *writer) mendings(ctx context.Context, where string, args ...any) ([]graph.Mending, error) {
	rows, err := w.query(ctx, mendingSelect+where, args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, scanMending)
}

// loadMends reads the acts in force.
func (w *writer) loadMends(ctx context.Context) (*graph.Mends, error) {
	acts, err := w.mendings(ctx, "WHERE undone = 0 ORDER BY n")
	if err != nil || len(acts) == 0 {
		return nil, err
	}
	return graph.MendsOf(acts), nil
}

// movedOrGone is the error for an entity that is not stored.
func (s *Store) movedOrGone(ctx context.Context, id string) error {
	to := id
	for {
		var next string
		err := s.read.QueryRowContext(ctx, "SELECT into_id FROM mending WHERE subject = ? AND kind = 'merge' AND undone = 0", to).Scan(&next)
		switch {
		case err == nil:
			to = next
			continue
		case !errors.Is(err, sql.ErrNoRows):
			return err
		case to == id:
			return fmt.Errorf("entity %s: %w", id, graph.ErrNotFound)
		}
		return &graph.MovedError{ID: id, To: to}
	}
}

// keepUnmended keeps what was read from an article that says something else after mending.
func (w *writer) keepUnmended(ctx context.Context, r *graph.Reading) error {
	body, err := unmendedBody(r)
	if err != nil {
		return err
	}
	return w.exec(ctx, "INSERT INTO unmended (article, reading) VALUES (?,?)", r.Article.ID, body)
}

// read is what was read from an article, its claims included.
type read struct {
	said
	Claims []graph.Claim `json:"claims"`
}

func unmendedBody(r *graph.Reading) (string, error) {
	b, err := json.Marshal(read{said{r.Entities, r.Counts, r.Links}, r.Claims})
	return string(b), err
}

// unmended reads back what keepUnmended kept; nil where mending changes nothing.
func unmended(ctx context.Context, ask asking, article string) (*read, error) {
	rows, err := ask(ctx, "SELECT reading FROM unmended WHERE article = ?", article)
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(r *sql.Rows) (*read, error) {
		var body string
		if err := r.Scan(&body); err != nil {
			return nil, err
		}
		out := &read{}
		return out, json.Unmarshal([]byte(body), out)
	})
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return found[0], nil
}

// reads reports whether one of ids was read in an article that mending changes.
func (w *writer) reads(ctx context.Context, article string, ids []string) (bool, error) {
	r, err := unmended(ctx, w.query, article)
	if err != nil || r == nil {
		return false, err
	}
	return w.mends.Reads(article, r.Entities, ids), nil
}

// Unmended gives what was read from an article; see graph.Mender.
func (s *Store) Unmended(ctx context.Context, id string) (graph.Reading, error) {
	r, err := s.Reading(ctx, id)
	if err != nil {
		return r, err
	}
	r.Article.Retracted = false
	kept, err := unmended(ctx, s.read.QueryContext, id)
	if err != nil || kept == nil {
		return r, err
	}
	r.Entities, r.Claims, r.Counts, r.Links = kept.Entities, kept.Claims, kept.Counts, kept.Links
	return r, nil
}

// restate writes anew what a stored article says after mending. Its text, and
// so its copies, stay.
func (w *writer) restate(ctx context.Context, id string) error {
	as, n, err := w.asRead(ctx, id)
	if err != nil {
		return err
	}
	mended, isMended := w.mends.Apply(&as)
	if err := w.unsay(ctx, &mended, n); err != nil {
		return err
	}
	r, err := makeReady(&mended)
	if err != nil {
		return err
	}
	r.finish()
	if err := w.exec(ctx, "UPDATE article_text SET said = ? WHERE article = ?", r.said, n); err != nil {
		return err
	}
	if err := w.exec(ctx, "UPDATE article SET retracted = ? WHERE n = ?", mended.Article.Retracted, n); err != nil {
		return err
	}
	if isMended {
		if err := w.keepUnmended(ctx, &as); err != nil {
			return err
		}
	}
	w.say(&r.Article, n, &r)
	return nil
}

// asRead is the stored reading of an article before mending.
func (w *writer) asRead(ctx context.Context, id string) (r graph.Reading, n int64, err error) {
	r.Article.ID = id
	if err := w.tx.QueryRowContext(ctx, "SELECT n, date FROM article WHERE id = ?", id).Scan(&n, &r.Article.Date); err != nil {
		return r, n, err
	}
	kept, err := unmended(ctx, w.query, id)
	if err != nil {
		return r, n, err
	}
	if kept == nil {
		rest, err := w.said(ctx, n)
		if err != nil {
			return r, n, err
		}
		kept = &read{said: rest}
		rows, err := w.query(ctx, "SELECT "+claimColumns+" FROM claim c WHERE article = ? AND superseded = 0", n)
		if err != nil {
			return r, n, err
		}
		kept.Claims, err = collect(rows, func(rows *sql.Rows) (graph.Claim, error) {
			var s storedClaim
			if err := rows.Scan(s.into()...); err != nil {
				return graph.Claim{}, err
			}
			return s.claim()
		})
		if err != nil {
			return r, n, err
		}
	}
	r.Entities, r.Claims, r.Counts, r.Links = kept.Entities, kept.Claims, kept.Counts, kept.Links
	return r, n, nil
}
