package sqlite

import (
	"context"
	"sync"
	"time"
)

const (
	// quietFor is how long nothing is put before the log is moved into the file.
	quietFor = 2 * time.Second
	// movedAfter is how long the log of a feed that never rests may stay where it is.
	movedAfter = time.Minute
)

// tidy moves the log into the file after a load, and now and then where articles
// never stop to come. What stands in the log is found
// by looking it up there and read piece by piece, what stands in the file is
// mapped into memory; and a load ends with a log of hundreds of megabytes, which
// would else stay until much more is written.
type tidy struct {
	mu     sync.Mutex
	timer  *time.Timer
	first  time.Time // when something was put first since the log was moved
	closed bool
	moving sync.WaitGroup
}

// put tells that something has been.
func (t *tidy) put(move func()) { t.putAt(time.Now(), move) }

func (t *tidy) putAt(now time.Time, move func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed {
		return
	}
	if t.first.IsZero() {
		t.first = now
	}
	switch {
	case t.timer == nil:
		t.timer = time.AfterFunc(quietFor, func() {
			if t.begin() {
				defer t.moving.Done()
				move()
			}
		})
	case now.Sub(t.first) < movedAfter:
		t.timer.Reset(quietFor)
	}
}

func (t *tidy) begin() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.first = time.Time{}
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

// moveLog moves as much of the log as no reader needs, and gives back the pages that
// the writer has kept in memory, a quarter of a gigabyte at most. That it cannot be done is
// no loss: the log counts as the file does.
func (s *Store) moveLog() {
	for _, pragma := range []string{"PRAGMA wal_checkpoint(PASSIVE)", "PRAGMA shrink_memory"} {
		if _, err := s.write.ExecContext(context.Background(), pragma); err != nil {
			s.log.Warn("the log was not moved into the file", "path", s.path, "error", err)
			return
		}
	}
}
