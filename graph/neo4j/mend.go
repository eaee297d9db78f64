package neo4j

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"

	"signatory/graph"
)

var (
	//go:embed cypher/mending.cypher
	mendingByID string
	//go:embed cypher/mendings.cypher
	mendingsPage string
	//go:embed cypher/last_mending.cypher
	lastMending string
	//go:embed cypher/put_mending.cypher
	putMending string
	//go:embed cypher/lock.cypher
	lockByName string
	//go:embed cypher/lock_known.cypher
	lockKnown string
)

var _ graph.Mender = (*Store)(nil)

// Mend records an act and applies it; see graph.Mender.
func (s *Store) Mend(ctx context.Context, m graph.Mending) (graph.Mending, error) {
	m = m.Asked()
	return s.mend(ctx, func(w *putting) (graph.Mending, error) {
		if m.Kind == graph.UndoMending {
			return m, &graph.InvalidError{Field: "kind", Reason: "to take an act back, name the act"}
		}
		if err := m.Check(); err != nil {
			return m, err
		}
		if m.Kind == graph.EditClaim {
			return m, w.toEdit(&m, s.founding)
		}
		return m, w.there(&m)
	})
}

// toEdit ties an edit to the claim that is its subject, and notes the entities that it names.
func (w *putting) toEdit(m *graph.Mending, founding graph.Founding) error {
	c, err := liveClaimOf(w.tx, m.Subject)
	if err != nil {
		return err
	}
	m.Edit.To.Instrument = founding.Of(m.Edit.To.Instrument)
	ids := m.Edit.To.Names()
	found, err := w.lockThere(ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		e := found[id]
		e.Aliases = nil
		m.Edit.Named = append(m.Edit.Named, e)
	}
	return m.Edit.On(c)
}

// Unmend takes an act back; see graph.Mender.
func (s *Store) Unmend(ctx context.Context, id, by, reason string) (graph.Mending, error) {
	return s.mend(ctx, func(w *putting) (graph.Mending, error) {
		found, err := run(w.tx, mendingByID, params{"id": id}, mendingOf)
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
		return undo, err
	})
}

// there checks that what an act is about is stored, locks it, and notes the
// target of a merge.
func (w *putting) there(m *graph.Mending) error {
	if m.Kind == graph.RetractArticle {
		a, err := articleRow(w.tx, m.Subject)
		if err == nil && a["retracted"] == true {
			err = m.Retracted()
		}
		return err
	}
	ids := []string{m.Subject}
	if m.Kind == graph.MergeEntity {
		ids = append(ids, m.Into)
	}
	found, err := w.lockThere(ids)
	if err == nil && m.Kind == graph.MergeEntity {
		m.Name, m.Target = found[m.Subject].Name, found[m.Into]
		m.Target.Aliases = nil
	}
	return err
}

// lockThere locks entities and gives them; all must be stored.
func (w *putting) lockThere(ids []string) (map[string]graph.Entity, error) {
	for _, id := range ids {
		if to := w.mends.Resolve(id); to != id {
			return nil, &graph.MovedError{ID: id, To: to}
		}
	}
	found := map[string]graph.Entity{}
	sorted := slices.Sorted(slices.Values(ids))
	_, err := run(w.tx, lockKnown, params{"ids": sorted}, func(r row) (struct{}, error) {
		found[r.str("id")] = summaryOf(r.sub("entity")).Entity
		return struct{}{}, nil
	})
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if found[id].ID == "" {
			return nil, fmt.Errorf("entity %s: %w", id, graph.ErrNotFound)
		}
	}
	return found, nil
}

// mend stores the act that decide gives, and states anew what it touches, in one transaction.
func (s *Store) mend(ctx context.Context, decide func(*putting) (graph.Mending, error)) (graph.Mending, error) {
	out, err := write(ctx, s, func(tx *transaction) (graph.Mending, error) {
		none := graph.Mending{}
		if err := tx.exec(lockByName, params{"name": "mending"}); err != nil {
			return none, err
		}
		now := s.now().UTC()
		last, err := run(tx, lastMending, nil, func(r row) (time.Time, error) { return r.time("at") })
		if err != nil {
			return none, err
		}
		if len(last) > 0 && !now.After(last[0]) { // acts are in one order even where the clock stands still
			now = last[0].Add(time.Nanosecond)
		}
		w, err := newPutting(tx, now)
		if err != nil {
			return none, err
		}
		m, err := decide(w)
		if err != nil {
			return none, err
		}
		m.At = now
		if m.ID, err = m.Digest(); err != nil {
			return none, err
		}
		if err := w.keep(&m); err != nil {
			return none, err
		}
		return m, w.apply(&m)
	})
	if err != nil {
		return graph.Mending{}, fmt.Errorf("mend: %w", err)
	}
	return out, nil
}

// keep stores an act.
func (w *putting) keep(m *graph.Mending) error {
	row, err := mendingRow(m)
	if err != nil {
		return err
	}
	return w.tx.exec(putMending, params{"row": row})
}

func mendingRow(m *graph.Mending) (params, error) {
	target, err := json.Marshal(m.Target)
	if err != nil {
		return nil, err
	}
	edit, err := json.Marshal(m.Edit)
	return params{"id": m.ID, "kind": string(m.Kind), "subject": m.Subject, "into": m.Into,
		"target": string(target), "name": m.Name, "edit": string(edit), "undoes": m.Undoes, "by": m.By, "reason": m.Reason, "at": stamp(m.At),
		"undone": m.Undone}, err
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
	p := params{"at": "9999", "id": "", "subject": q.Subject, "limit": size + 1}
	if after != nil {
		nanoseconds, err := strconv.ParseInt(after[0], 10, 64)
		if err != nil {
			nanoseconds = 0
		}
		p["at"], p["id"] = stamp(time.Unix(0, nanoseconds)), after[1]
	}
	return read(ctx, s, func(tx *transaction) (graph.Page[graph.Mending], error) {
		found, err := run(tx, mendingsPage, p, mendingOf)
		if err != nil {
			return none, err
		}
		page := graph.PageOf("mendings", found, size, func(m graph.Mending) []string {
			return []string{strconv.FormatInt(m.At.UnixNano(), 10), m.ID}
		})
		return page, graph.NoteOrphans(page.Items, func(article string) ([]graph.Claim, error) {
			cypher, p := claimsQuery(&graph.ClaimQuery{Article: article}, "", maxClaimsOfArticle)
			return run(tx, cypher, p, claimOf)
		})
	})
}
