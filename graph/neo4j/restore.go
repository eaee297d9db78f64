package neo4j

import (
	"context"
	_ "embed"
	"fmt"
	"time"

	"signatory/graph"
)

var (
	//go:embed cypher/beside.cypher
	besideArticles string
	//go:embed cypher/shelves.cypher
	shelves string
	//go:embed cypher/restore_acts.cypher
	restoreActs string
	//go:embed cypher/restore_decisions.cypher
	restoreDecisions string
	//go:embed cypher/restore_gone.cypher
	restoreGone string
)

var _ graph.Dumper = (*Store)(nil)

// Beside tells what is kept of articles beside answers; see graph.Dumper.
func (s *Store) Beside(ctx context.Context, articles []string) (map[string]graph.Beside, error) {
	out := make(map[string]graph.Beside, len(articles))
	return read(ctx, s, func(tx *transaction) (map[string]graph.Beside, error) {
		_, err := run(tx, besideArticles, params{"ids": articles}, func(r row) (struct{}, error) {
			id := r.str("article")
			b := out[id]
			b.Digest = r.str("digest")
			if r.str("body") != "" {
				g, err := goneOf(r)
				if err != nil {
					return struct{}{}, err
				}
				b.Gone = append(b.Gone, g)
			}
			out[id] = b
			return struct{}{}, nil
		})
		for _, b := range out {
			graph.SortGone(b.Gone)
		}
		return out, err
	})
}

func goneOf(r row) (graph.GoneClaim, error) {
	c, err := claimOf(r)
	if err != nil {
		return graph.GoneClaim{}, err
	}
	c.Article = ""
	at, err := r.time("superseded")
	return graph.GoneClaim{Claim: c, Superseded: at}, err
}

// Shelves lists the shelves that hold records.
func (s *Store) Shelves(ctx context.Context) ([]string, error) {
	return read(ctx, s, func(tx *transaction) ([]string, error) {
		return run(tx, shelves, nil, func(r row) (string, error) { return r.str("shelf"), nil })
	})
}

// Restore takes in what another store kept; see graph.Dumper.
func (s *Store) Restore(ctx context.Context, r graph.Restoring) error {
	for first := true; first || len(r.Articles) > 0; first = false {
		some := r
		batch, err := restoreBatch(&some)
		if err != nil {
			return err
		}
		r.Articles = r.Articles[len(some.Articles):]
		if _, err := write(ctx, s, func(tx *transaction) (struct{}, error) {
			w, err := newPutting(tx, s.now())
			if err != nil {
				return struct{}{}, err
			}
			return struct{}{}, w.restore(batch, &some)
		}); err != nil {
			return fmt.Errorf("restore: %w", err)
		}
		r.Acts, r.Decisions = nil, nil
	}
	return nil
}

// restoreBatch is what one transaction restores; r is left with the articles of it.
func restoreBatch(r *graph.Restoring) (*batch, error) {
	b := newBatch()
	for i := range r.Articles {
		k := &r.Articles[i]
		if b.full(&k.Reading) {
			r.Articles = r.Articles[:i]
			break
		}
		if err := graph.Check(&k.Reading); err != nil {
			return nil, err
		}
		if err := b.add(i, &k.Reading); err != nil {
			return nil, err
		}
		b.digests[k.Reading.Article.ID] = k.Digest
	}
	return b, nil
}

func (w *putting) restore(b *batch, r *graph.Restoring) error {
	if err := w.restoreActs(r); err != nil {
		return err
	}
	w.restored = make(map[string]*graph.Kept, len(r.Articles))
	for i := range r.Articles {
		w.restored[r.Articles[i].Reading.Article.ID] = &r.Articles[i]
	}
	results, err := w.put(b)
	if err != nil {
		return err
	}
	if err := unsureOf(w.tx, r); err != nil {
		return err
	}
	var gone []params
	for i, result := range results {
		k := &r.Articles[i]
		id := k.Reading.Article.ID
		if result == graph.Superseded {
			return fmt.Errorf("article %s is there already, and says something else", id)
		}
		if result != graph.Added {
			continue
		}
		for _, g := range k.Gone {
			c := g.Claim
			body, err := claimBody(c)
			if err != nil {
				return err
			}
			c.Article = id
			row := claimProps(&c, c.Evidence.Quote, body)
			row["superseded"] = stamp(g.Superseded)
			gone = append(gone, row)
		}
	}
	return w.tx.each(restoreGone, gone)
}

// restoreActs stores acts and decisions; there is no article yet that they would change.
func (w *putting) restoreActs(r *graph.Restoring) error {
	var acts, decisions []params
	for i := range r.Acts {
		row, err := mendingRow(&r.Acts[i])
		if err != nil {
			return err
		}
		acts = append(acts, row)
	}
	if err := w.tx.each(restoreActs, acts); err != nil {
		return err
	}
	if len(acts) > 0 {
		if err := w.loadMends(); err != nil {
			return err
		}
	}
	for _, d := range r.Decisions {
		id, err := d.Digest()
		if err != nil {
			return err
		}
		var on pair
		on.actor, on.instrument = w.mends.Pair(d)
		decisions = append(decisions, decisionRow(id, d, on))
	}
	return w.tx.each(restoreDecisions, decisions)
}

// claimRecorded is when a claim is stored: now, or when the store it comes from stored it.
func (w *putting) claimRecorded(article, claim string) time.Time {
	k := w.restored[article]
	if k == nil {
		return w.at
	}
	if at, ok := k.Recorded[claim]; ok {
		return at
	}
	return k.Reading.Article.Recorded
}

func (w *putting) articleRecorded(article string) time.Time {
	if k := w.restored[article]; k != nil {
		return k.Reading.Article.Recorded
	}
	return w.at
}
