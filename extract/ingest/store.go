package ingest

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"signatory/graph"
)

// Store is what ingest needs of a store.
type Store interface {
	graph.Writer
	Ready(ctx context.Context) error
}

// The size of a batch: whichever bound is met first.
const (
	batchArticles = 256
	batchBytes    = 8 << 20
)

// Tally is what became of the articles so far.
type Tally struct {
	Articles   int `json:"articles"` // read and stored, or known already
	Added      int `json:"added"`
	Unchanged  int `json:"unchanged"`
	Superseded int `json:"superseded"`
	Failed     int `json:"failed"`
	Claims     int `json:"claims"`  // in the articles added or superseded
	Foreign    int `json:"foreign"` // of the articles added or superseded, those in another language than English
	Bytes      int `json:"bytes"`
}

// Reporter is told what happens in a run, in the order of the inputs.
type Reporter struct {
	Problem  func(text string)                              // what is to be told to a person, in one line
	Failed   func(ctx context.Context, dead Dead) error     // an article that was not taken in; its reason is told by Problem too
	Progress func(Tally)                                    // after each batch and each failure
	Stored   func(ctx context.Context, r []graph.PutResult) // after each batch
}

// Run stores what results yield, in batches and in order. The error is one that
// ends the run: the store does not answer, or ctx is done. What was stored
// before it stays stored.
func Run(ctx context.Context, store Store, results func(func(Result) bool), report Reporter) (Tally, error) {
	w := &writer{store: store, report: report.whole()}
	var err error
	for r := range results {
		for _, n := range r.Notes {
			w.report.Problem(n)
		}
		switch {
		case r.Idle:
			err = w.flush(ctx)
		case ctx.Err() != nil:
			err = context.Cause(ctx)
		case r.Err != nil:
			err = w.fail(ctx, Dead{What: subject(r), Input: r.Input, Reason: r.Err.Error()})
		case r.Held:
			w.pass(r)
		default:
			err = w.add(ctx, r)
		}
		if err != nil {
			return w.tally, err
		}
	}
	if err = w.flush(ctx); err == nil {
		err = context.Cause(ctx)
	}
	return w.tally, err
}

// whole has functions that do nothing in place of those that are not there.
func (r Reporter) whole() Reporter {
	if r.Problem == nil {
		r.Problem = func(string) {}
	}
	if r.Failed == nil {
		r.Failed = func(context.Context, Dead) error { return nil }
	}
	if r.Progress == nil {
		r.Progress = func(Tally) {}
	}
	if r.Stored == nil {
		r.Stored = func(context.Context, []graph.PutResult) {}
	}
	return r
}

// subject names what failed: an article by its path, else by the beginning of its reason, as "a.csv:7".
func subject(r Result) string {
	if p := r.Reading.Article.Path; p != "" {
		return p
	}
	name, _, _ := strings.Cut(r.Err.Error(), ": ")
	if !strings.HasPrefix(name, r.Input) {
		return r.Input
	}
	return name
}

// writer gathers a batch.
type writer struct {
	store  Store
	batch  []Result
	bytes  int
	tally  Tally
	report Reporter
}

func (w *writer) fail(ctx context.Context, d Dead) error {
	w.tally.Failed++
	w.report.Problem(d.Reason)
	w.report.Progress(w.tally)
	return w.report.Failed(ctx, d)
}

// pass counts an article that is stored already.
func (w *writer) pass(r Result) {
	w.tally.Articles++
	w.tally.Unchanged++
	w.tally.Bytes += r.Size
	if w.tally.Articles%batchArticles == 0 {
		w.report.Progress(w.tally)
	}
}

func (w *writer) add(ctx context.Context, r Result) error {
	w.batch = append(w.batch, r)
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
		if lost := w.lost(ctx, err); lost != nil {
			return fmt.Errorf("store %d articles: %w", len(w.batch), lost)
		}
		if err := w.oneByOne(ctx); err != nil {
			return err
		}
	}
	clear(w.batch)
	w.batch, w.bytes = w.batch[:0], 0
	w.report.Progress(w.tally)
	return nil
}

func (w *writer) oneByOne(ctx context.Context) error {
	for i := range w.batch {
		r := &w.batch[i]
		err := w.put(ctx, w.batch[i:i+1])
		if err == nil {
			continue
		}
		if lost := w.lost(ctx, err); lost != nil {
			return lost
		}
		path := r.Reading.Article.Path
		if err := w.fail(ctx, Dead{What: path, Input: r.Input, Reason: fmt.Sprintf("%s: %v", path, err)}); err != nil {
			return err
		}
	}
	return nil
}

// lost says why no article can be stored any more, if so; err is why one was not.
func (w *writer) lost(ctx context.Context, err error) error {
	switch {
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case errors.Is(err, graph.ErrFull):
		return err
	}
	return w.store.Ready(ctx)
}

func (w *writer) put(ctx context.Context, batch []Result) error {
	readings := make([]graph.Reading, len(batch))
	for i := range batch {
		readings[i] = batch[i].Reading
	}
	results, err := w.store.Put(ctx, readings)
	unsound := rejected(err)
	if err != nil && unsound == nil {
		return err
	}
	if len(results) != len(readings) {
		return fmt.Errorf("the store answered %d results for %d articles", len(results), len(readings))
	}
	for i, r := range results {
		if r == graph.Unsound {
			if err := w.fail(ctx, Dead{What: readings[i].Article.Path, Input: batch[i].Input, Reason: next(&unsound)}); err != nil {
				return err
			}
			continue
		}
		w.count(&readings[i], r)
	}
	w.report.Stored(ctx, results)
	return nil
}

// next takes the first of the errors that tell of unsound readings, which are in their order.
func next(errs *[]*graph.InvalidError) string {
	if len(*errs) == 0 {
		return "the reading is not sound"
	}
	e := (*errs)[0]
	*errs = (*errs)[1:]
	return e.Error()
}

func (w *writer) count(reading *graph.Reading, r graph.PutResult) {
	w.tally.Articles++
	w.tally.Bytes += len(reading.Article.Raw)
	switch r {
	case graph.Unchanged:
		w.tally.Unchanged++
		return
	case graph.Added:
		w.tally.Added++
	case graph.Superseded:
		w.tally.Superseded++
	}
	w.tally.Claims += len(reading.Claims)
	if l := reading.Article.Language; l != "" && l != "en" {
		w.tally.Foreign++
	}
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
