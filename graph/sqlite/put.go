package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"signatory/graph"
)

// batchSize is how many readings are written in one transaction at most.
const batchSize = 500

// Put stores readings; see graph.Writer.
func (s *Store) Put(ctx context.Context, readings []graph.Reading) ([]graph.PutResult, error) {
	results := make([]graph.PutResult, 0, len(readings))
	var unsound []error
	for start := 0; start < len(readings); start += batchSize {
		batch := readings[start:min(start+batchSize, len(readings))]
		var some []graph.PutResult
		var complaints []error
		err := s.inTx(ctx, func(w *writer) (err error) {
			some, complaints, err = w.put(ctx, batch)
			return err
		})
		if err != nil {
			return results, fmt.Errorf("put %d readings: %w", len(batch), err)
		}
		results, unsound = append(results, some...), append(unsound, complaints...)
	}
	return results, errors.Join(unsound...)
}

// pair is an actor and an instrument.
type pair struct{ instrument, actor string }

// change is by how much the tallies of an entity change in a transaction.
type change struct{ claims, acts, articles int }

// writer is one writing transaction, with its statements and with what it touched.
type writer struct {
	tx         *sql.Tx
	statements map[string]*sql.Stmt
	now        int64
	pairs      map[pair]bool
	entities   map[string]*change
	decided    bool // any decision is stored
	mends      *graph.Mends
}

// inTx runs do in a transaction; all of it is kept, or nothing.
func (s *Store) inTx(ctx context.Context, do func(*writer) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after a commit it does nothing
	w := &writer{tx: tx, statements: map[string]*sql.Stmt{}, now: s.now().UnixNano(),
		pairs: map[pair]bool{}, entities: map[string]*change{}}
	if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM decision)").Scan(&w.decided); err != nil {
		return err
	}
	if w.mends, err = w.loadMends(ctx); err != nil {
		return err
	}
	if err := do(w); err != nil {
		return err
	}
	if err := w.settle(ctx); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return tx.Commit()
}

// prepare gives the statement of a query, prepared once in the transaction.
func (w *writer) prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	if st := w.statements[query]; st != nil {
		return st, nil
	}
	st, err := w.tx.PrepareContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("prepare %q: %w", query, err)
	}
	w.statements[query] = st
	return st, nil
}

// exec runs a short statement to its end. The driver keeps a goroutine beside
// each one that could be cancelled, which costs more than the statement does;
// put and settle look at the context between readings and pairs instead.
func (w *writer) exec(ctx context.Context, query string, args ...any) error {
	st, err := w.prepare(ctx, query)
	if err != nil {
		return err
	}
	if _, err := st.ExecContext(context.WithoutCancel(ctx), args...); err != nil {
		return fmt.Errorf("%s: %w", strings.SplitN(query, "(", 2)[0], err)
	}
	return nil
}

func (w *writer) query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	st, err := w.prepare(ctx, query)
	if err != nil {
		return nil, err
	}
	return st.QueryContext(context.WithoutCancel(ctx), args...)
}

func (w *writer) put(ctx context.Context, readings []graph.Reading) (results []graph.PutResult, unsound []error, err error) {
	for i := range readings {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		r := &readings[i]
		if err := graph.Check(r); err != nil {
			results, unsound = append(results, graph.Unsound), append(unsound, err)
			continue
		}
		result, err := w.putOne(ctx, r)
		if err != nil {
			return nil, nil, fmt.Errorf("article %s: %w", r.Article.ID, err)
		}
		results = append(results, result)
	}
	return results, unsound, nil
}

func (w *writer) putOne(ctx context.Context, r *graph.Reading) (graph.PutResult, error) {
	digest, err := graph.Digest(r)
	if err != nil {
		return "", err
	}
	st, err := w.prepare(ctx, "SELECT n, digest FROM article WHERE id = ?")
	if err != nil {
		return "", err
	}
	mended, isMended := w.mends.Apply(r)
	store := func() error {
		if err := w.store(ctx, &mended, digest); err != nil || !isMended {
			return err
		}
		return w.keepUnmended(ctx, r)
	}
	var n int64
	var old string
	switch err := st.QueryRowContext(ctx, r.Article.ID).Scan(&n, &old); {
	case errors.Is(err, sql.ErrNoRows):
		return graph.Added, store()
	case err != nil:
		return "", err
	case old == digest:
		return graph.Unchanged, nil
	}
	if err := w.forget(ctx, &mended, n); err != nil {
		return "", err
	}
	return graph.Superseded, store()
}

// said is what an article says beside its claims, as article_text keeps it.
type said struct {
	Entities []graph.Entity `json:"entities"`
	Counts   []graph.Count  `json:"counts"`
	Links    []graph.Link   `json:"links"`
}

// store writes a reading of which nothing but unchanged claims is stored.
func (w *writer) store(ctx context.Context, r *graph.Reading, digest string) error {
	a := &r.Article
	body, err := json.Marshal(said{r.Entities, r.Counts, r.Links})
	if err != nil {
		return err
	}
	st, err := w.prepare(ctx, `INSERT INTO article (id, revision, digest, path, title, date, url, publisher, language, format, source, recorded, retracted)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)`)
	if err != nil {
		return err
	}
	res, err := st.ExecContext(ctx, a.ID, a.Revision, digest, a.Path, a.Title, string(a.Date), a.URL, a.Publisher,
		a.Language, a.Format, a.ID, w.now, a.Retracted)
	if err != nil {
		return fmt.Errorf("insert the article: %w", err)
	}
	n, err := res.LastInsertId()
	if err != nil {
		return err
	}
	raw := a.Raw
	if raw == nil {
		raw = []byte{}
	}
	if err := w.exec(ctx, "INSERT INTO article_text (article, raw, said) VALUES (?,?,?)", a.ID, raw, string(body)); err != nil {
		return err
	}
	if err := w.exec(ctx, "INSERT INTO article_words (rowid, words) VALUES (?,?)", n, strings.Join(graph.Words(a.Title), " ")); err != nil {
		return err
	}
	if err := w.say(ctx, r); err != nil {
		return err
	}
	return w.groupCopies(ctx, a)
}

// say writes what an article says, of which nothing but unchanged claims is stored.
func (w *writer) say(ctx context.Context, r *graph.Reading) error {
	for i := range r.Entities {
		if err := w.countForms(ctx, r.Article.ID, &r.Entities[i], 1); err != nil {
			return err
		}
	}
	for i := range r.Claims {
		if err := w.storeClaim(ctx, &r.Article, r.Claims[i]); err != nil {
			return err
		}
	}
	return w.storeRest(ctx, r)
}

// countForms adds what an article says of an entity to the tallies, or takes it off.
func (w *writer) countForms(ctx context.Context, article string, e *graph.Entity, by int) error {
	w.touch(e.ID).articles += by
	if by > 0 {
		if err := w.exec(ctx, "INSERT INTO mention (article, entity) VALUES (?,?)", article, e.ID); err != nil {
			return err
		}
	}
	for _, f := range graph.Forms(e) {
		err := w.exec(ctx, `INSERT INTO form (entity, field, value, n) VALUES (?,?,?,?)
			ON CONFLICT (entity, field, value) DO UPDATE SET n = n + excluded.n`, e.ID, string(f.Field), f.Value, by)
		if err != nil {
			return err
		}
		if by < 0 {
			if err := w.exec(ctx, "DELETE FROM form WHERE entity = ? AND field = ? AND value = ? AND n = 0", e.ID, string(f.Field), f.Value); err != nil {
				return err
			}
		}
	}
	return nil
}

// storeClaim inserts a claim, unless the very same one is live from an earlier reading.
func (w *writer) storeClaim(ctx context.Context, a *graph.Article, c graph.Claim) error {
	body, err := claimBody(c)
	if err != nil {
		return err
	}
	st, err := w.prepare(ctx, `INSERT INTO claim (id, article, actor, instrument, stance, published, recorded, body)
		VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (id) WHERE superseded = 0 DO NOTHING`)
	if err != nil {
		return err
	}
	res, err := st.ExecContext(ctx, c.ID, a.ID, c.Actor, c.Instrument, string(c.Stance), string(a.Date), w.now, body)
	if err != nil {
		return fmt.Errorf("insert claim %s: %w", c.ID, err)
	}
	w.pairs[pair{c.Instrument, c.Actor}] = true
	if added, err := res.RowsAffected(); err != nil || added == 0 {
		return err
	}
	n, err := res.LastInsertId()
	if err != nil {
		return err
	}
	if err := w.exec(ctx, "INSERT INTO claim_words (rowid, words) VALUES (?,?)", n, strings.Join(graph.Words(c.Evidence.Quote), " ")); err != nil {
		return err
	}
	w.tally(c.Actor, c.Instrument, 1)
	return nil
}

// claimBody is the claim without what the store knows of it.
func claimBody(c graph.Claim) (string, error) {
	c.Article, c.Source, c.Publisher, c.Published, c.Recorded = "", "", "", "", time.Time{}
	b, err := json.Marshal(c)
	return string(b), err
}

// tally counts a claim of an actor on an instrument; settleEntity writes the sums.
func (w *writer) tally(actor, instrument string, by int) {
	w.touch(actor).acts += by
	w.touch(actor).claims += by
	if instrument != actor {
		w.touch(instrument).claims += by
	}
}

// touch gives the change of an entity that is gathered in this transaction.
func (w *writer) touch(id string) *change {
	c := w.entities[id]
	if c == nil {
		c = &change{}
		w.entities[id] = c
	}
	return c
}
