package bench

import (
	"context"
	"math/rand/v2"
	"runtime"
	"sync"
	"time"
)

// opened is what came of an open loop: the times by question, and how many failed.
type opened struct {
	took   [][]time.Duration
	failed int
	first  error
}

// runOpen puts questions at a rate as openLoop does, and counts what fails.
func runOpen(ctx context.Context, asks []ask, draws []Params, rate int, length time.Duration, seed uint64) (opened, error) {
	r := rand.New(rand.NewPCG(seed, 7))
	out := opened{took: make([][]time.Duration, len(asks))}
	var mu sync.Mutex
	var wg sync.WaitGroup
	runtime.GC()
	start := time.Now()
	for at := time.Duration(0); at < length && ctx.Err() == nil; at += time.Duration(r.ExpFloat64() / float64(rate) * float64(time.Second)) {
		q, p := r.IntN(len(asks)), r.IntN(len(draws))
		time.Sleep(time.Until(start.Add(at)))
		wg.Go(func() {
			err := asks[q](ctx, &draws[p])
			took := time.Since(start.Add(at))
			mu.Lock()
			defer mu.Unlock()
			out.took[q] = append(out.took[q], took)
			if err != nil {
				if out.failed++; out.first == nil {
					out.first = err
				}
			}
		})
	}
	wg.Wait()
	return out, ctx.Err()
}

// clientele is what came of clients who ask at once.
type clientele struct {
	took   []time.Duration
	failed int
}

// runClients has so many clients ask all questions in turn, each at once when it has its answer.
func runClients(ctx context.Context, clients int, asks []ask, draws []Params, length time.Duration) clientele {
	var out clientele
	var mu sync.Mutex
	var wg sync.WaitGroup
	end := time.Now().Add(length)
	for c := range clients {
		wg.Go(func() {
			var mine clientele
			for i := c; time.Now().Before(end) && ctx.Err() == nil; i++ {
				start := time.Now()
				if asks[i%len(asks)](ctx, &draws[(i*clients+c)%len(draws)]) != nil {
					mine.failed++
				}
				mine.took = append(mine.took, time.Since(start))
			}
			mu.Lock()
			defer mu.Unlock()
			out.took, out.failed = append(out.took, mine.took...), out.failed+mine.failed
		})
	}
	wg.Wait()
	return out
}
