package ingest

import (
	"context"
	"fmt"
	"iter"
	"sync"

	"signatory/graph"
)

// Shelf is what Reread needs of a store.
type Shelf interface {
	graph.Linter
	graph.Mender
}

// Rereading is a stored article, as it was read and as it is read now.
type Rereading struct {
	Before, After graph.Reading
	Err           error // why it could not be read again; the others are
}

// shelfful is how many articles are held at once.
const shelfful = 64

// Reread reads every stored article once more, jobs at a time, and yields them
// in the order of their ids. Depositaries' lists are not articles to be read.
// An error ends the iteration: the store does not answer.
func Reread(ctx context.Context, shelf Shelf, read func(graph.Article) (graph.Reading, error), jobs int) iter.Seq2[Rereading, error] {
	return func(yield func(Rereading, error) bool) {
		after := ""
		for {
			ids, err := shelf.ArticleIDs(ctx, after, shelfful)
			if err != nil || len(ids) == 0 {
				if err != nil {
					yield(Rereading{}, err)
				}
				return
			}
			some, err := rereadSome(ctx, shelf, read, ids, jobs)
			if err != nil {
				yield(Rereading{}, err)
				return
			}
			for _, r := range some {
				if r.Before.Article.Format != graph.ListFormat && !yield(r, nil) {
					return
				}
			}
			after = ids[len(ids)-1]
		}
	}
}

func rereadSome(ctx context.Context, shelf Shelf, read func(graph.Article) (graph.Reading, error), ids []string, jobs int) ([]Rereading, error) {
	out := make([]Rereading, len(ids))
	var workers sync.WaitGroup
	var once sync.Once
	var lost error
	next := make(chan int)
	for range max(1, jobs) {
		workers.Go(func() {
			for i := range next {
				var err error
				if out[i].Before, err = shelf.Unmended(ctx, ids[i]); err != nil {
					once.Do(func() { lost = fmt.Errorf("read %s again: %w", ids[i], err) })
					continue
				}
				if out[i].Before.Article.Format != graph.ListFormat {
					out[i].After, out[i].Err = read(out[i].Before.Article)
				}
			}
		})
	}
	for i := range ids {
		next <- i
	}
	close(next)
	workers.Wait()
	return out, lost
}
