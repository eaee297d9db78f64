package sqlite

import (
	"context"
	"encoding/json"
	"iter"
	"runtime"
	"strings"
	"sync"
	"time"

	"signatory/graph"
)

// ready is a reading with all that can be made of it without the store.
type ready struct {
	graph.Reading
	unsound error // it is not to be stored
	digest  string
	said    string
	print   graph.Print
	bodies  []string // of its claims
	words   []string // of the quotes of its claims
}

// said is what an article says beside its claims, as article_text keeps it.
type said struct {
	Entities []graph.Entity `json:"entities"`
	Counts   []graph.Count  `json:"counts"`
	Links    []graph.Link   `json:"links"`
}

// makeReady makes a sound reading ready.
func makeReady(r *graph.Reading) (ready, error) {
	out := ready{Reading: *r}
	var err error
	if out.digest, err = graph.Digest(r); err != nil {
		return out, err
	}
	body, err := json.Marshal(said{r.Entities, r.Counts, r.Links})
	if err != nil {
		return out, err
	}
	out.said = string(body)
	out.print = graph.PrintOf(&r.Article)
	out.bodies, out.words = make([]string, len(r.Claims)), make([]string, len(r.Claims))
	for i := range r.Claims {
		if out.bodies[i], err = claimBody(r.Claims[i]); err != nil {
			return out, err
		}
		out.words[i] = strings.Join(graph.Words(r.Claims[i].Evidence.Quote), " ")
	}
	return out, nil
}

// claimBody is the claim without its quote and what the store knows of it.
func claimBody(c graph.Claim) (string, error) {
	c.Article, c.Source, c.Publisher, c.Published, c.Recorded = "", "", "", "", time.Time{}
	c.Evidence.Quote = ""
	b, err := json.Marshal(c)
	return string(b), err
}

// readyBatches cuts readings into transactions, in each an article once, and
// makes one ready while the one before is written. It ends early when ctx does.
func readyBatches(ctx context.Context, readings []graph.Reading) iter.Seq[[]ready] {
	return func(yield func([]ready) bool) {
		made := make(chan []ready)
		go func() {
			defer close(made)
			for _, b := range batches(readings) {
				select {
				case made <- readyAll(b):
				case <-ctx.Done():
					return
				}
			}
		}()
		for b := range made {
			if !yield(b) {
				return
			}
		}
	}
}

func batches(readings []graph.Reading) [][]graph.Reading {
	var out [][]graph.Reading
	start, bytes, there := 0, 0, map[string]bool{}
	for i := range readings {
		a := &readings[i].Article
		if i-start >= batchReadings || bytes >= batchBytes || there[a.ID] {
			out = append(out, readings[start:i])
			start, bytes, there = i, 0, map[string]bool{}
		}
		bytes += len(a.Raw)
		there[a.ID] = true
	}
	if start < len(readings) {
		out = append(out, readings[start:])
	}
	return out
}

// readyAll makes readings ready on all processors.
func readyAll(readings []graph.Reading) []ready {
	out := make([]ready, len(readings))
	inParallel(len(readings), func(i int) {
		r := &readings[i]
		err := graph.Check(r)
		if err == nil {
			out[i], err = makeReady(r)
		}
		if err != nil {
			out[i] = ready{Reading: *r, unsound: err}
		}
	})
	return out
}

// inParallel calls do for every number below n, on all processors.
func inParallel(n int, do func(i int)) {
	const step = 64
	var wg sync.WaitGroup
	var mu sync.Mutex
	next := 0
	for range min(runtime.GOMAXPROCS(0), (n+step-1)/step) {
		wg.Go(func() {
			for {
				mu.Lock()
				from := next
				next += step
				mu.Unlock()
				if from >= n {
					return
				}
				for i := from; i < min(from+step, n); i++ {
					do(i)
				}
			}
		})
	}
	wg.Wait()
}
