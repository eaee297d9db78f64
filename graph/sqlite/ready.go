package sqlite

import (
	"context"
	"encoding/json"
	"iter"
	"maps"
	"runtime"
	"slices"
	"sync"

	"signatory/graph"
)

// ready is a reading with all that can be made of it without the store.
type ready struct {
	graph.Reading
	unsound error // it is not to be stored
	digest  string
	said    string
	bodies  [][]byte // of its claims
	links   []readyLink

	// What takes longest is made while other rows are written: see readied.
	print graph.Print
	words []string  // of the quotes of its claims
	batch *wordList // that they are in; nil: none
}

// wordList are the words of all quotes of a batch, each once.
type wordList struct{ words []string }

// readyLink is a link, each once, with its key and its JSON.
type readyLink struct {
	*graph.Link
	key, body string
}

func readyLinks(r *graph.Reading) ([]readyLink, error) {
	if len(r.Links) == 0 {
		return nil, nil
	}
	out, seen := make([]readyLink, 0, len(r.Links)), make(map[string]bool, len(r.Links))
	for i := range r.Links {
		l := &r.Links[i]
		key, err := graph.LinkKey(r.Article.ID, *l)
		if err != nil {
			return nil, err
		}
		if seen[key] {
			continue
		}
		seen[key] = true
		body, err := json.Marshal(l)
		if err != nil {
			return nil, err
		}
		out = append(out, readyLink{l, key, string(body)})
	}
	return out, nil
}

// finish makes what makeReady leaves.
func (r *ready) finish() {
	r.print = graph.PrintOf(&r.Article)
	r.makeWords()
}

func (r *ready) makeWords() {
	r.words = make([]string, len(r.Claims))
	for i := range r.Claims {
		r.words[i] = wordsOf(r.Claims[i].Evidence.Quote)
	}
}

// readied is a batch of readings that are made ready, some at a time: those of a step
// are when its channel is closed. Then follow the prints and then the words of each,
// which are there when printed and worded are closed.
type readied struct {
	readings         []ready
	ids              []any // of their articles
	claims, entities int   // how many they hold
	steps            []chan struct{}
	printed, worded  chan struct{}
}

// readyAtOnce is how many readings are a step.
const readyAtOnce = 64

// await waits until the reading with a number is ready, as those before it are.
func (b *readied) await(ctx context.Context, i int) error {
	if i%readyAtOnce != 0 {
		return nil
	}
	return until(ctx, b.steps[i/readyAtOnce])
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
	if out.links, err = readyLinks(r); err != nil {
		return out, err
	}
	out.bodies = make([][]byte, len(r.Claims))
	for i := range r.Claims {
		out.bodies[i] = graph.PackClaim(&r.Claims[i])
	}
	return out, nil
}

// readyBatches cuts readings into transactions, in each an article once, and
// makes one ready while the one before is written. It ends early when ctx does; what
// it does beside is done when others are.
func readyBatches(ctx context.Context, others *sync.WaitGroup, readings []graph.Reading) iter.Seq[readied] {
	return func(yield func(readied) bool) {
		made := make(chan readied)
		others.Go(func() {
			defer close(made)
			for _, some := range batches(readings) {
				b := readyAll(ctx, others, some)
				select {
				case made <- b:
				case <-ctx.Done():
					return
				}
				if until(ctx, b.worded) != nil {
					return
				}
			}
		})
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

// readyAll begins to make readings ready on all processors, and goes on with one less.
// It ends early when ctx does, and then closes nothing.
func readyAll(ctx context.Context, others *sync.WaitGroup, readings []graph.Reading) readied {
	b := readied{readings: make([]ready, len(readings)), ids: make([]any, len(readings)), steps: make([]chan struct{}, (len(readings)+readyAtOnce-1)/readyAtOnce),
		printed: make(chan struct{}), worded: make(chan struct{})}
	for i := range readings {
		r := &readings[i]
		b.ids[i] = r.Article.ID
		b.claims, b.entities = b.claims+len(r.Claims), b.entities+len(r.Entities)
	}
	for i := range b.steps {
		b.steps[i] = make(chan struct{})
	}
	others.Go(func() {
		if inSteps(ctx, len(b.steps), 1, 0, func(step int) { b.makeStep(step, readings) }) != nil {
			return
		}
		if inParallel(ctx, len(readings), 1, func(i int) {
			if r := &b.readings[i]; r.unsound == nil {
				r.print = graph.PrintOf(&r.Article)
			}
		}) != nil {
			return
		}
		close(b.printed)
		if inParallel(ctx, len(readings), 1, func(i int) {
			if r := &b.readings[i]; r.unsound == nil {
				r.makeWords()
			}
		}) != nil {
			return
		}
		b.listWords()
		close(b.worded)
	})
	return b
}

// listWords lists the words of all quotes.
func (b *readied) listWords() {
	known := map[string]bool{}
	list := &wordList{}
	for i := range b.readings {
		r := &b.readings[i]
		r.batch = list
		for _, words := range r.words {
			addWords(known, words)
		}
	}
	list.words = slices.Sorted(maps.Keys(known))
}

func (b *readied) makeStep(step int, readings []graph.Reading) {
	defer close(b.steps[step])
	from := step * readyAtOnce
	for i := from; i < min(from+readyAtOnce, len(readings)); i++ {
		r := &readings[i]
		err := graph.Check(r)
		if err == nil {
			b.readings[i], err = makeReady(r)
		}
		if err != nil {
			b.readings[i] = ready{Reading: *r, unsound: err}
		}
	}
}

// inParallel calls do for every number below n, on all processors but some, or fewer
// and gives the error of ctx where that ends before.
func inParallel(ctx context.Context, n, but int, do func(i int)) error {
	return inSteps(ctx, n, 64, but, do)
}

// eachInParallel is inParallel for fewer and longer tasks, on all processors.
func eachInParallel(ctx context.Context, n int, do func(i int)) error {
	return inSteps(ctx, n, 4, 0, do)
}

// inSteps is inParallel, where each takes so many numbers at once.
func inSteps(ctx context.Context, n, step, but int, do func(i int)) error {
	var wg sync.WaitGroup
	var mu sync.Mutex
	next := 0
	for range min(max(1, runtime.GOMAXPROCS(0)-but), (n+step-1)/step) {
		wg.Go(func() {
			for ctx.Err() == nil {
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
	return ctx.Err()
}
