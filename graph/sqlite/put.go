package sqlite

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"signatory/graph"
)

// The size of a transaction: whichever bound is met first. A large one writes
// each page that its articles share once.
const (
	batchReadings = 24000
	batchBytes    = 64 << 20
)

// Put stores readings; see graph.Writer. While one batch is written the next is
// made ready.
func (s *Store) Put(ctx context.Context, readings []graph.Reading) ([]graph.PutResult, error) {
	ctx, cancel := context.WithCancel(ctx)
	var others sync.WaitGroup
	defer func() { // for what they read is the caller's again
		cancel()
		others.Wait()
	}()
	s.tidy.beginPut()
	defer s.tidy.endPut(s.moveLog)
	results := make([]graph.PutResult, 0, len(readings))
	var unsound []error
	for b := range readyBatches(ctx, &others, s.founding.UnifyAll(readings)) {
		var some []graph.PutResult
		err := s.inTx(ctx, func(w *writer) (err error) {
			some, err = w.put(ctx, b)
			return err
		})
		if err != nil {
			return results, fmt.Errorf("put %d readings: %w", len(b.readings), err)
		}
		results = append(results, some...)
		for i := range b.readings {
			if err := b.readings[i].unsound; err != nil {
				unsound = append(unsound, err)
			}
		}
	}
	if err := ctx.Err(); err != nil {
		return results, err
	}
	return results, errors.Join(unsound...)
}

func (w *writer) put(ctx context.Context, b readied) ([]graph.PutResult, error) {
	batch := b.readings
	w.printed, w.worded = b.printed, b.worded
	known, err := w.known(ctx, b.ids)
	if err != nil {
		return nil, err
	}
	results := make([]graph.PutResult, len(batch))
	w.claims, w.mentions = make([]claimRow, 0, b.claims), make([]mentionRow, 0, b.entities)
	w.fresh, w.told = make([]fresh, 0, len(batch)), make([]telling, 0, len(batch))
	for i := range batch {
		if err := b.await(ctx, i); err != nil {
			return nil, err
		}
		r := &batch[i]
		if r.unsound != nil {
			results[i] = graph.Unsound
			continue
		}
		if results[i], err = w.putOne(ctx, r, known[r.Article.ID]); err != nil {
			return nil, fmt.Errorf("article %s: %w", r.Article.ID, err)
		}
	}
	return results, nil
}

// stored is what is known of an article that is there.
type stored struct {
	n      int64
	digest string
	reader string
}

// known finds which articles of a batch are stored, by their ids.
func (w *writer) known(ctx context.Context, ids []any) (map[string]stored, error) {
	out := map[string]stored{}
	err := w.lookUp(ctx, "SELECT id, n, digest, reader FROM wanted CROSS JOIN article ON id = k", ids, func(scan func(...any) error) error {
		var id string
		var s stored
		err := scan(&id, &s.n, &s.digest, &s.reader)
		out[id] = s
		return err
	})
	return out, err
}

// putOne takes a reading in: what it says is noted, to be written with the batch.
func (w *writer) putOne(ctx context.Context, r *ready, old stored) (graph.PutResult, error) {
	if old.n != 0 && old.digest == r.digest {
		return graph.Unchanged, w.readBy(ctx, old, r.Article.Reader)
	}
	if k := w.restored[r.Article.ID]; k != nil {
		r.digest = k.Digest
	}
	// Before the row of the last article may go, for a new one takes the number behind it.
	if err := w.number(ctx); err != nil {
		return "", err
	}
	mended, isMended := w.mends.Apply(&r.Reading)
	result := graph.Added
	if old.n != 0 {
		if err := w.forget(ctx, &mended, old.n); err != nil {
			return "", err
		}
		result = graph.Superseded
	}
	if isMended {
		if err := w.keepUnmended(ctx, &r.Reading); err != nil {
			return "", err
		}
		again, err := makeReady(&mended)
		if err != nil {
			return "", err
		}
		again.finish()
		again.digest, r = r.digest, &again
	}
	n := old.n
	if n == 0 {
		w.lastArticle++
		n = w.lastArticle
	}
	w.fresh = append(w.fresh, fresh{ready: r, n: n, isNew: old.n == 0})
	w.say(&r.Article, n, r)
	return result, nil
}

// readBy keeps by whom an article was read that says what it said before.
func (w *writer) readBy(ctx context.Context, old stored, reader string) error {
	if reader == "" || reader == old.reader {
		return nil
	}
	return w.exec(ctx, "UPDATE article SET reader = ? WHERE n = ?", reader, old.n)
}
