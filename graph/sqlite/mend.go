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
	m = m.Asked()
	return s.mend(ctx, func(w *writer) (graph.Mending, error) {
		if m.Kind == graph.UndoMending {
			return m, &graph.InvalidError{Field: "kind", Reason: "to take an act back, name the act"}
		}
		if err := m.Check(); err != nil {
			return m, err
		}
		if m.Kind == graph.EditClaim {
			return m, w.toEdit(ctx, &m, s.founding)
		}
		return m, w.there(ctx, &m)
	})
}

// toEdit ties an edit to the claim that is its subject, and notes the entities that it names.
func (w *writer) toEdit(ctx context.Context, m *graph.Mending, founding graph.Founding) error {
	c, err := w.liveClaim(ctx, m.Subject)
	if err != nil {
		return err
	}
	m.Edit.To.Instrument = founding.Of(m.Edit.To.Instrument)
	for _, id := range m.Edit.To.Names() {
		e, err := w.entity(ctx, id)
		if err != nil {
			return err
		}
		e.Aliases = nil
		m.Edit.Named = append(m.Edit.Named, e)
	}
	return m.Edit.On(c)
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
	subject, err := w.entity(ctx, m.Subject)
	if err != nil || m.Kind != graph.MergeEntity {
		return err
	}
	m.Name = subject.Name
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
	edit, err := json.Marshal(m.Edit)
	if err != nil {
		return err
	}
	return w.exec(ctx, `INSERT INTO mending (id, kind, subject, into_id, target, name, edit, undoes, by, reason, at, undone)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO NOTHING`,
		m.ID, string(m.Kind), m.Subject, m.Into, string(target), m.Name, string(edit), m.Undoes, m.By, m.Reason, m.At.UnixNano(), m.Undone)
}

// apply states anew what an act that was just stored touches.
func (w *writer) apply(ctx context.Context, m *graph.Mending) error {
	before := w.mends
	var err error
	if w.mends, err = w.loadMends(ctx); err != nil {
		return err
	}
	if article := m.Article(); article != "" {
		if err := w.restate(ctx, article); err != nil || m.Edit == nil {
			return err
		}
		return w.moveDecisions(ctx, "article = ?1", article)
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
	for _, id := range append(read, now) {
		if err := w.moveDecisions(ctx, "actor = ?1 OR instrument = ?1 OR on_actor = ?1 OR on_instrument = ?1", id); err != nil {
			return err
		}
	}
	return nil
}

// moveDecisions puts decisions onto the pair that each is on now.
func (w *writer) moveDecisions(ctx context.Context, which, id string) error {
	type held struct {
		graph.Decision
		on pair
	}
	rows, err := w.query(ctx, decisionSelect+" WHERE "+which, id)
	if err != nil {
		return err
	}
	found, err := collect(rows, func(r *sql.Rows) (h held, err error) {
		h.Decision, err = scanDecision(r, &h.on.actor, &h.on.instrument)
		return h, err
	})
	if err != nil {
		return err
	}
	for _, d := range found {
		on := pair{}
		on.actor, on.instrument = w.mends.Pair(d.Decision)
		w.touchPair(d.on)
		w.touchPair(on)
		if err := w.exec(ctx, "UPDATE decision SET on_actor = ?, on_instrument = ? WHERE article = ? AND quote = ? AND actor = ? AND stance = ? AND instrument = ?",
			on.actor, on.instrument, d.Article, d.Quote, d.Actor, string(d.Stance), d.Instrument); err != nil {
			return err
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
	page := graph.PageOf("mendings", found, size, func(m graph.Mending) []string {
		return []string{strconv.FormatInt(m.At.UnixNano(), 10), m.ID}
	})
	return page, graph.NoteOrphans(page.Items, func(article string) ([]graph.Claim, error) {
		rows, err := s.read.QueryContext(ctx, claimSelect+claimFrom+" WHERE a.id = ? AND c.superseded = 0", article)
		if err != nil {
			return nil, err
		}
		return collect(rows, func(r *sql.Rows) (graph.Claim, error) { return scanClaim(r) })
	})
}
