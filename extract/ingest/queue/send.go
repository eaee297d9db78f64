package queue

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"time"

	"github.com/klauspost/compress/gzip"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"signatory/extract/article"
	"signatory/graph"
)

// letter is an article on its way: all that is needed to read it elsewhere.
type letter struct {
	Article graph.Article `json:"article"`
	Raw     []byte        `json:"raw"`
	Input   string        `json:"input"` // from which it came, to be read again if it fails
}

func (l letter) pack() ([]byte, error) {
	body, err := json.Marshal(l)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err = z.Write(body)
	err = errors.Join(err, z.Close())
	return b.Bytes(), err
}

func unpack(data []byte) (letter, error) {
	var l letter
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return l, fmt.Errorf("not an article of this queue: %w", err)
	}
	body, err := io.ReadAll(io.LimitReader(z, 4*article.MaxSize))
	if err == nil {
		err = json.Unmarshal(body, &l)
	}
	if err != nil {
		return l, fmt.Errorf("not an article of this queue: %w", err)
	}
	return l, nil
}

// Sender puts articles into a queue, from one goroutine.
type Sender struct {
	q    *Queue
	seen map[uint64]uint64 // of each article the state that was sent, by hashes
	salt string
}

// NewSender makes a Sender. With again set, articles are taken though they were
// sent in the same state a moment ago.
func (q *Queue) NewSender(again bool) *Sender {
	s := &Sender{q: q, seen: map[uint64]uint64{}}
	if again {
		s.salt = fmt.Sprint("-", time.Now().UnixNano())
	}
	return s
}

// Send puts an article into the queue and returns when the server has it on its
// disk. Where the queue is full it waits. A second state of an article that was sent
// waits until the queue is empty, so that it cannot be overtaken by the first.
func (s *Sender) Send(ctx context.Context, d *article.Document, input string) error {
	a := d.Article
	id, state := sum(a.ID), sum(a.Revision)
	if before, ok := s.seen[id]; ok && before == state {
		return nil
	} else if ok {
		if err := s.q.Drained(ctx); err != nil {
			return err
		}
	}
	data, err := letter{Article: a, Raw: a.Raw, Input: input}.pack()
	if err != nil {
		return fmt.Errorf("%s: %w", a.Path, err)
	}
	if limit := s.q.conn.MaxPayload(); int64(len(data)) > limit {
		return fmt.Errorf("%s: %w: %d bytes packed, and the server takes %d; raise its max_payload", a.Path, ErrTooLarge, len(data), limit)
	}
	msg := &nats.Msg{Subject: subject, Data: data, Header: nats.Header{jetstream.MsgIDHeader: {a.ID + "@" + a.Revision + s.salt}}}
	if err := s.publish(ctx, msg); err != nil {
		return fmt.Errorf("%s: %w", a.Path, err)
	}
	s.seen[id] = state
	return nil
}

// ErrTooLarge tells of an article that the server takes in no message.
var ErrTooLarge = errors.New("too large for the queue")

// publish tries until the server has it: it may be full, or away for a while.
func (s *Sender) publish(ctx context.Context, msg *nats.Msg) error {
	for pause := 20 * time.Millisecond; ; pause = min(2*pause, 2*time.Second) {
		try, cancel := context.WithTimeout(ctx, 5*time.Second)
		_, err := s.q.js.PublishMsg(try, msg)
		cancel()
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(pause):
		}
	}
}

func sum(s string) uint64 {
	h := fnv.New64a()
	io.WriteString(h, s) //nolint:errcheck // a hash takes everything
	return h.Sum64()
}
