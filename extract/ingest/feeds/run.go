package feeds

import (
	"context"
	"sync"
	"time"
)

// lookAgain is how long a run sleeps at most, so that feeds that are added
// meanwhile are seen.
const lookAgain = 15 * time.Second

// Run polls every feed when it is due, at most jobs at once, until ctx is done.
func (w *Follower) Run(ctx context.Context, jobs int) error {
	for {
		next, err := w.due(ctx, jobs)
		if err != nil {
			return err
		}
		pause := min(max(next.Sub(w.Now()), time.Second), lookAgain)
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(pause):
		}
	}
}

// Once polls every feed whose time has come.
func (w *Follower) Once(ctx context.Context, jobs int) error {
	_, err := w.due(ctx, jobs)
	return err
}

// due polls the feeds whose time has come and tells when the next one's comes.
func (w *Follower) due(ctx context.Context, jobs int) (next time.Time, err error) {
	list, err := List(ctx, w.Store)
	if err != nil {
		return next, err
	}
	now := w.Now()
	next = now.Add(lookAgain)
	var polls sync.WaitGroup
	var once sync.Once
	slots := make(chan struct{}, max(1, jobs))
	for _, f := range list {
		if f.Gone {
			continue
		}
		if f.Next.After(now) {
			if f.Next.Before(next) {
				next = f.Next
			}
			continue
		}
		slots <- struct{}{}
		polls.Go(func() {
			defer func() { <-slots }()
			if perr := w.Poll(ctx, f); perr != nil && ctx.Err() == nil {
				once.Do(func() { err = perr })
			}
		})
	}
	polls.Wait()
	return next, err
}
