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
	mu      sync.Mutex
	timer   *time.Timer
	first   time.Time // when something was put first since the log was moved
	putting int       // calls that put something
	closed  bool
	moving  sync.WaitGroup
}

// beginPut tells that something is being put: that is no rest, however long it takes.
func (t *tidy) beginPut() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.putting++
	if t.timer != nil {
		t.timer.Stop()
	}
}

// endPut tells that it has been put.
func (t *tidy) endPut(move func()) { t.endPutAt(time.Now(), move) }

func (t *tidy) endPutAt(now time.Time, move func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.putting--; t.closed || t.putting > 0 {
		return
	}
	if t.first.IsZero() {
		t.first = now
	}
	wait := quietFor
	if now.Sub(t.first) >= movedAfter {
		wait = 0
	}
	if t.timer != nil {
		t.timer.Reset(wait)
		return
	}
	t.timer = time.AfterFunc(wait, func() {
		if t.begin() {
			defer t.moving.Done()
			move()
		}
	})
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
	s.mover.begin(s)
	if err := s.mover.wait(context.Background()); err != nil {
		return
	}
	if _, err := s.write.ExecContext(context.Background(), "PRAGMA shrink_memory"); err != nil {
		s.log.Warn("the writer kept its pages in memory", "path", s.path, "error", err)
	}
}
