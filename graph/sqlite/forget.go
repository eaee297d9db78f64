package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"signatory/graph"
)

// forget takes the stored reading of an article away, whose number is n, but
// for the claims that the new reading r makes just as well.
func (w *writer) forget(ctx context.Context, r *graph.Reading, n int64) error {
	if err := w.unsay(ctx, r, n); err != nil {
		return err
	}
	if err := w.ungroupCopies(ctx, n); err != nil {
		return err
	}
	return w.execEach(ctx, n, "DELETE FROM article_words WHERE rowid = (SELECT "+placeSQL("date", "n")+" FROM article WHERE n = ?)",
		"DELETE FROM article_text WHERE article = ?",
		"DELETE FROM article WHERE n = ?")
}

// unsay takes away what the stored reading of an article says, but for the
// claims that the new reading r makes just as well.
func (w *writer) unsay(ctx context.Context, r *graph.Reading, n int64) error {
	old, err := w.said(ctx, n)
	if err != nil {
		return err
	}
	for i := range old.Entities {
		w.countForms(&old.Entities[i], -1)
	}
	instruments, err := w.supersede(ctx, r, n)
	if err != nil {
		return err
	}
	w.unnameBeside(instruments, old.Entities)
	if err := w.exec(ctx, "DELETE FROM mention WHERE article = ?", n); err != nil {
		return err
	}
	if err := w.unlink(ctx, r.Article.ID); err != nil {
		return err
	}
	return w.execEach(ctx, r.Article.ID, "DELETE FROM count WHERE article = ?", "DELETE FROM unmended WHERE article = ?",
		"DELETE FROM status_list WHERE article = ?")
}

// execEach runs statements about one article.
func (w *writer) execEach(ctx context.Context, article any, queries ...string) error {
	for _, q := range queries {
		if err := w.exec(ctx, q, article); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) said(ctx context.Context, article int64) (said, error) {
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

// wholeClaim is the same for two claims of an article only where they tell the same.
func wholeClaim(published string, c *graph.Claim) string {
	return strings.Join([]string{published, c.Actor, c.Instrument, string(c.Stance), c.Evidence.Quote, string(graph.PackClaim(c))}, " ")
}

// supersede ends the live claims of an article that r does not make, and notes
// the others as kept. It gives the instruments on which there were any.
func (w *writer) supersede(ctx context.Context, r *graph.Reading, article int64) (map[string]bool, error) {
	instruments := map[string]bool{}
	made := map[string]string{}
	for _, c := range r.Claims {
		made[c.ID] = wholeClaim(string(r.Article.Date), &c)
	}
	rows, err := w.query(ctx, "SELECT n, published, "+claimColumns+" FROM claim c WHERE article = ? AND superseded = 0", article)
	if err != nil {
		return nil, err
	}
	gone, err := collect(rows, func(rows *sql.Rows) (n int64, err error) {
		var published string
		var s storedClaim
		if err := rows.Scan(append([]any{&n, &published}, s.into()...)...); err != nil {
			return 0, err
		}
		c, err := s.claim()
		if err != nil {
			return 0, err
		}
		p := pair{c.Instrument, c.Actor}
		w.touchPair(p)
		instruments[p.instrument] = true
		if made[c.ID] == wholeClaim(published, &c) {
			w.kept[c.ID] = true
			return 0, nil
		}
		w.tally(p.actor, p.instrument, -1)
		return n, nil
	})
	if err != nil {
		return nil, err
	}
	for _, n := range gone {
		if n == 0 {
			continue
		}
		if err := w.exec(ctx, "UPDATE claim SET superseded = ? WHERE n = ?", w.now, n); err != nil {
			return nil, err
		}
		if err := w.exec(ctx, "DELETE FROM claim_words WHERE rowid = (SELECT "+placeSQL("published", "n")+" FROM claim WHERE n = ?)", n); err != nil {
			return nil, err
		}
	}
	return instruments, nil
}
