package sqlite

import (
	"context"
	"encoding/json"
	"fmt"

	"signatory/graph"
)

// storeRest writes the counts and links of a reading.
func (w *writer) storeRest(ctx context.Context, r *graph.Reading) error {
	for i, c := range r.Counts {
		body, err := json.Marshal(c)
		if err != nil {
			return err
		}
		if err := w.exec(ctx, "INSERT INTO count (instrument, article, place, body) VALUES (?,?,?,?)", c.Instrument, r.Article.ID, i, string(body)); err != nil {
			return err
		}
	}
	for _, l := range r.Links {
		key, err := graph.LinkKey(r.Article.ID, l)
		if err != nil {
			return err
		}
		body, err := json.Marshal(l)
		if err != nil {
			return err
		}
		if err := w.exec(ctx, "INSERT INTO link (key, article, kind, body) VALUES (?,?,?,?) ON CONFLICT DO NOTHING", key, r.Article.ID, string(l.Kind), string(body)); err != nil {
			return err
		}
		for _, end := range []string{l.From, l.To, l.About} {
			if end == "" {
				continue
			}
			if err := w.exec(ctx, "INSERT INTO link_end (entity, kind, key) VALUES (?,?,?) ON CONFLICT DO NOTHING", end, string(l.Kind), key); err != nil {
				return err
			}
		}
	}
	return nil
}

// forget takes the stored reading of an article away, whose row is n, but for
// the claims that the new reading r makes just as well.
func (w *writer) forget(ctx context.Context, r *graph.Reading, n int64) error {
	id := r.Article.ID
	if err := w.unsay(ctx, r); err != nil {
		return err
	}
	if err := w.ungroupCopies(ctx, id); err != nil {
		return err
	}
	if err := w.exec(ctx, "DELETE FROM article_words WHERE rowid = ?", n); err != nil {
		return err
	}
	return w.execEach(ctx, id, "DELETE FROM article_text WHERE article = ?", "DELETE FROM article WHERE id = ?")
}

// unsay takes away what the stored reading of an article says, but for the
// claims that the new reading r makes just as well.
func (w *writer) unsay(ctx context.Context, r *graph.Reading) error {
	id := r.Article.ID
	old, err := w.said(ctx, id)
	if err != nil {
		return err
	}
	for i := range old.Entities {
		if err := w.countForms(ctx, id, &old.Entities[i], -1); err != nil {
			return err
		}
	}
	if err := w.supersede(ctx, r); err != nil {
		return err
	}
	return w.execEach(ctx, id, "DELETE FROM link_end WHERE key IN (SELECT key FROM link WHERE article = ?)",
		"DELETE FROM link WHERE article = ?", "DELETE FROM count WHERE article = ?",
		"DELETE FROM mention WHERE article = ?", "DELETE FROM unmended WHERE article = ?")
}

// execEach runs statements about one id.
func (w *writer) execEach(ctx context.Context, id string, queries ...string) error {
	for _, q := range queries {
		if err := w.exec(ctx, q, id); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) said(ctx context.Context, article string) (said, error) {
	var out said
	st, err := w.prepare(ctx, "SELECT said FROM article_text WHERE article = ?")
	if err != nil {
		return out, err
	}
	var body string
	if err := st.QueryRowContext(ctx, article).Scan(&body); err != nil {
		return out, fmt.Errorf("what was read before: %w", err)
	}
	err = json.Unmarshal([]byte(body), &out)
	return out, err
}

// supersede ends the live claims of an article that r does not make.
func (w *writer) supersede(ctx context.Context, r *graph.Reading) error {
	bodies := map[string]string{}
	for _, c := range r.Claims {
		body, err := claimBody(c)
		if err != nil {
			return err
		}
		bodies[c.ID] = body
	}
	rows, err := w.query(ctx, "SELECT n, id, actor, instrument, published, body FROM claim WHERE article = ? AND superseded = 0", r.Article.ID)
	if err != nil {
		return err
	}
	var gone []int64
	for rows.Next() {
		var n int64
		var id, published, body string
		var p pair
		if err := rows.Scan(&n, &id, &p.actor, &p.instrument, &published, &body); err != nil {
			return err
		}
		w.pairs[p] = true
		if bodies[id] != body || published != string(r.Article.Date) {
			gone = append(gone, n)
			w.tally(p.actor, p.instrument, -1)
		}
	}
	if err := rows.Close(); err != nil {
		return err
	}
	for _, n := range gone {
		if err := w.exec(ctx, "UPDATE claim SET superseded = ? WHERE n = ?", w.now, n); err != nil {
			return err
		}
		if err := w.exec(ctx, "DELETE FROM claim_words WHERE rowid = ?", n); err != nil {
			return err
		}
	}
	return rows.Err()
}
