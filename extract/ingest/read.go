package ingest

import (
	"context"
	"iter"
	"sync"
	"time"

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
	Input   string   // the name of the input that it came from
	Size    int      // bytes of the article's source
	Held    bool     // it is stored in this state already, and was not read anew
	Notes   []string // what was odd and did not stop the reading, naming the article
	Err     error
	// Idle is no article: nothing has come for a while, and what is gathered may be stored.
	Idle bool
}

// Reader reads articles with an Extractor, on Jobs goroutines.
type Reader struct {
	Extractor Extractor
	Jobs      int
	// Held tells which articles need not be read, since they are stored in this
	// state; nil: all are read. Version is that of the extractor.
	Held    func(ctx context.Context, ids []string) (map[string]graph.Held, error)
	Version string
	// Watch, where not nil, is told of each article how long its extraction took.
	Watch func(time.Duration)
}

// Read reads every article of inputs with x on jobs goroutines; see Reader.Read.
func Read(ctx context.Context, x Extractor, inputs []Input, jobs int) iter.Seq[Result] {
	return Reader{Extractor: x, Jobs: jobs}.Read(ctx, inputs)
}

// idleAfter is how long nothing comes before an Idle is yielded.
const idleAfter = 500 * time.Millisecond

// Read reads every article of inputs and yields the results in the order of the
// inputs. What is read ahead is bounded: memory does not grow with the inputs.
// It ends early when ctx does.
func (rd Reader) Read(ctx context.Context, inputs []Input) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var workers sync.WaitGroup
		defer workers.Wait()
		defer cancel()
		work := make(chan task)
		queue := make(chan task, 4*max(1, rd.Jobs)) // the order of the inputs
		for range max(1, rd.Jobs) {
			workers.Go(func() { labour(ctx, work) })
		}
		go func() { // not waited for: a read of standard input cannot be called off
			defer close(queue)
			defer close(work)
			for t := range rd.tasks(ctx, inputs) {
				if !hand(ctx, queue, t) || !hand(ctx, work, t) {
					return
				}
			}
		}()
		for {
			t, more := await(ctx, queue, yield)
			if !more {
				return
			}
			results, more := await(ctx, t.done, yield)
			if !more {
				return
			}
			for _, r := range results {
				if ctx.Err() != nil || !yield(r) {
					return
				}
			}
		}
	}
}

// await waits for a value, and yields an Idle now and then as long as none
// comes; it is false when there are no more, or ctx is done.
func await[T any](ctx context.Context, from <-chan T, yield func(Result) bool) (v T, ok bool) {
	if ctx.Err() != nil {
		return v, false
	}
	idle := time.NewTimer(idleAfter)
	defer idle.Stop()
	for {
		select {
		case v, ok = <-from:
			return v, ok
		case <-idle.C:
			if !yield(Result{Idle: true}) {
				return v, false
			}
			idle.Reset(idleAfter)
		case <-ctx.Done():
			return v, false
		}
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
			t.done <- t.run(ctx)
		case <-ctx.Done():
			return
		}
	}
}

// task is a few articles to be read.
type task struct {
	run  func(context.Context) []Result
	done chan []Result // takes one list without waiting
}

func hand(ctx context.Context, to chan<- task, t task) bool {
	select {
	case to <- t:
		return true
	case <-ctx.Done():
		return false
	}
}

// The size of a task: whichever bound is met first. The store is asked once for
// each what it holds.
const (
	taskArticles = 16
	taskBytes    = 1 << 20
)

// parsed is a document, or why there is none.
type parsed struct {
	input string
	doc   *article.Document
	err   error
}

// tasks yields all articles in tasks. Single inputs are opened by their task;
// the articles of streams are parted here and read there.
func (rd Reader) tasks(ctx context.Context, inputs []Input) iter.Seq[task] {
	return func(yield func(task) bool) {
		do := func(run func(context.Context) []Result) bool { return yield(task{run, make(chan []Result, 1)}) }
		for len(inputs) > 0 {
			if inputs[0].Kind != Single {
				if !rd.stream(ctx, inputs[0], do) {
					return
				}
				inputs = inputs[1:]
				continue
			}
			n, size := 0, int64(0)
			for n < len(inputs) && n < taskArticles && size < taskBytes && inputs[n].Kind == Single {
				if size += inputs[n].Size; inputs[n].Size < 0 {
					size = taskBytes // on the web, and worth a worker of its own
				}
				n++
			}
			some := inputs[:n]
			inputs = inputs[n:]
			if !do(func(ctx context.Context) []Result { return rd.read(ctx, documents(ctx, some)) }) {
				return
			}
		}
	}
}

// documents parses single inputs.
func documents(ctx context.Context, inputs []Input) []parsed {
	var out []parsed
	for _, in := range inputs {
		for d, err := range in.Docs(ctx) {
			out = append(out, parsed{in.Name, d, err})
		}
	}
	return out
}

// stream parts an input into tasks.
func (rd Reader) stream(ctx context.Context, in Input, do func(func(context.Context) []Result) bool) bool {
	var some []parsed
	size := 0
	flush := func() bool {
		list := some
		some, size = nil, 0
		return len(list) == 0 || do(func(ctx context.Context) []Result { return rd.read(ctx, list) })
	}
	for d, err := range in.Docs(ctx) {
		some = append(some, parsed{in.Name, d, err})
		if d != nil {
			size += len(d.Article.Raw)
		}
		if (len(some) >= taskArticles || size >= taskBytes || in.Kind == Live) && !flush() {
			return false
		}
	}
	return flush()
}

// read extracts from documents, but for those that are held already.
func (rd Reader) read(ctx context.Context, docs []parsed) []Result {
	held, err := rd.held(ctx, docs)
	out := make([]Result, 0, len(docs))
	for _, p := range docs {
		r := Result{Input: p.input, Err: p.err}
		switch {
		case p.err != nil:
		case err != nil:
			r.Reading.Article, r.Err = p.doc.Article, err
		default:
			d := p.doc
			r.Size = len(d.Article.Raw)
			for _, n := range d.Notes {
				r.Notes = append(r.Notes, d.Article.Path+": "+n)
			}
			if held[d.Article.ID] == (graph.Held{Revision: d.Article.Revision, Reader: rd.Version}) {
				r.Reading.Article, r.Held, r.Notes = d.Article, true, nil
				break
			}
			r.Reading = rd.extract(d)
		}
		out = append(out, r)
	}
	return out
}

func (rd Reader) extract(d *article.Document) graph.Reading {
	if rd.Watch == nil {
		return rd.Extractor.Extract(d)
	}
	start := time.Now()
	r := rd.Extractor.Extract(d)
	rd.Watch(time.Since(start))
	return r
}

func (rd Reader) held(ctx context.Context, docs []parsed) (map[string]graph.Held, error) {
	if rd.Held == nil {
		return nil, nil
	}
	ids := make([]string, 0, len(docs))
	for _, p := range docs {
		if p.err == nil {
			ids = append(ids, p.doc.Article.ID)
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	return rd.Held(ctx, ids)
}
