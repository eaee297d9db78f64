package sqlite

import (
	"context"
	"maps"
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
	settled chan struct{} // closed when they are
}

// beginSettling reads the positions of all touched pairs and has them settled, by
// graph.Settle, while the rest is written.
func (w *writer) beginSettling(ctx context.Context) error {
	if err := w.touchDecided(ctx); err != nil {
		return err
	}
	sources := make(map[int64]string, len(w.fresh))
	for i := range w.fresh {
		sources[w.fresh[i].n] = w.fresh[i].source
	}
	pairs := slices.SortedFunc(maps.Keys(w.pairs), comparePairs)
	for some := range slices.Chunk(pairs, settledAtOnce) {
		if err := ctx.Err(); err != nil {
			return err
		}
		rows := make([]positionRow, 0, len(some))
		for _, p := range some {
			t := w.pairs[p]
			for _, c := range t.added {
				t.stale = t.stale || sources[c.articleN] == "" // of an article that is stated anew
			}
			if t.stale || len(t.added) > 0 {
				rows = append(rows, positionRow{pair: p, touched: t, every: t.stale || !w.inOrder()})
			}
		}
		if err := w.load(ctx, rows); err != nil {
			return err
		}
		if len(w.settling) == settledAhead {
			if err := w.writeFirstPart(ctx); err != nil {
				return err
			}
		}
		w.settleBeside(rows, sources)
	}
	return nil
}

// settleBeside has positions settled when those before them are.
func (w *writer) settleBeside(rows []positionRow, sources map[int64]string) {
	p := &part{rows, make(chan struct{})}
	var before *part
	if n := len(w.settling); n > 0 {
		before = w.settling[n-1]
	}
	w.settling = append(w.settling, p)
	go func() {
		defer close(p.settled)
		if before != nil {
			<-before.settled
		}
		inParallel(len(rows), 1, func(i int) { rows[i].settle(sources) })
	}()
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

func (w *writer) writeFirstPart(ctx context.Context) error {
	p := w.settling[0]
	w.settling = w.settling[1:]
	<-p.settled
	return w.writePositions(ctx, p.rows)
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
