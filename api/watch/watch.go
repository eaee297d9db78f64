// Package watch tells of changes as they are stored, to streams of events, feeds
// and webhooks alike.
//
// A Filter says which changes one is told of; Each lists those of a window of
// time, in its words. A Pulse looks every two seconds whether anything was stored
// at all, by whatever program, and wakes who waits.
package watch

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"signatory/graph"
)

// Lag is how long after it was stored a change is told at the earliest. What is
// stored in one go bears the moment at which that began; it is seen once it is whole.
const Lag = 5 * time.Second

// every is how often a Pulse looks.
const every = 2 * time.Second

// Filter selects changes. The zero Filter takes all.
type Filter struct {
	Actor      string             `json:"actor,omitempty" maxLength:"512"`
	Instrument string             `json:"instrument,omitempty" maxLength:"512"`
	Stance     []graph.Stance     `json:"stance,omitempty" maxItems:"8"`    // of the position after, or before where there is none any more
	Kind       []graph.ChangeKind `json:"kind,omitempty" maxItems:"7"`      // of the change
	Actors     []string           `json:"actors,omitempty" maxItems:"1000"` // where not nil, these alone
	Words      string             `json:"words,omitempty" maxLength:"500"`  // all of which stand in the names of actor and instrument
}

// Takes reports whether a change is one of those.
func (f *Filter) Takes(c *graph.Change) bool {
	standing := c.After
	if standing == nil {
		standing = c.Before
	}
	switch {
	case f.Actor != "" && c.Actor.ID != f.Actor, f.Instrument != "" && c.Instrument.ID != f.Instrument,
		f.Actors != nil && !slices.Contains(f.Actors, c.Actor.ID),
		len(f.Kind) > 0 && !slices.Contains(f.Kind, c.Kind),
		len(f.Stance) > 0 && !slices.Contains(f.Stance, standing.Stance):
		return false
	}
	names := graph.Words(c.Actor.Name + " " + c.Instrument.Name)
	return !slices.ContainsFunc(graph.Words(f.Words), func(w string) bool {
		return !slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, w) })
	})
}

// Each tells the changes between two moments that a filter takes, the latest
// first where latest is set, until do ends it with false.
func Each(ctx context.Context, s graph.Changes, from, to time.Time, f *Filter, latest bool, do func(*graph.Change) (bool, error)) error {
	q := graph.ChangeQuery{From: from, To: to, Actor: f.Actor, Instrument: f.Instrument, Latest: latest, Paging: graph.Paging{Limit: 200}}
	for {
		page, err := s.Changes(ctx, q)
		if err != nil {
			return err
		}
		for i := range page.Items {
			if !f.Takes(&page.Items[i]) {
				continue
			}
			if more, err := do(&page.Items[i]); err != nil || !more {
				return err
			}
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			return nil
		}
	}
}

// Pulse wakes those who wait for something to be stored. It looks as long as anybody waits.
type Pulse struct {
	store graph.Changes
	now   func() time.Time
	fail  func(error)

	mu      sync.Mutex
	waiting map[chan struct{}]bool
	stop    context.CancelFunc
}

// NewPulse makes a pulse; fail is told what keeps it from looking.
func NewPulse(store graph.Changes, now func() time.Time, fail func(error)) *Pulse {
	return &Pulse{store: store, now: now, fail: fail, waiting: map[chan struct{}]bool{}}
}

// Wait gives a channel that is told after each time that something was stored,
// until cancel is called.
func (p *Pulse) Wait() (woken <-chan struct{}, cancel func()) {
	ch := make(chan struct{}, 1)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.waiting[ch] = true
	if len(p.waiting) == 1 {
		ctx, stop := context.WithCancel(context.Background())
		p.stop = stop
		go p.look(ctx, p.now().Add(-Lag-every))
	}
	return ch, func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.waiting, ch)
		if len(p.waiting) == 0 && p.stop != nil {
			p.stop()
			p.stop = nil
		}
	}
}

// Waiting is how many wait.
func (p *Pulse) Waiting() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.waiting)
}

func (p *Pulse) look(ctx context.Context, from time.Time) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		to := p.now().Add(-Lag)
		page, err := p.store.Changes(ctx, graph.ChangeQuery{From: from, To: to, Paging: graph.Paging{Limit: 1}})
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			p.fail(err)
			continue
		case len(page.Items) > 0:
			p.wake()
		}
		from = to
	}
}

func (p *Pulse) wake() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for ch := range p.waiting {
		select {
		case ch <- struct{}{}:
		default: // it was told already and has not looked yet
		}
	}
}
