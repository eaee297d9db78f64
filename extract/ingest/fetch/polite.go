package fetch

import (
	"context"
	"math/rand/v2"
	"net/url"
	"strings"
	"sync"
	"time"
)

// Polite asks each host for one page at a time with a pause between, however
// many goroutines ask. It is safe for all of them.
type Polite struct {
	fetcher *Fetcher
	gap     time.Duration
	robots  bool
	now     func() time.Time
	sleep   func(context.Context, time.Duration) error

	lock  sync.Mutex
	hosts map[string]*host
}

// host is what is known of one host.
type host struct {
	turn  chan struct{} // holds one token; who has it asks
	next  time.Time     // when the host may be asked again
	rules *rules
}

// NewPolite asks through f. gap is the least pause between two requests to one
// host, to which up to a half is added by chance. With robots each site's
// robots.txt is asked first and obeyed.
func NewPolite(f *Fetcher, gap time.Duration, robots bool) *Polite {
	return &Polite{fetcher: f, gap: gap, robots: robots, now: time.Now, sleep: sleep, hosts: map[string]*host{}}
}

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

func (p *Polite) host(name string) *host {
	p.lock.Lock()
	defer p.lock.Unlock()
	h := p.hosts[name]
	if h == nil {
		h = &host{turn: make(chan struct{}, 1)}
		h.turn <- struct{}{}
		p.hosts[name] = h
	}
	return h
}

// Get waits for its turn and gets a page, as Fetcher.Get does.
func (p *Polite) Get(ctx context.Context, address string, have Stamp) (Page, error) {
	u, err := parse(address)
	if err != nil {
		return Page{Asked: address}, p.fetcher.explain(ctx, address, err)
	}
	h := p.host(strings.ToLower(u.Host))
	select {
	case <-h.turn:
		defer func() { h.turn <- struct{}{} }()
	case <-ctx.Done():
		return Page{Asked: address}, context.Cause(ctx)
	}
	if err := p.mayAsk(ctx, h, u); err != nil {
		return Page{Asked: address}, p.fetcher.explain(ctx, address, err)
	}
	return p.ask(ctx, h, func() (Page, error) { return p.fetcher.Get(ctx, address, have) })
}

// ask waits for the pause to end, asks, and sets when the next one may.
func (p *Polite) ask(ctx context.Context, h *host, get func() (Page, error)) (Page, error) {
	if err := p.sleep(ctx, h.next.Sub(p.now())); err != nil {
		return Page{}, err
	}
	page, err := get()
	gap := p.gap
	if h.rules != nil {
		gap = max(gap, h.rules.delay())
	}
	h.next = p.now().Add(gap + rand.N(gap/2+1))
	return page, err
}

// mayAsk asks the site whether a page may be read.
func (p *Polite) mayAsk(ctx context.Context, h *host, u *url.URL) error {
	if !p.robots {
		return nil
	}
	if h.rules == nil || !p.now().Before(h.rules.until) {
		var rulesErr error
		_, err := p.ask(ctx, h, func() (Page, error) {
			h.rules, rulesErr = p.rulesOf(ctx, u)
			return Page{}, rulesErr
		})
		if err != nil {
			h.rules = nil
			return err
		}
	}
	return h.rules.allows(u)
}
