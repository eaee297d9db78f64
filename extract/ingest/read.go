package ingest

import (
	"context"
	"fmt"
	"io"
	"iter"
	"sync"

	"signatory/extract/article"
	"signatory/graph"
)

// Extractor reads positions out of a document; it is safe for many goroutines.
type Extractor interface {
	Extract(*article.Document) graph.Reading
}

// Result is one article that was read, or why it was not.
type Result struct {
	Reading graph.Reading
	Size    int      // bytes of the article's source
	Notes   []string // what was odd and did not stop the reading, naming the article
	Err     error
}

// Read reads every article of inputs with x on jobs goroutines and yields the
// results in the order of the inputs. What is read ahead is bounded: memory
// does not grow with the inputs. It ends early when ctx does.
func Read(ctx context.Context, x Extractor, inputs []Input, jobs int) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var workers sync.WaitGroup
		defer workers.Wait()
		defer cancel()
		work := make(chan task)
		queue := make(chan task, 4*max(1, jobs)) // the order of the inputs
		for range max(1, jobs) {
			workers.Go(func() { labour(ctx, work) })
		}
		go func() { // not waited for: a read of standard input cannot be called off
			defer close(queue)
			defer close(work)
			for t := range tasks(x, inputs) {
				if !hand(ctx, queue, t) || !hand(ctx, work, t) {
					return
				}
			}
		}()
		for {
			t, ok := next(ctx, queue)
			if !ok {
				return
			}
			r, ok := next(ctx, t.done)
			if !ok || !yield(r) {
				return
			}
		}
	}
}

// next waits for a value; it is false when there are no more, or ctx is done.
func next[T any](ctx context.Context, from <-chan T) (v T, ok bool) {
	if ctx.Err() != nil {
		return v, false
	}
	select {
	case v, ok = <-from:
		return v, ok
	case <-ctx.Done():
		return v, false
	}
}

// labour runs tasks until there are no more, or ctx is done.
func labour(ctx context.Context, work <-chan task) {
	for {
		select {
		case t, ok := <-work:
			if !ok {
				return
			}
			t.done <- t.run()
		case <-ctx.Done():
			return
		}
	}
}

// task is an article to be read.
type task struct {
	run  func() Result
	done chan Result // takes one result without waiting
}

func hand(ctx context.Context, to chan<- task, t task) bool {
	select {
	case to <- t:
		return true
	case <-ctx.Done():
		return false
	}
}

// tasks yields a task for each article. A file is opened by its task; lines of
// NDJSON and items of feeds are parted here and read there.
func tasks(x Extractor, inputs []Input) iter.Seq[task] {
	return func(yield func(task) bool) {
		do := func(run func() Result) bool { return yield(task{run, make(chan Result, 1)}) }
		for _, in := range inputs {
			if !in.Many() {
				if !do(func() Result { return one(x, in) }) {
					return
				}
				continue
			}
			if !many(x, in, do) {
				return
			}
		}
	}
}

func many(x Extractor, in Input, do func(func() Result) bool) bool {
	r, err := in.Open()
	if err != nil {
		return do(func() Result { return Result{Err: err} })
	}
	defer r.Close()
	for d, err := range article.Stream(in.Name, r) {
		if !do(func() Result { return read(x, d, err) }) {
			return false
		}
	}
	return true
}

func one(x Extractor, in Input) Result {
	r, err := in.Open()
	if err != nil {
		return Result{Err: err}
	}
	defer r.Close()
	src, err := io.ReadAll(io.LimitReader(r, article.MaxSize+1))
	if err != nil {
		return Result{Err: fmt.Errorf("%s: %w", in.Name, err)}
	}
	d, err := article.Parse(in.Name, src)
	return read(x, d, err)
}

// read extracts from one document.
func read(x Extractor, d *article.Document, err error) Result {
	if err != nil {
		return Result{Err: err}
	}
	r := Result{Reading: x.Extract(d), Size: len(d.Article.Raw)}
	for _, n := range d.Notes {
		r.Notes = append(r.Notes, d.Article.Path+": "+n)
	}
	return r
}
