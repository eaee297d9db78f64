package graph

import (
	"context"
	"fmt"
	"sync"
)

// Made keeps what a store made of all that it holds until its revision changes.
// It is made once, however many ask, and to the end, whoever tires of waiting.
// The zero Made is ready to use.
type Made[T any] struct {
	mu   sync.Mutex
	kept *making[T] // the last one that was made without an error
	at   *making[T] // the one that is being made
}

// making is one revision's value while it is made, and after.
type making[T any] struct {
	revision string
	done     chan struct{}
	value    T
	err      error
}

// Get gives what is kept where the revision is the same, else what build makes.
// revision is read before, so that what is written meanwhile is seen by the next
// call. Where ctx ends first its error comes back, and build goes on.
func (c *Made[T]) Get(ctx context.Context, revision func(context.Context) (string, error), build func(context.Context) (T, error)) (T, error) {
	var none T
	for {
		now, err := revision(ctx)
		if err != nil {
			return none, fmt.Errorf("revision of the graph: %w", err)
		}
		m := c.begin(ctx, now, build)
		select {
		case <-m.done:
		case <-ctx.Done():
			return none, ctx.Err()
		}
		if m.err != nil || m.revision == now {
			return m.value, m.err
		}
	}
}

// begin gives what is kept of a revision, else what is being made, else begins to make it.
func (c *Made[T]) begin(ctx context.Context, revision string, build func(context.Context) (T, error)) *making[T] {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.kept != nil && c.kept.revision == revision:
		return c.kept
	case c.at != nil:
		return c.at
	}
	m := &making[T]{revision: revision, done: make(chan struct{})}
	c.at = m
	go func() {
		m.value, m.err = build(context.WithoutCancel(ctx))
		c.mu.Lock()
		if c.at = nil; m.err == nil {
			c.kept = m
		}
		c.mu.Unlock()
		close(m.done)
	}()
	return m
}
