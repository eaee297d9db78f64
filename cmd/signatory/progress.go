package main

import (
	"fmt"
	"time"

	"github.com/schollz/progressbar/v3"

	"signatory/extract/ingest"
)

// lineEvery is the time between lines of progress where there is no terminal.
const lineEvery = 5 * time.Second

// progress shows how far a run is: a bar on a terminal, else a line now and then.
type progress struct {
	problem func(string) // tells of a problem without tearing the bar
	tally   func(ingest.Tally)
	done    func()
}

// progress shows a run over what was found, of which taken bytes are read.
func (a *app) progress(found ingest.Found, taken func() int64, quiet bool) progress {
	size := found.Size()
	if !terminal(a.err) {
		return a.progressLines(size, taken, quiet)
	}
	bar := progressbar.NewOptions64(size, progressbar.OptionSetWriter(a.err), progressbar.OptionShowBytes(true),
		progressbar.OptionSetPredictTime(true), progressbar.OptionShowElapsedTimeOnFinish(), progressbar.OptionFullWidth(),
		progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100*time.Millisecond))
	start := time.Now()
	return progress{
		problem: func(text string) {
			bar.Clear() //nolint:errcheck // a bar that cannot be drawn stops no run
			a.problem(text)
		},
		tally: func(t ingest.Tally) {
			bar.Describe(describe(t, time.Since(start)))
			bar.Set64(taken()) //nolint:errcheck // as above
		},
		done: func() { bar.Finish() }, //nolint:errcheck // as above
	}
}

func (a *app) progressLines(size int64, taken func() int64, quiet bool) progress {
	start := time.Now()
	last := start
	return progress{problem: a.problem, done: func() {}, tally: func(t ingest.Tally) {
		now := time.Now()
		if quiet || now.Sub(last) < lineEvery {
			return
		}
		last = now
		text := describe(t, now.Sub(start))
		if n := taken(); size > 0 && n > 0 {
			left := time.Duration(float64(now.Sub(start)) * float64(size-n) / float64(n)).Round(time.Second)
			text += fmt.Sprintf("; %d %% read, %s left", 100*n/size, max(0, left))
		}
		a.problem(text)
	}}
}

func describe(t ingest.Tally, since time.Duration) string {
	n := t.Articles + t.Failed
	return fmt.Sprintf("%d articles (%.0f/s), %d claims, %d failed", n, float64(n)/max(since.Seconds(), 0.001), t.Claims, t.Failed)
}
