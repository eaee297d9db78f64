package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"strconv"

	"signatory/graph"
)

var _ graph.Reviewer = (*Store)(nil)

// Decide records a decision on a live claim; see graph.Reviewer.
func (s *Store) Decide(ctx context.Context, claim string, v graph.Verdict, by, reason string) (graph.Ruling, error) {
	return s.rule(ctx, func(w *writer) (graph.Decision, error) {
		c, err := w.liveClaim(ctx, claim)
		if err != nil {
			return graph.Decision{}, err
		}
		return graph.DecisionOn(c, v, by, reason, when(w.now)), nil
	})
}

func (w *writer) liveClaim(ctx context.Context, id string) (graph.Claim, error) {
	rows, err := w.query(ctx, claimSelect+claimFrom+" WHERE c.id = ? AND c.superseded = 0", id)
	if err != nil {
		return graph.Claim{}, err
	}
	found, err := collect(rows, func(r *sql.Rows) (graph.Claim, error) { return scanClaim(r) })
	if err == nil && len(found) == 0 {
		err = fmt.Errorf("claim %s: %w", id, graph.ErrNotFound)
	}
	if err != nil {
		return graph.Claim{}, err
	}
	return found[0], nil
}

// Revoke takes a decision back; see graph.Reviewer.
func (s *Store) Revoke(ctx context.Context, ruling string, by, reason string) (graph.Ruling, error) {
	return s.rule(ctx, func(w *writer) (graph.Decision, error) {
		rows, err := w.query(ctx, decisionSelect+" WHERE id = ?", ruling)
		if err != nil {
			return graph.Decision{}, err
		}
		found, err := collect(rows, justDecision)
		if err == nil && len(found) == 0 {
			err = fmt.Errorf("decision %s: %w", ruling, graph.ErrNotFound)
		}
		if err != nil {
			return graph.Decision{}, err
		}
		d := found[0]
		d.Verdict, d.By, d.Reason, d.At = graph.Undo, by, reason, when(w.now)
		return d, nil
	})
}

// rule stores the decision that decide gives and settles its pair in one transaction.
func (s *Store) rule(ctx context.Context, decide func(*writer) (graph.Decision, error)) (graph.Ruling, error) {
	var out graph.Ruling
	err := s.inTx(ctx, func(w *writer) error {
		// Decisions are in one order even where the clock stands still.
		var last int64
		if err := w.tx.QueryRowContext(ctx, "SELECT coalesce(max(at), 0) FROM decision").Scan(&last); err != nil {
			return err
		}
		w.now = max(w.now, last+1)
		d, err := decide(w)
		if err != nil {
			return err
		}
		if err := d.Check(); err != nil {
			return err
		}
		var p pair
		p.actor, p.instrument = w.mends.Pair(d)
		live, _, err := pairClaims(ctx, w.query, p, "c.superseded = 0")
		if err != nil {
			return err
		}
		if out, err = graph.RulingOn(d, live); err != nil {
			return err
		}
		w.decided = true
		w.touchPair(p)
		return w.insertDecision(ctx, out.ID, d, p)
	})
	if err != nil {
		return graph.Ruling{}, fmt.Errorf("decide: %w", err)
	}
	return out, nil
}

// insertDecision writes the row of a decision on a pair, where it is not there.
func (w *writer) insertDecision(ctx context.Context, id string, d graph.Decision, on pair) error {
	at := d.At.UnixNano()
	if err := w.insertChanged(ctx, []any{at, d.Instrument, d.Actor, at, on.instrument, on.actor}); err != nil {
		return err
	}
	return w.exec(ctx, `INSERT INTO decision (id, article, quote, actor, stance, instrument, verdict, by, reason, at,
		on_actor, on_instrument) VALUES (?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO NOTHING`, id, d.Article, d.Quote, d.Actor,
		string(d.Stance), d.Instrument, string(d.Verdict), d.By, d.Reason, at, on.actor, on.instrument)
}

// Rulings lists decisions, the latest first.
func (s *Store) Rulings(ctx context.Context, q graph.RulingQuery) (graph.Page[graph.Ruling], error) {
	none := graph.Page[graph.Ruling]{}
	size, err := q.Size()
	if err != nil {
		return none, err
	}
	after, err := graph.DecodeCursor("rulings", 2, q.Cursor)
	if err != nil {
		return none, err
	}
	var c conditions
	for _, f := range [][2]string{{"actor", q.Actor}, {"instrument", s.founding.Of(q.Instrument)}} {
		if f[1] != "" {
			c.add("on_"+f[0]+" = ?", f[1])
		}
	}
	if after != nil {
		at, err := strconv.ParseInt(after[0], 10, 64)
		if err != nil {
			at = math.MinInt64
		}
		c.add("(at < ? OR at = ? AND id > ?)", at, at, after[1])
	}
	rows, err := s.read.QueryContext(ctx, decisionSelect+c.where()+" ORDER BY at DESC, id LIMIT ? + 0", append(c.args, size+1)...)
	if err != nil {
		return none, fmt.Errorf("list decisions: %w", err)
	}
	type held struct {
		graph.Decision
		on pair
	}
	decisions, err := collect(rows, func(r *sql.Rows) (h held, err error) {
		h.Decision, err = scanDecision(r, &h.on.actor, &h.on.instrument)
		return h, err
	})
	if err != nil {
		return none, fmt.Errorf("list decisions: %w", err)
	}
	rulings := make([]graph.Ruling, len(decisions))
	for i, d := range decisions {
		live, _, err := pairClaims(ctx, s.read.QueryContext, d.on, "c.superseded = 0 AND a.id = ?", d.Article)
		var bad error
		if rulings[i], bad = graph.RulingOn(d.Decision, live); err != nil || bad != nil {
			return none, fmt.Errorf("list decisions: %w", errors.Join(err, bad))
		}
	}
	return graph.PageOf("rulings", rulings, size, func(r graph.Ruling) []string {
		return []string{strconv.FormatInt(r.At.UnixNano(), 10), r.ID}
	}), nil
}
