package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"sync"
)

// The sizes of the log, in pages.
const (
	movedFrom = 48000 // from which on it is moved while more is written
	writtenTo = 96000 // from which on who writes waits for that
)

// mover moves the log into the file by a connection of its own, beside the one that
// writes: that waits for disks most of its time. The log begins anew with a
// transaction that finds all of it moved; where none does, for each begins as soon as
// the one before is over, who writes waits once the log is long.
type mover struct {
	db *sql.DB // one connection

	mu     sync.Mutex
	long   bool          // who writes next waits
	asked  bool          // more has been written since the move began
	done   chan struct{} // closed when all is moved; nil: nothing is being moved
	closed bool
}

// wrote tells how many pages the log holds once something has been written.
func (m *mover) wrote(pages int, s *Store) {
	m.mu.Lock()
	m.long = pages >= writtenTo
	m.mu.Unlock()
	if pages >= movedFrom {
		m.begin(s)
	}
}

// begin has the log moved: all that has been written by now.
func (m *mover) begin(s *Store) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.asked = true
	if m.closed || m.done != nil {
		return
	}
	done := make(chan struct{})
	m.done = done
	go func() {
		defer close(done)
		for m.more() {
			// What readers need stays, and nobody waits.
			if _, err := m.db.ExecContext(context.Background(), "PRAGMA wal_checkpoint(PASSIVE)"); err != nil {
				s.log.Warn("the log was not moved into the file", "path", s.path, "error", err)
			}
		}
	}()
}

// more tells whether there is anything to move, and if not that no move is under way.
func (m *mover) more() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	more := m.asked && !m.closed
	if m.asked = false; !more {
		m.done = nil
	}
	return more
}

// room waits for the log to be moved where it is long.
func (m *mover) room(ctx context.Context) error {
	m.mu.Lock()
	long := m.long
	m.mu.Unlock()
	if !long {
		return nil
	}
	return m.wait(ctx)
}

// wait waits until nothing is being moved.
func (m *mover) wait(ctx context.Context) error {
	m.mu.Lock()
	done := m.done
	m.mu.Unlock()
	return until(ctx, done)
}

// close ends when nothing is moved any more.
func (m *mover) close() error {
	m.mu.Lock()
	m.closed = true
	m.mu.Unlock()
	if m.db == nil {
		return nil
	}
	return errors.Join(m.wait(context.Background()), m.db.Close())
}

// logPages is how many pages the log holds.
func logPages(ctx context.Context, conn *sql.Conn) (pages int, err error) {
	var busy, moved int
	err = conn.QueryRowContext(ctx, "PRAGMA wal_checkpoint(NOOP)").Scan(&busy, &pages, &moved)
	return pages, err
}
