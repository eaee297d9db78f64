// Package queue hands articles from those who find them to those who read them,
// on one machine or many, over NATS JetStream.
//
// A tour: queue.go connects and makes the stream; server.go is the NATS server
// that a single program carries along; send.go puts articles in, work.go takes
// them out, reads and stores them. An article is acknowledged only when it is
// stored, so that whatever is killed, it is read by someone: twice perhaps, which
// changes nothing.
package queue

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// The names under which the queue is known to the server.
const (
	stream   = "SIGNATORY_ARTICLES"
	subject  = "signatory.articles"
	consumer = "readers"
)

// The bounds of the queue.
const (
	maxMessages = 100_000          // articles that wait; who hands in more waits too
	maxBytes    = 4 << 30          // of them
	maxPending  = 2048             // handed out and not acknowledged
	AckWait     = 2 * time.Minute  // after which an article is handed out again
	window      = 10 * time.Minute // in which the same article in the same state is taken once
)

// Queue is a connection to the queue. It is safe for many goroutines.
type Queue struct {
	conn   *nats.Conn
	js     jetstream.JetStream
	stream jetstream.Stream
	after  func()        // closes what this queue alone uses
	wait   time.Duration // see HandOutAgain
}

// Connect connects to the NATS server at url. It is looked for again and again
// where it goes away later.
func Connect(ctx context.Context, url string, o ...nats.Option) (*Queue, error) {
	o = append([]nats.Option{nats.Name("signatory"), nats.MaxReconnects(-1), nats.ReconnectWait(time.Second), nats.ReconnectJitter(500*time.Millisecond, time.Second)}, o...)
	conn, err := nats.Connect(url, o...)
	if err != nil {
		return nil, fmt.Errorf("NATS at %s: %w; is it running there? (--nats nats://host:4222)", url, err)
	}
	q := &Queue{conn: conn, after: func() {}, wait: AckWait}
	if err := q.prepare(ctx); err != nil {
		conn.Close()
		return nil, fmt.Errorf("NATS at %s: %w", url, err)
	}
	return q, nil
}

// prepare makes the stream where it is not there.
func (q *Queue) prepare(ctx context.Context) (err error) {
	if q.js, err = jetstream.New(q.conn); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	q.stream, err = q.js.CreateOrUpdateStream(ctx, jetstream.StreamConfig{
		Name: stream, Description: "articles to be read", Subjects: []string{subject},
		Retention: jetstream.WorkQueuePolicy, Storage: jetstream.FileStorage, Discard: jetstream.DiscardNew,
		MaxMsgs: maxMessages, MaxBytes: maxBytes, MaxMsgSize: -1, Duplicates: window,
	})
	if errors.Is(err, jetstream.ErrJetStreamNotEnabled) {
		err = fmt.Errorf("%w; start it with -js", err)
	}
	return err
}

// HandOutAgain sets after how long an article that was taken and is not stored is
// handed to another worker. It holds for all who take from the queue, from the next one on.
func (q *Queue) HandOutAgain(after time.Duration) { q.wait = after }

// Waiting is how many articles are in the queue, those that are being read included.
func (q *Queue) Waiting(ctx context.Context) (int, error) {
	info, err := q.stream.Info(ctx)
	if err != nil {
		return 0, fmt.Errorf("the queue: %w", err)
	}
	return int(info.State.Msgs), nil
}

// Drained waits until the queue is empty.
func (q *Queue) Drained(ctx context.Context) error {
	for {
		n, err := q.Waiting(ctx)
		if err == nil && n == 0 {
			return nil
		}
		select { // an error passes when the server is there again
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// Close ends the connection. What is in the queue stays there.
func (q *Queue) Close() {
	q.conn.FlushTimeout(2 * time.Second) //nolint:errcheck // articles that were given back and did not get there are handed out when their time is up
	q.conn.Close()
	q.after()
}
