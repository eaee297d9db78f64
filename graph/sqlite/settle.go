package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"signatory/graph"
)

// settle makes anew what the transaction touched: entities, then positions.
func (w *writer) settle(ctx context.Context) error {
	for id, c := range w.entities {
		if err := w.settleEntity(ctx, id, c); err != nil {
			return fmt.Errorf("settle %s: %w", id, err)
		}
	}
	for p := range w.pairs {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := w.settlePair(ctx, p); err != nil {
			return fmt.Errorf("settle %s on %s: %w", p.actor, p.instrument, err)
		}
	}
	return nil
}

// settleEntity makes the row of an entity of all forms of it, and removes it
// with the last article that names it.
func (w *writer) settleEntity(ctx context.Context, id string, c *change) error {
	forms, err := w.forms(ctx, id)
	if err != nil {
		return err
	}
	st, err := w.prepare(ctx, "SELECT n, words FROM entity WHERE id = ?")
	if err != nil {
		return err
	}
	var n int64
	var old string
	err = st.QueryRowContext(ctx, id).Scan(&n, &old)
	isNew := errors.Is(err, sql.ErrNoRows)
	if err != nil && !isNew {
		return err
	}
	if len(forms) == 0 {
		if isNew {
			return nil
		}
		return errors.Join(w.exec(ctx, "DELETE FROM entity WHERE n = ?", n), w.exec(ctx, "DELETE FROM entity_words WHERE rowid = ?", n))
	}
	e := w.mends.MergeForms(id, forms)
	aliases, err := json.Marshal(e.Aliases)
	if err != nil {
		return err
	}
	words := e.SearchText()
	st, err = w.prepare(ctx, `INSERT INTO entity (id, kind, name, code, type, date, aliases, words, claims, acts, articles)
		VALUES (?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name,
		code = excluded.code, type = excluded.type, date = excluded.date, aliases = excluded.aliases, words = excluded.words,
		claims = claims + excluded.claims, acts = acts + excluded.acts, articles = articles + excluded.articles RETURNING n`)
	if err != nil {
		return err
	}
	row := st.QueryRowContext(ctx, id, string(e.Kind), e.Name, e.Code, e.Type, string(e.Date), string(aliases), words, c.claims, c.acts, c.articles)
	if err := row.Scan(&n); err != nil {
		return err
	}
	if words == old && !isNew {
		return nil
	}
	return w.exec(ctx, "INSERT OR REPLACE INTO entity_words (rowid, words) VALUES (?,?)", n, words)
}

func (w *writer) forms(ctx context.Context, id string) ([]graph.Form, error) {
	rows, err := w.query(ctx, "SELECT field, value, n FROM form WHERE entity = ?", id)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(r *sql.Rows) (f graph.Form, err error) {
		err = r.Scan(&f.Field, &f.Value, &f.N)
		return f, err
	})
}

// settlePair makes the position of a pair of its live claims, by graph.Settle.
func (w *writer) settlePair(ctx context.Context, p pair) error {
	claims, articles, err := pairClaims(ctx, w.query, p, "c.superseded = 0")
	if err != nil {
		return err
	}
	if len(claims) == 0 {
		return w.exec(ctx, "DELETE FROM position WHERE instrument = ? AND actor = ?", p.instrument, p.actor)
	}
	var decisions []graph.Decision
	if w.decided {
		if decisions, err = pairDecisions(ctx, w.query, p); err != nil {
			return err
		}
	}
	pos := graph.Settle(claims, decisions)
	pos.EachProof(articles.fill)
	body, err := json.Marshal(pos)
	if err != nil {
		return err
	}
	return w.exec(ctx, `INSERT INTO position (instrument, actor, stance, tense, disputed, first_day, has_undated, body)
		VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (instrument, actor) DO UPDATE SET stance = excluded.stance, tense = excluded.tense,
		disputed = excluded.disputed, first_day = excluded.first_day, has_undated = excluded.has_undated, body = excluded.body`,
		p.instrument, p.actor, string(pos.Stance), string(pos.Tense), pos.Disputed, string(pos.FirstDay()), pos.HasUndated(), string(body))
}

// asking runs a query, in a transaction or outside.
type asking func(ctx context.Context, query string, args ...any) (*sql.Rows, error)

// sources are the title and URL of each article that proofs stand in.
type sources map[string][2]string

func (a sources) fill(p *graph.Proof) { p.Title, p.URL = a[p.Article][0], a[p.Article][1] }

// pairClaims reads the claims of a pair that meet a condition on claim c, with their articles.
func pairClaims(ctx context.Context, ask asking, p pair, condition string, args ...any) ([]graph.Claim, sources, error) {
	rows, err := ask(ctx, claimSelect+`, a.title, a.url FROM claim c JOIN article a ON a.id = c.article
		WHERE c.instrument = ? AND c.actor = ? AND `+condition, append([]any{p.instrument, p.actor}, args...)...)
	if err != nil {
		return nil, nil, err
	}
	articles := sources{}
	claims, err := collect(rows, func(r *sql.Rows) (graph.Claim, error) {
		var title, url string
		c, err := scanClaim(r, &title, &url)
		articles[c.Article] = [2]string{title, url}
		return c, err
	})
	return claims, articles, err
}

// pairDecisions reads the decisions on a pair, as it was read or is after merges.
func pairDecisions(ctx context.Context, ask asking, p pair) ([]graph.Decision, error) {
	rows, err := ask(ctx, decisionSelect+` WHERE instrument = ?1 AND actor = ?2
		OR on_instrument = ?1 AND on_actor = ?2 ORDER BY at, id`, p.instrument, p.actor)
	if err != nil {
		return nil, err
	}
	return collect(rows, justDecision)
}
