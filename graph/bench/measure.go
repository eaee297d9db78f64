package bench

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// Percentiles are times in milliseconds.
type Percentiles struct {
	P50 float64
	P95 float64
	P99 float64
}

func percentiles(took []time.Duration) Percentiles {
	if len(took) == 0 {
		return Percentiles{}
	}
	slices.Sort(took)
	at := func(share float64) float64 {
		i := min(int(share*float64(len(took))), len(took)-1)
		return float64(took[i].Microseconds()) / 1000
	}
	return Percentiles{at(0.50), at(0.95), at(0.99)}
}

// ask is a question put with parameters, to a store or in bare statements.
type ask func(ctx context.Context, p *Params) error

// closed has so many clients ask one question again and again, each at once
// when it has its answer, for at most a time and a number of times.
func closed(ctx context.Context, clients int, q ask, draws []Params, most int, limit time.Duration) (Percentiles, error) {
	var next atomic.Int64
	var mu sync.Mutex
	var all []time.Duration
	var failed error
	end := time.Now().Add(limit)
	var wg sync.WaitGroup
	for range clients {
		wg.Go(func() {
			var took []time.Duration
			var err error
			for err == nil && time.Now().Before(end) {
				i := int(next.Add(1)) - 1
				if i >= most {
					break
				}
				start := time.Now()
				err = q(ctx, &draws[i%len(draws)])
				took = append(took, time.Since(start))
			}
			mu.Lock()
			defer mu.Unlock()
			all = append(all, took...)
			if err != nil && failed == nil {
				failed = err
			}
		})
	}
	wg.Wait()
	return percentiles(all), failed
}

// openLoop puts questions at a rate, at random moments and whether or not the
// ones before have their answer, as people do; a time counts from the moment
// at which the question was due. It gives the times by question.
func openLoop(ctx context.Context, asks []ask, draws []Params, rate int, length time.Duration, seed uint64) ([]Percentiles, error) {
	r := rand.New(rand.NewPCG(seed, 5))
	type due struct {
		at   time.Duration
		q, p int
	}
	var plan []due
	for at := time.Duration(0); at < length; at += time.Duration(r.ExpFloat64() / float64(rate) * float64(time.Second)) {
		plan = append(plan, due{at, r.IntN(len(asks)), r.IntN(len(draws))})
	}
	took := make([][]time.Duration, len(asks))
	var mu sync.Mutex
	var failed error
	var wg sync.WaitGroup
	runtime.GC()
	start := time.Now()
	for _, d := range plan {
		if ctx.Err() != nil {
			break
		}
		time.Sleep(time.Until(start.Add(d.at)))
		wg.Go(func() {
			err := asks[d.q](ctx, &draws[d.p])
			t := time.Since(start.Add(d.at))
			mu.Lock()
			defer mu.Unlock()
			took[d.q] = append(took[d.q], t)
			if err != nil && failed == nil {
				failed = fmt.Errorf("question %d: %w", d.q, err)
			}
		})
	}
	wg.Wait()
	out := make([]Percentiles, len(asks))
	for i := range asks {
		out[i] = percentiles(took[i])
	}
	return out, failed
}
