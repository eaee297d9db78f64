package graph

import (
	"context"
	"errors"
	"sync"
	"testing"
)

// What is made is made once a revision, goes on when its first asker leaves, and
// is made anew after an error.
func TestMade(t *testing.T) {
	var (
		c       Made[int]
		at      = "1"
		builds  int
		gate    = make(chan struct{})
		failing error
	)
	revision := func(context.Context) (string, error) { return at, nil }
	build := func(ctx context.Context) (int, error) {
		<-gate
		builds++
		return builds, errors.Join(failing, ctx.Err())
	}
	tired, leave := context.WithCancel(t.Context())
	leave()
	if _, err := c.Get(tired, revision, build); !errors.Is(err, context.Canceled) {
		t.Fatalf("who left is told %v", err)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if v, err := c.Get(t.Context(), revision, build); v != 1 || err != nil {
				t.Errorf("got %d, %v, want what the first asker had made", v, err)
			}
		})
	}
	close(gate)
	all.Wait()
	at, failing = "2", errors.New("broken")
	if _, err := c.Get(t.Context(), revision, build); !errors.Is(err, failing) {
		t.Errorf("a failure is told as %v", err)
	}
	failing = nil
	if v, err := c.Get(t.Context(), revision, build); v != 3 || err != nil || builds != 3 {
		t.Errorf("after a failure: %d, %v, made %d times", v, err, builds)
	}
}
