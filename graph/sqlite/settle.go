package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"signatory/graph"
)

// positionRow is a position on its way through settling.
type positionRow struct {
	pair
	*touched
	n         int64 // 0: there is none yet
	old       standing
	dossier   []byte         // as stored
	oldLedger []byte         // as stored
	every     bool           // all moments of the pair count as changes
	told      *graph.Dossier // of all claims, where the stored one does not serve
	whole     []graph.Claim  // the claims of told with their quotes
	decisions []graph.Decision

	now     standing
	ledger  []byte
	packed  []byte
	moments []int64 // at which it changed
	err     error
}

// standing is what lists select positions by.
type standing struct {
	stance, tense        string
	disputed, hasUndated bool
	firstDay             string
}

// load reads what is stored of the positions, and all claims of the stale ones.
func (w *writer) load(ctx context.Context, rows []positionRow) error {
	if err := loadPositions(ctx, w.query, rows); err != nil {
		return err
	}
	for i := range rows {
		if r := &rows[i]; r.stale {
			if err := w.loadStale(ctx, r); err != nil {
				return fmt.Errorf("settle %s on %s: %w", r.actor, r.instrument, err)
			}
		}
	}
	return nil
}

// loadPositions reads what is stored of the positions.
func loadPositions(ctx context.Context, ask asking, rows []positionRow) error {
	at := make(map[pair]*positionRow, len(rows))
	for i := range rows {
		at[rows[i].pair] = &rows[i]
	}
	for left := rows; len(left) > 0; {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := rowsAtOnce(len(left))
		args := make([]any, 0, 2*n)
		for i := range left[:n] {
			args = append(args, left[i].instrument, left[i].actor)
		}
		found, err := ask(ctx, "WITH q (instrument, actor) AS (VALUES "+places(2, n)+`)
			SELECT q.instrument, q.actor, p.n, p.stance, p.tense, p.disputed, p.has_undated, p.first_day, p.dossier, p.ledger
			FROM q CROSS JOIN position p ON p.instrument = q.instrument AND p.actor = q.actor`, args...)
		if err != nil {
			return err
		}
		if _, err := collect(found, func(r *sql.Rows) (struct{}, error) { return struct{}{}, scanInto(r, at) }); err != nil {
			return err
		}
		left = left[n:]
	}
	return nil
}

func scanInto(rows *sql.Rows, at map[pair]*positionRow) error {
	var p pair
	var r positionRow
	if err := rows.Scan(&p.instrument, &p.actor, &r.n, &r.old.stance, &r.old.tense, &r.old.disputed, &r.old.hasUndated, &r.old.firstDay, &r.dossier, &r.oldLedger); err != nil {
		return err
	}
	to := at[p]
	to.n, to.old, to.dossier, to.oldLedger = r.n, r.old, r.dossier, r.oldLedger
	return nil
}

// loadStale reads all claims of a pair, and the decisions on them.
func (w *writer) loadStale(ctx context.Context, r *positionRow) error {
	refs, err := w.liveRefs(r)
	if err != nil {
		return err
	}
	claims, refs, err := numberedClaims(ctx, w.query, refs)
	if err != nil {
		return err
	}
	r.told, r.whole = &graph.Dossier{}, claims
	for i, c := range claims {
		r.told.Add(c, refs[i])
	}
	if w.decided {
		r.decisions, err = pairDecisions(ctx, w.query, r.pair)
	}
	return err
}

// liveRefs are the numbers of the claims of a pair: of those that were live
// before the transaction, and of those that it has written.
func (w *writer) liveRefs(r *positionRow) (refs []int64, err error) {
	switch {
	case w.remade != nil:
		refs = w.remade[r.pair]
	case r.n != 0:
		if refs, err = graph.DossierRefs(r.dossier, "", -1); err != nil {
			return nil, err
		}
	}
	for _, c := range r.added {
		refs = append(refs, c.n)
	}
	return refs, nil
}

// settle makes the row of a position; it may run beside others.
func (r *positionRow) settle(sources map[int64]string) {
	claims := r.whole
	if r.told == nil {
		d, err := r.grown(sources)
		if err != nil {
			r.err = err
			return
		}
		defer d.Free()
		r.told, claims = &d, d.Claims
	}
	if len(claims) == 0 {
		return
	}
	p := graph.Settle(claims, r.decisions)
	r.now = standing{string(p.Stance), string(p.Tense), p.Disputed, p.HasUndated(), string(p.FirstDay())}
	r.ledger, r.packed = r.told.PackLedger(p.Ledger), r.told.Pack()
	r.err = r.changes(&p)
	r.told, r.whole, r.dossier, r.oldLedger = nil, nil, nil, nil // which nobody needs until it is written
}

// grown is the stored dossier with the claims that were added.
func (r *positionRow) grown(sources map[int64]string) (graph.Dossier, error) {
	packed := r.dossier
	if r.n == 0 {
		packed = nil
	} else if packed == nil {
		packed = []byte{} // which is none that can be read
	}
	return graph.Grow(packed, r.actor, r.instrument, len(r.added), func(i int) (graph.Claim, int64) {
		row := r.added[i]
		c := *row.Claim
		c.Article, c.Source, c.Publisher, c.Published = row.article.ID, sources[row.articleN], row.article.Publisher, row.article.Date
		c.Recorded = when(row.recorded)
		return c, row.n
	})
}

// writePositions writes settled rows: new ones, those that stand otherwise, and
// those of which only the ledger grew, whose indexes stay as they are.
func (w *writer) writePositions(ctx context.Context, rows []positionRow) error {
	var added []*positionRow
	for i := range rows {
		r := &rows[i]
		w.countHeld(r.pair, r.old, -1)
		w.countHeld(r.pair, r.now, 1)
		var err error
		switch {
		case r.err != nil:
			err = r.err
		case r.packed == nil:
			err = w.exec(ctx, "DELETE FROM position WHERE n = ?", r.n)
		case r.n == 0:
			added = append(added, r)
		case r.now != r.old:
			err = w.exec(ctx, "UPDATE OR ROLLBACK position SET stance = ?, tense = ?, disputed = ?, has_undated = ?, first_day = ?, ledger = ?, dossier = ? WHERE n = ?",
				r.now.stance, r.now.tense, r.now.disputed, r.now.hasUndated, r.now.firstDay, r.ledger, r.packed, r.n)
		default:
			err = w.exec(ctx, "UPDATE OR ROLLBACK position SET ledger = ?, dossier = ? WHERE n = ?", r.ledger, r.packed, r.n)
		}
		if err != nil {
			return fmt.Errorf("settle %s on %s: %w", r.actor, r.instrument, err)
		}
	}
	_, err := w.insertRows(ctx, "INTO position (instrument, actor, stance, tense, disputed, has_undated, first_day, ledger, dossier)", 9, "", len(added), func(args []any, i int) []any {
		r := added[i]
		return append(args, r.instrument, r.actor, r.now.stance, r.now.tense, r.now.disputed, r.now.hasUndated, r.now.firstDay, r.ledger, r.packed)
	})
	if err == nil {
		err = w.noteSettled(ctx, rows)
	}
	if err != nil {
		return err
	}
	return w.writeChanged(ctx, rows)
}

// noteSettled notes on which instruments positions were settled, last of all.
func (w *writer) noteSettled(ctx context.Context, rows []positionRow) error {
	on := map[string]bool{}
	for i := range rows {
		on[rows[i].instrument] = true
	}
	instruments := slices.Sorted(maps.Keys(on))
	var last int64
	if err := w.tx.QueryRowContext(ctx, "SELECT coalesce(max(n), 0) FROM settled").Scan(&last); err != nil {
		return err
	}
	_, err := w.insertRows(ctx, "INTO settled (instrument, n)", 2, " ON CONFLICT (instrument) DO UPDATE SET n = excluded.n", len(instruments), func(args []any, i int) []any {
		return append(args, instruments[i], last+1)
	})
	return err
}

// asking runs a query, in a transaction or outside.
type asking func(ctx context.Context, query string, args ...any) (*sql.Rows, error)

// sources are the title and URL of each article that proofs stand in.
type sources map[string][2]string

func (a sources) fill(p *graph.Proof) { p.Title, p.URL = a[p.Article][0], a[p.Article][1] }

// pairClaims reads the claims of a pair that meet a condition on claim c, with
// their articles: the live ones, and those that are superseded.
func pairClaims(ctx context.Context, ask asking, p pair, condition string, args ...any) ([]graph.Claim, sources, error) {
	const shown = claimSelect + `, a.title, a.url`
	of := append([]any{p.instrument, p.actor}, args...)
	rows, err := ask(ctx, shown+" FROM position p"+ofPosition+` CROSS JOIN article a ON a.n = c.article
		WHERE p.instrument = ? AND p.actor = ? AND `+condition+`
		UNION ALL `+shown+` FROM claim c INDEXED BY claim_gone JOIN article a ON a.n = c.article
		WHERE c.instrument = ? AND c.actor = ? AND c.superseded > 0 AND `+condition, append(of, of...)...)
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

// numberedClaims reads those of the claims of some numbers that are live, and their numbers.
func numberedClaims(ctx context.Context, ask asking, numbers []int64) (claims []graph.Claim, refs []int64, err error) {
	list, err := json.Marshal(numbers)
	if err != nil {
		return nil, nil, err
	}
	rows, err := ask(ctx, claimSelect+", c.n FROM json_each(?) j CROSS JOIN claim c ON c.n = j.value AND c.superseded = 0 CROSS JOIN article a ON a.n = c.article", string(list))
	if err != nil {
		return nil, nil, err
	}
	claims, err = collect(rows, func(r *sql.Rows) (graph.Claim, error) {
		var n int64
		c, err := scanClaim(r, &n)
		refs = append(refs, n)
		return c, err
	})
	return claims, refs, err
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

func scanPair(r *sql.Rows) (p pair, err error) {
	err = r.Scan(&p.instrument, &p.actor)
	return p, err
}

func scanNumber(r *sql.Rows) (n int64, err error) {
	err = r.Scan(&n)
	return n, err
}
