package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"

	"signatory/graph"
)

var _ graph.Mender = (*Store)(nil)

// Mend records an act and applies it; see graph.Mender.
func (s *Store) Mend(ctx context.Context, m graph.Mending) (graph.Mending, error) {
	m = graph.Mending{Kind: m.Kind, Subject: m.Subject, Into: m.Into, Name: m.Name, By: m.By, Reason: m.Reason}
	return s.mend(ctx, func(w *writer) (graph.Mending, error) {
		if m.Kind == graph.UndoMending {
			return m, &graph.InvalidError{Field: "kind", Reason: "to take an act back, name the act"}
		}
		if err := m.Check(); err != nil {
			return m, err
		}
		return m, w.there(ctx, &m)
	})
}

// Unmend takes an act back; see graph.Mender.
func (s *Store) Unmend(ctx context.Context, id, by, reason string) (graph.Mending, error) {
	return s.mend(ctx, func(w *writer) (graph.Mending, error) {
		found, err := w.mendings(ctx, "WHERE id = ?", id)
		if err == nil && len(found) == 0 {
			err = fmt.Errorf("act of mending %s: %w", id, graph.ErrNotFound)
		}
		if err != nil {
			return graph.Mending{}, err
		}
		undo, err := found[0].Undo(by, reason)
		if err == nil {
			err = undo.Check()
		}
		if err != nil {
			return undo, err
		}
		return undo, w.exec(ctx, "UPDATE mending SET undone = 1 WHERE id = ?", id)
	})
}

// there checks that what an act is about is stored, and notes the target of a merge.
func (w *writer) there(ctx context.Context, m *graph.Mending) error {
	if m.Kind == graph.RetractArticle {
		var retracted bool
		err := w.tx.QueryRowContext(ctx, "SELECT retracted FROM article WHERE id = ?", m.Subject).Scan(&retracted)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return fmt.Errorf("article %s: %w", m.Subject, graph.ErrNotFound)
		case err == nil && retracted:
			return m.Retracted()
		}
		return err
	}
	if _, err := w.entity(ctx, m.Subject); err != nil || m.Kind != graph.MergeEntity {
		return err
	}
	var err error
	m.Target, err = w.entity(ctx, m.Into)
	m.Target.Aliases = nil
	return err
}

func (w *writer) entity(ctx context.Context, id string) (graph.Entity, error) {
	if to := w.mends.Resolve(id); to != id {
		return graph.Entity{}, &graph.MovedError{ID: id, To: to}
	}
	rows, err := w.query(ctx, entitySelect+" WHERE e.id = ?", id)
	if err != nil {
		return graph.Entity{}, err
	}
	found, err := collect(rows, scanEntity)
	if err == nil && len(found) == 0 {
		err = fmt.Errorf("entity %s: %w", id, graph.ErrNotFound)
	}
	if err != nil {
		return graph.Entity{}, err
	}
	return found[0].Entity, nil
}

// mend stores the act that make gives, and states anew what it touches, in one transaction.
func (s *Store) mend(ctx context.Context, make func(*writer) (graph.Mending, error)) (graph.Mending, error) {
	var out graph.Mending
	err := s.inTx(ctx, func(w *writer) error {
		// Acts are in one order even where the clock stands still.
		var last int64
		if err := w.tx.QueryRowContext(ctx, "SELECT coalesce(max(at), 0) FROM mending").Scan(&last); err != nil {
			return err
		}
		w.now = max(w.now, last+1)
		m, err := make(w)
		if err != nil {
			return err
		}
		m.At = when(w.now)
		if m.ID, err = m.Digest(); err != nil {
			return err
		}
		if err := w.insertMending(ctx, &m); err != nil {
			return err
		}
		out = m
		return w.apply(ctx, &m)
	})
	if err != nil {
		return graph.Mending{}, fmt.Errorf("mend: %w", err)
	}
	return out, nil
}

// insertMending writes the row of an act, where it is not there.
func (w *writer) insertMending(ctx context.Context, m *graph.Mending) error {
	target, err := json.Marshal(m.Target)
	if err != nil {
		return err
	}
	return w.exec(ctx, `INSERT INTO mending (id, kind, subject, into_id, target, name, undoes, by, reason, at, undone)
		VALUES (?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO NOTHING`,
		m.ID, string(m.Kind), m.Subject, m.Into, string(target), m.Name, m.Undoes, m.By, m.Reason, m.At.UnixNano(), m.Undone)
}

// apply states anew what an act that was just stored touches.
func (w *writer) apply(ctx context.Context, m *graph.Mending) error {
	before := w.mends
	var err error
	if w.mends, err = w.loadMends(ctx); err != nil {
		return err
	}
	if graph.KindOf(m.Subject) == "" { // an article
		return w.restate(ctx, m.Subject)
	}
	now := before.Resolve(m.Subject)
	w.touch(now)
	if now == m.Subject && w.mends.Resolve(m.Subject) == m.Subject { // it is called otherwise
		return nil
	}
	read := w.mends.Into(m.Subject) // what was read as one of these is told of another entity now
	articles, err := w.strings(ctx, "SELECT a.id FROM entity e JOIN mention m ON m.entity = e.n JOIN article a ON a.n = m.article WHERE e.id = ? ORDER BY a.id", now)
	if err != nil {
		return err
	}
	for _, id := range articles {
		if now != m.Subject {
			if reads, err := w.reads(ctx, id, read); err != nil || !reads {
				if err != nil {
					return err
				}
				continue
			}
		}
		if err := w.restate(ctx, id); err != nil {
			return fmt.Errorf("state %s anew: %w", id, err)
		}
	}
	return w.moveDecisions(ctx, read)
}

// moveDecisions puts the decisions on what was read as one of ids onto the pair that it is now.
func (w *writer) moveDecisions(ctx context.Context, ids []string) error {
	for _, id := range ids {
		rows, err := w.query(ctx, "SELECT DISTINCT actor, instrument FROM decision WHERE actor = ?1 OR instrument = ?1", id)
		if err != nil {
			return err
		}
		pairs, err := collect(rows, func(r *sql.Rows) (p pair, err error) {
			err = r.Scan(&p.actor, &p.instrument)
			return p, err
		})
		if err != nil {
			return err
		}
		for _, p := range pairs {
			on := pair{w.mends.Resolve(p.instrument), w.mends.Resolve(p.actor)}
			w.touchPair(on)
			if err := w.exec(ctx, "UPDATE decision SET on_actor = ?, on_instrument = ? WHERE actor = ? AND instrument = ?",
				on.actor, on.instrument, p.actor, p.instrument); err != nil {
				return err
			}
		}
	}
	return nil
}

// Mendings lists acts of mending; see graph.Mender.
func (s *Store) Mendings(ctx context.Context, q graph.MendingQuery) (graph.Page[graph.Mending], error) {
	none := graph.Page[graph.Mending]{}
	size, err := q.Size()
	if err != nil {
		return none, err
	}
	after, err := graph.DecodeCursor("mendings", 2, q.Cursor)
	if err != nil {
		return none, err
	}
	var c conditions
	if q.Subject != "" {
		c.add("subject = ?", q.Subject)
	}
	if after != nil {
		at, err := strconv.ParseInt(after[0], 10, 64)
		if err != nil {
			at = math.MinInt64
		}
		c.add("(at < ? OR at = ? AND id > ?)", at, at, after[1])
	}
	rows, err := s.read.QueryContext(ctx, mendingSelect+c.where()+" ORDER BY at DESC, id LIMIT ? + 0", append(c.args, size+1)...)
	if err != nil {
		return none, fmt.Errorf("list acts of mending: %w", err)
	}
	found, err := collect(rows, scanMending)
	if err != nil {
		return none, fmt.Errorf("list acts of mending: %w", err)
	}
	return graph.PageOf("mendings", found, size, func(m graph.Mending) []string {
		return []string{strconv.FormatInt(m.At.UnixNano(), 10), m.ID}
	}), nil
}
