package sqlite

import (
	"context"
	"slices"
)

// The sizes of what stands in memory while positions are settled.
const (
	settledAtOnce = 4096 // positions of a part
	settledAhead  = 8    // parts that are settled, or on their way to it, before they are written
)

// part are positions that are settled together, beside what is written meanwhile.
type part struct {
	rows    []positionRow
	err     error         // of reading them
	settled chan struct{} // closed when they are
}

// settleGrown has the positions of the pairs to which claims came read and settled, by
// graph.Settle, while the rest is written.
func (w *writer) settleGrown(ctx context.Context) error {
	if err := w.touchDecided(ctx); err != nil {
		return err
	}
	w.findSources()
	w.touchRestated()
	return w.beginSettling(ctx, func(t *touched) bool { return !t.stale && len(t.added) > 0 })
}

// settleStale does so with the pairs of which all claims are read, once their
// articles are written.
func (w *writer) settleStale(ctx context.Context) error {
	return w.beginSettling(ctx, func(t *touched) bool { return t.stale })
}

func (w *writer) beginSettling(ctx context.Context, wanted func(*touched) bool) error {
	var pairs []pair
	for p, t := range w.pairs {
		if wanted(t) {
			pairs = append(pairs, p)
		}
	}
	slices.SortFunc(pairs, comparePairs)
	w.unsettled = slices.AppendSeq(w.unsettled, slices.Chunk(pairs, settledAtOnce))
	return w.settleAhead(ctx)
}

// settleAhead has so many parts settled beside as stand in memory at once.
func (w *writer) settleAhead(ctx context.Context) error {
	for len(w.unsettled) > 0 && len(w.settling) < settledAhead {
		if err := ctx.Err(); err != nil {
			return err
		}
		some := w.unsettled[0]
		w.unsettled = w.unsettled[1:]
		p := &part{rows: make([]positionRow, 0, len(some)), settled: make(chan struct{})}
		stale := false
		for _, of := range some {
			t := w.pairs[of]
			stale = stale || t.stale
			p.rows = append(p.rows, positionRow{pair: of, touched: t, every: t.stale || !w.inOrder()})
		}
		read := func() error { return loadPositions(ctx, w.before, p.rows) }
		if stale || !w.isLarge() { // of the stale ones this transaction has written claims
			if err := w.load(ctx, p.rows); err != nil {
				return err
			}
			read = nil
		}
		w.settleBeside(ctx, p, read)
	}
	return nil
}

// findSources notes the sources of the fresh articles by their numbers.
func (w *writer) findSources() {
	w.sources = make(map[int64]string, len(w.fresh))
	for i := range w.fresh {
		w.sources[w.fresh[i].n] = w.fresh[i].source
	}
}

// touchRestated has pairs settled of all their claims to which claims came of
// articles that are stated anew, and so are not fresh.
func (w *writer) touchRestated() {
	for i := range w.claims {
		if c := &w.claims[i]; w.sources[c.articleN] == "" {
			w.touchPair(pair{c.Instrument, c.Actor})
		}
	}
}

// settleBeside has positions read, where they are not, and settled when those before
// them are, unless ctx ends before.
func (w *writer) settleBeside(ctx context.Context, p *part, read func() error) {
	var before *part
	if n := len(w.settling); n > 0 {
		before = w.settling[n-1]
	}
	w.settling = append(w.settling, p)
	w.others.Go(func() {
		if before != nil && until(ctx, before.settled) != nil {
			return
		}
		if read != nil {
			p.err = read()
		}
		if p.err != nil || inParallel(ctx, len(p.rows), 1, func(i int) { p.rows[i].settle(w.sources) }) == nil {
			close(p.settled)
		}
	})
}

// settle writes the positions that are being settled.
func (w *writer) settle(ctx context.Context) error {
	for len(w.settling) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := w.writeFirstPart(ctx); err != nil {
			return err
		}
	}
	return nil
}

// writeSettled writes those that are settled by now, so that they need not stand in
// memory until all else is written.
func (w *writer) writeSettled(ctx context.Context) error {
	for len(w.settling) > 0 {
		select {
		case <-w.settling[0].settled:
		default:
			return nil
		}
		if err := w.writeFirstPart(ctx); err != nil {
			return err
		}
	}
	return nil
}

// writeFirstPart writes a part, and has another one settled.
func (w *writer) writeFirstPart(ctx context.Context) error {
	p := w.settling[0]
	w.settling = w.settling[1:]
	if err := until(ctx, p.settled); err != nil {
		return err
	}
	if p.err != nil {
		return p.err
	}
	if err := w.writePositions(ctx, p.rows); err != nil {
		return err
	}
	return w.settleAhead(ctx)
}

// touchDecided has pairs that people decided on settled of all their claims,
// for a decision is tied to a quote, which no dossier holds.
func (w *writer) touchDecided(ctx context.Context) error {
	if !w.decided {
		return nil
	}
	rows, err := w.query(ctx, "SELECT instrument, actor FROM decision UNION SELECT on_instrument, on_actor FROM decision")
	if err != nil {
		return err
	}
	decided, err := collect(rows, scanPair)
	for _, p := range decided {
		if t := w.pairs[p]; t != nil {
			t.stale = true
		}
	}
	return err
}
