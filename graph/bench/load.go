package bench

import (
	"context"
	"fmt"
	"iter"
	"time"

	"signatory/graph"
)

// chunk is how many articles are made, and then put, at a time.
const chunk = 24000

// Load puts a generated graph into a store. Only the time within Put counts:
// what is put is made outside of it. Progress is told the claims so far.
func Load(ctx context.Context, s graph.Writer, seed uint64, size Size, progress func(claims int, took time.Duration)) (claims int, took time.Duration, err error) {
	return load(ctx, s, Generate(seed, size), progress)
}

func load(ctx context.Context, s graph.Writer, readings iter.Seq[graph.Reading], progress func(claims int, took time.Duration)) (claims int, took time.Duration, err error) {
	var batch []graph.Reading
	flush := func() error {
		start := time.Now()
		if _, err := s.Put(ctx, batch); err != nil {
			return fmt.Errorf("load: %w", err)
		}
		took += time.Since(start)
		for i := range batch {
			claims += len(batch[i].Claims)
		}
		batch = batch[:0]
		progress(claims, took)
		return nil
	}
	for r := range readings {
		if batch = append(batch, r); len(batch) == chunk {
			if err := flush(); err != nil {
				return claims, took, err
			}
		}
	}
	return claims, took, flush()
}
