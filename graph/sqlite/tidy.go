package sqlite

import (
	"context"
	"sync"
	"time"
)

// quietFor is how long nothing is put before the log is moved into the file.
const quietFor = 2 * time.Second

// tidy moves the log into the file after a load. What stands in the log is found
// by looking it up there and read piece by piece, what stands in the file is
// mapped into memory; and a load ends with a log of hundreds of megabytes, which
// would else stay until much more is written.
type tidy struct {
	mu     sync.Mutex
	timer  *time.Timer
	closed bool
	moving sync.WaitGroup
}

// put tells that something has been.
func (t *tidy) put(move func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch {
	case t.closed:
	case t.timer == nil:
		t.timer = time.AfterFunc(quietFor, func() {
			if t.begin() {
				defer t.moving.Done()
				move()
			}
		})
	default:
		t.timer.Reset(quietFor)
	}
}

func (t *tidy) begin() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.closed {
		t.moving.Add(1)
	}
	return !t.closed
}

// close waits until nothing is moved any more.
func (t *tidy) close() {
	t.mu.Lock()
	t.closed = true
	if t.timer != nil {
		t.timer.Stop()
	}
	t.mu.Unlock()
	t.moving.Wait()
}

// moveLog moves as much of the log as no reader needs. That it cannot be done is
// no loss: the log counts as the file does.
func (s *Store) moveLog() {
	if _, err := s.write.ExecContext(context.Background(), "PRAGMA wal_checkpoint(PASSIVE)"); err != nil {
		s.log.Warn("the log was not moved into the file", "path", s.path, "error", err)
	}
}
