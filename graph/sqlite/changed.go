package sqlite

import (
	"context"

	"signatory/graph"
)

// This file keeps the table "changed", out of which the feed of changes finds the
// pairs to settle.
//
// Where claims came last of all to a pair and nothing else, what it was before is
// what it was as of the moment before: the two are compared, and most often there is
// no change. Where anything else was touched, what it was at earlier moments may
// have become another thing too: then every moment is taken at which anything of
// the pair was stored.

// inOrder reports whether what the transaction stores is later than all that is stored.
func (w *writer) inOrder() bool { return w.restored == nil && w.now >= w.latest }

// changes notes at which moments the pair changed that was settled to p.
func (r *positionRow) changes(p *graph.Position) error {
	if !r.every {
		changed, err := r.changed(p)
		if changed {
			r.moments = []int64{r.added[0].recorded}
		}
		return err
	}
	seen := map[int64]bool{}
	for i := range r.told.Claims {
		if at := r.told.Claims[i].Recorded.UnixNano(); !seen[at] {
			seen[at] = true
			r.moments = append(r.moments, at)
		}
	}
	return nil
}

// changed reports whether the position p is another one than the stored row.
func (r *positionRow) changed(p *graph.Position) (bool, error) {
	if r.n == 0 || r.now.stance != r.old.stance || r.now.tense != r.old.tense || r.now.disputed != r.old.disputed {
		return true, nil
	}
	before, err := graph.UnpackSteps(r.oldLedger)
	return graph.Changed(before, p.Ledger), err
}

// writeChanged writes when the pairs of settled rows changed.
func (w *writer) writeChanged(ctx context.Context, rows []positionRow) error {
	var args []any
	for i := range rows {
		r := &rows[i]
		for _, at := range r.moments {
			args = append(args, at, r.instrument, r.actor)
		}
		if !r.every {
			continue
		}
		if err := w.exec(ctx, `INSERT OR IGNORE INTO changed
			SELECT recorded, instrument, actor FROM claim INDEXED BY claim_gone WHERE instrument = ?1 AND actor = ?2 AND superseded > 0
			UNION SELECT superseded, instrument, actor FROM claim INDEXED BY claim_gone WHERE instrument = ?1 AND actor = ?2 AND superseded > 0
			UNION SELECT at, ?1, ?2 FROM decision WHERE instrument = ?1 AND actor = ?2 OR on_instrument = ?1 AND on_actor = ?2`, r.instrument, r.actor); err != nil {
			return err
		}
	}
	return w.insertChanged(ctx, args)
}

// insertChanged writes rows of a moment, an instrument and an actor.
func (w *writer) insertChanged(ctx context.Context, args []any) error {
	_, err := w.insert(ctx, "INTO changed (at, instrument, actor)", 3, " ON CONFLICT DO NOTHING", args)
	return err
}
