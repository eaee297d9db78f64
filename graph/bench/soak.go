package bench

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"sync"
	"time"
)

// SoakOptions are how long and how hard a server is asked.
type SoakOptions struct {
	Seed    uint64
	Rate    int           // questions in a second, of all clients together
	Clients int           // who ask, each one question at a time
	Writes  float64       // articles handed in in a second
	For     time.Duration // a second at least
	Tell    func(SoakSpan) error
}

// SoakServer is a server in a process of its own.
type SoakServer interface {
	// Get fetches a path of the API and reads its answer whole; a *StatusError
	// where that is not what was asked for.
	Get(ctx context.Context, path string) error
	// Put hands the nth article in, which the store does not know.
	Put(ctx context.Context, n int) error
	Sizes(ctx context.Context) (Sizes, error)
}

// Sizes are those of a server, in bytes; 0 where that cannot be told.
type Sizes struct {
	Resident int64 `json:"resident_bytes"` // of the process, with the pages of mapped files, which the system takes back when it needs them
	Own      int64 `json:"own_bytes"`      // without these
	Heap     int64 `json:"heap_bytes"`     // of its own, Go's objects, garbage included
	File     int64 `json:"file_bytes"`     // of the store on disk
}

// SoakSpan is a part of a soak: what was answered in it, and the sizes at its end,
// of a tenth their means. Times are milliseconds from the moment at which a
// question or an article was due.
type SoakSpan struct {
	Until        float64 `json:"until_s"` // seconds since the beginning
	Asked        int     `json:"asked"`
	Failed       int     `json:"failed"`
	P50          float64 `json:"p50_ms"`
	P95          float64 `json:"p95_ms"`
	P99          float64 `json:"p99_ms"`
	Written      int     `json:"written"` // articles handed in, those that failed included
	WritesFailed int     `json:"writes_failed"`
	WriteP50     float64 `json:"write_p50_ms"`
	WriteP99     float64 `json:"write_p99_ms"`
	Sizes
}

// Soaked are the figures of a soak.
type Soaked struct {
	Rate          int            `json:"rate_per_s"`
	Clients       int            `json:"clients"`
	Writes        float64        `json:"writes_per_s"`
	All           SoakSpan       `json:"all"`
	First         SoakSpan       `json:"first_tenth"`
	Last          SoakSpan       `json:"last_tenth"`
	Failures      map[string]int `json:"failures"` // of questions, by status, "no answer" or "not asked", where the clients were far behind
	WriteFailures map[string]int `json:"write_failures"`
	FirstFailure  string         `json:"first_failure,omitempty"`
	Minutes       []SoakSpan     `json:"minutes"` // or tenths, of a soak that is shorter than ten minutes
}

// Soak asks a server the hot reads at random moments at a rate while articles are
// handed in at another. An answer that fails is counted; an error is one of the
// soak itself.
func Soak(ctx context.Context, server SoakServer, draws []Params, o SoakOptions) (Soaked, error) {
	for _, h := range hot { // each once, so that nobody waits for what is set up at the first question
		if err := server.Get(ctx, h.path(&draws[0])); err != nil {
			return Soaked{}, fmt.Errorf("%s: %w", h.name, err)
		}
	}
	runtime.GC()
	s := &soak{SoakOptions: o, server: server, draws: draws, start: time.Now(), reads: tally{failures: map[string]int{}}, writes: tally{failures: map[string]int{}}}
	ctx, end := context.WithCancelCause(ctx)
	defer end(nil)
	var wg sync.WaitGroup
	due := make(chan question, o.Rate*backlog)
	wg.Go(func() { s.plan(ctx, due) })
	for range o.Clients {
		wg.Go(func() { s.client(ctx, due) })
	}
	wg.Go(func() { s.write(ctx) })
	minutes, err := s.watch(ctx, wg.Wait)
	end(err)
	wg.Wait()
	return s.figures(minutes), err
}

// backlog is for how many seconds questions wait for a client, before they are not asked at all.
const backlog = 30

// question is one that is due: which, and with what.
type question struct {
	at   time.Duration
	q, p int
}

// soak is one that is under way.
type soak struct {
	SoakOptions
	server SoakServer
	draws  []Params
	start  time.Time

	mu            sync.Mutex
	reads, writes tally
}

// plan has questions fall due at random moments.
func (s *soak) plan(ctx context.Context, due chan<- question) {
	defer close(due)
	r := rand.New(rand.NewPCG(s.Seed, 8))
	for at := time.Duration(0); at < s.For; at += time.Duration(r.ExpFloat64() / float64(s.Rate) * float64(time.Second)) {
		q := question{at, r.IntN(len(hot)), r.IntN(len(s.draws))}
		if !s.await(ctx, at) {
			return
		}
		select {
		case due <- q:
		default:
			s.note(&s.reads, at, errNotAsked)
		}
	}
}

// client asks what is due, one question at a time.
func (s *soak) client(ctx context.Context, due <-chan question) {
	for q := range due {
		if ctx.Err() != nil {
			return
		}
		s.note(&s.reads, q.at, s.server.Get(ctx, hot[q.q].path(&s.draws[q.p])))
	}
}

// write hands articles in, one at a time.
func (s *soak) write(ctx context.Context) {
	for n := 0; ; n++ {
		at := time.Duration(float64(n) / s.Writes * float64(time.Second))
		if at >= s.For || time.Since(s.start) >= s.For || !s.await(ctx, at) {
			return
		}
		s.note(&s.writes, at, s.server.Put(ctx, n))
	}
}

// await waits for a moment of the soak; false when that is over before.
func (s *soak) await(ctx context.Context, at time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(time.Until(s.start.Add(at))):
		return true
	}
}

// watch tells of each minute, of a shorter soak of each tenth, and at the last of
// what was answered until done returned.
func (s *soak) watch(ctx context.Context, done func()) ([]SoakSpan, error) {
	var out []SoakSpan
	every := min(time.Minute, s.For/10)
	for from, until := time.Duration(0), every; from < s.For; from, until = until, until+every {
		last := until+every > s.For
		if last {
			until = s.For
		}
		if !s.await(ctx, until) {
			return out, context.Cause(ctx)
		}
		if last {
			done()
		}
		sizes, err := s.server.Sizes(ctx)
		if err != nil {
			return out, err
		}
		m := s.span(from, until, last)
		m.Sizes = sizes
		out = append(out, m)
		if err := s.Tell(m); err != nil {
			return out, err
		}
	}
	return out, context.Cause(ctx)
}
