package sqlite

import (
	"testing"
	"time"
)

// TestTidyOfAFeed: what is put without rest puts the moving of the log off for a minute, not for ever.
func TestTidyOfAFeed(t *testing.T) {
	moved := make(chan bool, 1)
	var d tidy
	start := time.Now()
	d.putAt(start, func() { moved <- true })
	d.timer.Reset(time.Hour) // which the next one sets back
	d.putAt(start.Add(movedAfter-time.Second), nil)
	select {
	case <-moved:
	case <-time.After(10 * quietFor):
		t.Fatal("the log was not moved after a rest")
	}
	d.putAt(start, nil)
	d.timer.Reset(time.Hour)
	d.putAt(start.Add(movedAfter), nil) // the timer runs on as it was set
	select {
	case <-moved:
		t.Error("the timer was set anew after a minute of puts")
	case <-time.After(2 * quietFor):
	}
	d.close()
}
