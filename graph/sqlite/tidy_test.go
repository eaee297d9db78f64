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
	put := func(at time.Time) {
		d.beginPut()
		d.endPutAt(at, func() { moved <- true })
	}
	put(start)
	d.timer.Reset(time.Hour) // which the next one sets back
	put(start.Add(movedAfter - time.Second))
	select {
	case <-moved:
	case <-time.After(10 * quietFor):
		t.Fatal("the log was not moved after a rest")
	}
	put(start)
	put(start.Add(movedAfter))
	select {
	case <-moved:
	case <-time.After(quietFor / 2):
		t.Error("the log was not moved after a minute of puts")
	}
	put(start.Add(2 * movedAfter))
	d.beginPut()
	select {
	case <-moved:
		t.Error("the log was moved in the middle of a put")
	case <-time.After(2 * quietFor):
	}
	d.close()
}
