package bench

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"
)

// StatusError is an answer of HTTP that is not what was asked for.
type StatusError struct {
	Path   string
	Status int
}

func (e *StatusError) Error() string { return fmt.Sprintf("%s answers %d", e.Path, e.Status) }

var errNotAsked = errors.New("not asked: all clients were far behind")

// answer is when one came, since the beginning, and how long after it was due.
type answer struct {
	at, took time.Duration
	failed   bool
}

// tally is all that came of the questions, or of the articles.
type tally struct {
	answers  []answer
	failures map[string]int
	first    error
}

// note counts an answer to what was due at a moment. What is broken off when the soak ends early is none.
func (s *soak) note(t *tally, due time.Duration, err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	now := time.Since(s.start)
	s.mu.Lock()
	defer s.mu.Unlock()
	t.answers = append(t.answers, answer{now, now - due, err != nil})
	if err == nil {
		return
	}
	var status *StatusError
	kind := "no answer"
	switch {
	case errors.As(err, &status):
		kind = strconv.Itoa(status.Status)
	case errors.Is(err, errNotAsked):
		kind = "not asked"
	}
	if t.first == nil {
		t.first = err
	}
	t.failures[kind]++
}

// span is what was answered from one moment to another, or from it on.
func (s *soak) span(from, until time.Duration, open bool) SoakSpan {
	within := func(t *tally) (took []time.Duration, failed int) {
		for _, a := range t.answers {
			if a.at < from || a.at >= until && !open {
				continue
			}
			took = append(took, a.took)
			if a.failed {
				failed++
			}
		}
		return took, failed
	}
	s.mu.Lock()
	reads, failed := within(&s.reads)
	writes, lost := within(&s.writes)
	s.mu.Unlock()
	r, w := percentiles(reads), percentiles(writes)
	return SoakSpan{Until: until.Seconds(), Asked: len(reads), Failed: failed, P50: r.P50, P95: r.P95, P99: r.P99,
		Written: len(writes), WritesFailed: lost, WriteP50: w.P50, WriteP99: w.P99}
}

// figures sums a soak up.
func (s *soak) figures(minutes []SoakSpan) Soaked {
	f := Soaked{Rate: s.Rate, Clients: s.Clients, Writes: s.Writes, Minutes: minutes, Failures: s.reads.failures, WriteFailures: s.writes.failures}
	f.All, f.First, f.Last = s.span(0, s.For, true), s.span(0, s.For/10, false), s.span(s.For-s.For/10, s.For, true)
	f.All.Sizes = meanSizes(minutes, 0, f.All.Until)
	f.First.Sizes = meanSizes(minutes, 0, f.First.Until)
	f.Last.Sizes = meanSizes(minutes, (s.For - s.For/10).Seconds(), f.Last.Until)
	for _, t := range []*tally{&s.reads, &s.writes} {
		if t.first != nil && f.FirstFailure == "" {
			f.FirstFailure = t.first.Error()
		}
	}
	return f
}

// meanSizes are the means of the sizes at the ends of spans, of those that end behind a moment and up to another.
func meanSizes(spans []SoakSpan, from, until float64) Sizes {
	var sum Sizes
	n := int64(0)
	for _, m := range spans {
		if m.Until > from && m.Until <= until {
			sum.Resident, sum.Own, sum.Heap, sum.File = sum.Resident+m.Resident, sum.Own+m.Own, sum.Heap+m.Heap, sum.File+m.File
			n++
		}
	}
	n = max(n, 1)
	return Sizes{sum.Resident / n, sum.Own / n, sum.Heap / n, sum.File / n}
}
