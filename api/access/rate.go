package access

import (
	"fmt"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Rate is how many requests a second one caller may send, and how many at once.
// Without PerSecond there is no bound.
type Rate struct {
	PerSecond float64
	Burst     int
}

// Limits are the rates of one caller: a token, or an address (of IPv6 its /64)
// without one. A nil rate is the default.
type Limits struct {
	Reads  *Rate // of other machines; this one's own are not counted
	Writes *Rate
}

// The rates where nothing else is configured.
var (
	DefaultReads  = Rate{200, 400}
	DefaultWrites = Rate{20, 100}
	signInRate    = Rate{0.2, 10} // a secret cannot be guessed; this keeps the log short
)

func (l Limits) orDefault() (out struct{ Reads, Writes Rate }) {
	out.Reads, out.Writes = DefaultReads, DefaultWrites
	if l.Reads != nil {
		out.Reads = *l.Reads
	}
	if l.Writes != nil {
		out.Writes = *l.Writes
	}
	return out
}

// TooManyError says when to ask again; without a rate, What says why. It is an ErrTooMany.
type TooManyError struct {
	What  string
	Rate  Rate
	After time.Duration
}

func (e *TooManyError) Error() string {
	if e.Rate.PerSecond == 0 {
		return fmt.Sprintf("%v: %s; ask again in %d s", ErrTooMany, e.What, e.Seconds())
	}
	return fmt.Sprintf("%v: %g %s a second, %d at once; ask again in %d s", ErrTooMany, e.Rate.PerSecond, e.What, e.Rate.Burst, e.Seconds())
}

func (e *TooManyError) Unwrap() error { return ErrTooMany }

// Seconds is After in whole seconds, as the Retry-After header has it.
func (e *TooManyError) Seconds() int { return int((e.After + time.Second - 1) / time.Second) }

// maxCallers is how many callers a limiter knows at once; then those that have
// been quiet are forgotten, which loses nothing, and if all are busy, all.
const maxCallers = 10_000

// limiter holds a bucket of requests for each caller.
type limiter struct {
	rate    Rate
	what    string
	mu      sync.Mutex
	buckets map[string]*rate.Limiter
}

func newLimiter(r Rate, what string) *limiter {
	return &limiter{rate: r, what: what, buckets: map[string]*rate.Limiter{}}
}

// allow takes one request out of a caller's bucket, or says when there is one again.
func (l *limiter) allow(who string, now time.Time) error {
	if l.rate.PerSecond <= 0 {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	b, ok := l.buckets[who]
	if !ok {
		l.makeRoom(now)
		b = rate.NewLimiter(rate.Limit(l.rate.PerSecond), l.rate.Burst)
		l.buckets[who] = b
	}
	reserved := b.ReserveN(now, 1)
	if wait := reserved.DelayFrom(now); wait > 0 {
		reserved.CancelAt(now)
		return &TooManyError{l.what, l.rate, wait}
	}
	return nil
}

func (l *limiter) makeRoom(now time.Time) {
	if len(l.buckets) < maxCallers {
		return
	}
	for who, b := range l.buckets {
		if b.TokensAt(now) >= float64(l.rate.Burst) {
			delete(l.buckets, who)
		}
	}
	if len(l.buckets) >= maxCallers {
		clear(l.buckets)
	}
}

// clientOf is the address of a request by which it is counted.
func clientOf(r *http.Request) string {
	a, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	ip := a.Addr().Unmap()
	if ip.Is4() {
		return ip.String()
	}
	p, err := ip.WithZone("").Prefix(64)
	if err != nil {
		return ip.String()
	}
	return p.String()
}
