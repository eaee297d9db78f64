package queue

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"signatory/extract/article"
	"signatory/extract/ingest"
)

// Worker reads the articles of a queue and stores what they say.
type Worker struct {
	Queue  *Queue
	Store  ingest.Store
	Reader ingest.Reader
	Report ingest.Reporter
	Log    *slog.Logger
	// Drain ends the work when the queue is empty; else it goes on until ctx is done.
	Drain bool
}

// The size of what a worker takes at once, and how long it waits for it.
const (
	fetchArticles = 64
	fetchWait     = 500 * time.Millisecond
	// An article that was handed out so often and never acknowledged has ended its
	// worker each time, or is of another program: it is set aside.
	maxDeliveries = 4
)

// Run works until ctx is done, or the queue is empty and Drain is set. It tells
// what became of all articles. The error is the store's, or ctx's.
func (w *Worker) Run(ctx context.Context) (ingest.Tally, error) {
	var total ingest.Tally
	for {
		messages, err := w.fetch(ctx)
		if ctx.Err() != nil {
			return total, context.Cause(ctx)
		}
		if err != nil {
			w.Log.WarnContext(ctx, "the queue does not answer", "error", err)
			if serr := pause(ctx, time.Second); serr != nil {
				return total, serr
			}
			continue
		}
		if len(messages) == 0 {
			if n, err := w.Queue.Waiting(ctx); w.Drain && err == nil && n == 0 {
				return total, nil
			}
			continue
		}
		tally, err := w.batch(ctx, messages)
		total = add(total, tally)
		if err != nil {
			return total, err
		}
		if w.Report.Progress != nil {
			w.Report.Progress(total)
		}
	}
}

func (w *Worker) fetch(ctx context.Context) ([]jetstream.Msg, error) {
	c, err := w.Queue.stream.CreateOrUpdateConsumer(ctx, jetstream.ConsumerConfig{Durable: consumer, AckPolicy: jetstream.AckExplicitPolicy,
		AckWait: w.Queue.wait, MaxAckPending: maxPending})
	if err != nil {
		return nil, err
	}
	got, err := c.Fetch(fetchArticles, jetstream.FetchMaxWait(fetchWait))
	if err != nil {
		return nil, err
	}
	var out []jetstream.Msg
	for m := range got.Messages() {
		out = append(out, m)
	}
	if err := got.Error(); err != nil && len(out) == 0 && !errors.Is(err, context.DeadlineExceeded) {
		return nil, err
	}
	return out, nil
}

// batch reads and stores some articles, and acknowledges them when they are
// stored or set aside. Where the store is gone they go back into the queue.
func (w *Worker) batch(ctx context.Context, messages []jetstream.Msg) (ingest.Tally, error) {
	inputs := make([]ingest.Input, len(messages))
	for i, m := range messages {
		inputs[i] = input(m)
	}
	report := w.Report
	report.Progress = nil
	tally, err := ingest.Run(ctx, w.Store, w.Reader.Read(ctx, inputs), report)
	if err != nil {
		for _, m := range messages {
			if nak := m.Nak(); nak != nil {
				w.Log.DebugContext(ctx, "given back by time only", "error", nak)
			}
		}
		return tally, err
	}
	for _, m := range messages {
		if ack := m.DoubleAck(ctx); ack != nil { // it is read once more, which changes nothing
			w.Log.WarnContext(ctx, "not acknowledged", "error", ack)
		}
	}
	return tally, nil
}

// input is a message as a source of one article.
func input(m jetstream.Msg) ingest.Input {
	l, err := unpack(m.Data())
	name := l.Input
	if err != nil {
		name = "queue"
		err = fmt.Errorf("queue: %w", err)
	}
	if meta, merr := m.Metadata(); err == nil && merr == nil && meta.NumDelivered > maxDeliveries {
		err = fmt.Errorf("%s: it was handed out %d times and never finished; set aside", l.Article.Path, meta.NumDelivered-1)
	}
	return ingest.Input{Name: name, Size: int64(len(m.Data())), Kind: ingest.Single, Docs: func(context.Context) iter.Seq2[*article.Document, error] {
		return func(yield func(*article.Document, error) bool) {
			if err != nil {
				yield(nil, err)
				return
			}
			a := l.Article
			a.Raw = l.Raw
			d, err := article.Again(a)
			if err != nil {
				err = fmt.Errorf("%s: %w", a.Path, err)
			}
			yield(d, err)
		}
	}}
}

func add(a, b ingest.Tally) ingest.Tally {
	a.Articles, a.Added, a.Unchanged, a.Superseded = a.Articles+b.Articles, a.Added+b.Added, a.Unchanged+b.Unchanged, a.Superseded+b.Superseded
	a.Failed, a.Claims, a.Foreign, a.Bytes = a.Failed+b.Failed, a.Claims+b.Claims, a.Foreign+b.Foreign, a.Bytes+b.Bytes
	return a
}

func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-time.After(d):
		return nil
	}
}
