package sqlite

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"
)

// TestMoverBeginsTheLogAnew: what is moved makes room for what is written next.
func TestMoverBeginsTheLogAnew(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "graph.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	write := func(bytes int) (pages, moved int) {
		t.Helper()
		if err := s.SetRecord(t.Context(), "test", "k", make([]byte, bytes)); err != nil {
			t.Fatal(err)
		}
		var busy int
		if err := s.read.QueryRowContext(t.Context(), "PRAGMA wal_checkpoint(NOOP)").Scan(&busy, &pages, &moved); err != nil {
			t.Fatal(err)
		}
		return pages, moved
	}
	long, moved := write(1 << 20)
	if long < 100 || moved != 0 {
		t.Fatalf("a megabyte made a log of %d pages, %d moved", long, moved)
	}
	s.mover.begin(s)
	if err := s.mover.wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	if pages, _ := write(10); pages >= long {
		t.Errorf("the log has %d pages after one of %d was moved", pages, long)
	}
}

// TestWriterWaitsForALongLog: who writes waits for the log where it is long, and then no
// longer than he has time.
func TestWriterWaitsForALongLog(t *testing.T) {
	moving := make(chan struct{})
	m := mover{done: moving}
	m.wrote(movedFrom-1, nil)
	if err := m.room(t.Context()); err != nil {
		t.Errorf("a short log: %v", err)
	}
	m.wrote(writtenTo, nil)
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if err := m.room(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a long log: %v, want the end of the time", err)
	}
	if !m.asked {
		t.Error("nobody asked to move the rest of a long log")
	}
	close(moving)
	if err := m.room(t.Context()); err != nil {
		t.Errorf("once the log is moved: %v", err)
	}
}
