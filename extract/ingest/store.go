package ingest

import (
	"context"
	"errors"
	"fmt"

	"signatory/graph"
)

// Store is what ingest needs of a store.
type Store interface {
	graph.Writer
	Ready(ctx context.Context) error
}

// The size of a batch: whichever bound is met first.
const (
	batchArticles = 64
	batchBytes    = 8 << 20
)

// Tally is what became of the articles so far.
type Tally struct {
	Articles   int `json:"articles"` // read and stored
	Added      int `json:"added"`
	Unchanged  int `json:"unchanged"`
	Superseded int `json:"superseded"`
	Failed     int `json:"failed"`
	Claims     int `json:"claims"` // in the articles added or superseded
	Bytes      int `json:"bytes"`
}

// Run stores what results yield, in batches and in order. Problems are told to
// problem, one line each; progress is told after each batch. The error is one
// that ends the run: the store does not answer, or ctx is done. What was
// stored before it stays stored.
func Run(ctx context.Context, store Store, results func(func(Result) bool), problem func(string), progress func(Tally)) (Tally, error) {
	w := &writer{store: store, problem: problem, progress: progress}
	var err error
	for r := range results {
		for _, n := range r.Notes {
			problem(n)
		}
		if r.Err != nil {
			w.fail(r.Err)
			continue
		}
		if err = w.add(ctx, r); err != nil {
			return w.tally, err
		}
	}
	if err = w.flush(ctx); err == nil {
		err = context.Cause(ctx)
	}
	return w.tally, err
}

// writer gathers a batch.
type writer struct {
	store    Store
	batch    []graph.Reading
	bytes    int
	tally    Tally
	problem  func(string)
	progress func(Tally)
}

func (w *writer) fail(err error) {
	w.tally.Failed++
	w.problem(err.Error())
	w.progress(w.tally)
}

func (w *writer) add(ctx context.Context, r Result) error {
	w.batch = append(w.batch, r.Reading)
	w.bytes += r.Size
	if len(w.batch) < batchArticles && w.bytes < batchBytes {
		return nil
	}
	return w.flush(ctx)
}

// flush stores the batch. Where the store refuses it, each of its articles is
// tried alone, so that one which cannot be stored harms no other.
func (w *writer) flush(ctx context.Context) error {
	if len(w.batch) == 0 {
		return nil
	}
	if err := w.put(ctx, w.batch); err != nil {
		if lost := w.lost(ctx); lost != nil {
			return fmt.Errorf("store %d articles: %w", len(w.batch), lost)
		}
		for i := range w.batch {
			if err := w.put(ctx, w.batch[i:i+1]); err != nil {
				if lost := w.lost(ctx); lost != nil {
					return lost
				}
				w.fail(fmt.Errorf("%s: %w", w.batch[i].Article.Path, err))
			}
		}
	}
	w.batch, w.bytes = w.batch[:0], 0
	w.progress(w.tally)
	return nil
}

// lost says why no article can be stored any more, if so.
func (w *writer) lost(ctx context.Context) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return w.store.Ready(ctx)
}

func (w *writer) put(ctx context.Context, readings []graph.Reading) error {
	results, err := w.store.Put(ctx, readings)
	for _, unsound := range rejected(err) {
		w.problem(unsound.Error())
	}
	if err != nil && rejected(err) == nil {
		return err
	}
	if len(results) != len(readings) {
		return fmt.Errorf("the store answered %d results for %d articles", len(results), len(readings))
	}
	for i, r := range results {
		if r == graph.Unsound {
			w.tally.Failed++
			continue
		}
		w.tally.Articles++
		w.tally.Bytes += len(readings[i].Article.Raw)
		switch r {
		case graph.Unchanged:
			w.tally.Unchanged++
			continue
		case graph.Added:
			w.tally.Added++
		case graph.Superseded:
			w.tally.Superseded++
		}
		w.tally.Claims += len(readings[i].Claims)
	}
	return nil
}

// rejected gives the readings that a store turned away one by one and stored
// the others; nil where err says anything else.
func rejected(err error) []*graph.InvalidError {
	var out []*graph.InvalidError
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return nil
	}
	for _, e := range joined.Unwrap() {
		var unsound *graph.InvalidError
		if errors.As(e, &unsound) {
			out = append(out, unsound)
		} else if inner := rejected(e); inner != nil {
			out = append(out, inner...)
		} else {
			return nil
		}
	}
	return out
}
