package neo4j

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"signatory/graph"
)

var (
	//go:embed cypher/lock_articles.cypher
	lockArticles string
	//go:embed cypher/old_claims.cypher
	oldClaims string
)

// Put stores readings; see graph.Writer. Writers may run at once: each
// transaction locks its articles, then their entities, in the order of ids. While
// the server takes a batch the next one is made.
func (s *Store) Put(ctx context.Context, readings []graph.Reading) ([]graph.PutResult, error) {
	readings = s.founding.UnifyAll(readings)
	results := make([]graph.PutResult, len(readings))
	var complaints []error
	for b := batchFrom(readings, 0); ; {
		for _, u := range b.unsound {
			results[u.place], complaints = graph.Unsound, append(complaints, u.err)
		}
		if b.err != nil {
			return results, b.err
		}
		var next *batch
		made := inBackground(func() { next = batchFrom(readings, b.end) })
		found, err := write(ctx, s, func(tx *transaction) (map[int]graph.PutResult, error) {
			w, err := newPutting(tx, s.now())
			if err != nil {
				return nil, err
			}
			return w.put(b)
		})
		made()
		if err != nil {
			return results, fmt.Errorf("put %d readings: %w", len(b.places), err)
		}
		for at, result := range found {
			results[at] = result
		}
		if b.end == len(readings) {
			return results, errors.Join(complaints...)
		}
		b = next
	}
}

// said is what an article says beside its claims, kept with it as JSON.
type said struct {
	Entities []graph.Entity `json:"entities"`
	Counts   []graph.Count  `json:"counts"`
	Links    []graph.Link   `json:"links"`
}

// put stores a batch and tells, by place, what became of each reading.
func (w *putting) put(b *batch) (map[int]graph.PutResult, error) {
	ids := slices.Sorted(maps.Keys(b.readings))
	if len(ids) == 0 {
		return nil, nil
	}
	type stored struct{ id, digest, reader, said string }
	known, err := run(w.tx, lockArticles, params{"ids": ids}, func(r row) (stored, error) {
		return stored{r.str("id"), r.str("digest"), r.str("reader"), r.str("said")}, nil
	})
	if err != nil {
		return nil, err
	}
	results := map[int]graph.PutResult{}
	for _, k := range known {
		result := graph.Superseded
		switch k.digest {
		case "":
			result = graph.Added
		case b.digests[k.id]:
			result = graph.Unchanged
			if reader := b.readings[k.id].Article.Reader; reader != "" && reader != k.reader {
				w.noteReader(k.id, reader)
			}
		default:
			if err := w.forget(k.id, k.said); err != nil {
				return nil, err
			}
		}
		results[b.places[k.id]] = result
		if result != graph.Unchanged {
			w.fresh = append(w.fresh, k.id)
		}
	}
	slices.Sort(w.fresh)
	if err := w.writeReaders(); err != nil {
		return nil, err
	}
	return results, w.store(b)
}

// forget notes what the stored reading of an article said, to be taken away.
func (w *putting) forget(article, saidJSON string) error {
	var old said
	if err := json.Unmarshal([]byte(saidJSON), &old); err != nil {
		return fmt.Errorf("stored reading of %s: %w", article, err)
	}
	w.gone = append(w.gone, article)
	w.countries[article] = countriesOf(old.Entities)
	for i := range old.Entities {
		w.countForms(&old.Entities[i], -1)
	}
	for _, l := range old.Links {
		key, err := graph.LinkKey(article, l)
		if err != nil {
			return err
		}
		w.goneLinks[l.Kind] = append(w.goneLinks[l.Kind], key)
	}
	return nil
}

// store writes what is fresh in a batch and settles what it touches.
func (w *putting) store(b *batch) error {
	if len(w.fresh) == 0 {
		return nil
	}
	live, err := w.liveClaims()
	if err != nil {
		return err
	}
	var touched []string
	var notJoined error
	joined := inBackground(func() { touched, notJoined = w.joinBands(b) })
	err = w.freshRows(b, live)
	joined()
	if err := errors.Join(err, notJoined); err != nil {
		return err
	}
	if err := w.groupCopies(b, touched); err != nil {
		return err
	}
	if err := w.tx.each(putArticles, w.articles); err != nil { // they are locked: no entity has to be for it
		return err
	}
	return w.write()
}

// freshRows makes the rows of what is fresh in a batch.
func (w *putting) freshRows(b *batch, live map[string]liveClaim) error {
	for _, id := range w.fresh {
		if err := w.rowsOf(b.readings[id], b.digests[id], live); err != nil {
			return err
		}
	}
	w.dropClaims(live)
	return nil
}

// dropClaims has the claims taken away that no fresh reading has made again.
func (w *putting) dropClaims(live map[string]liveClaim) {
	for _, c := range live {
		w.goneClaims = append(w.goneClaims, c.id)
		w.countClaim(c.actor, c.instrument, -1)
	}
}

// write writes all rows that were made, and settles what they touch: the claims
// before it is settled, for it may ask for all of a pair, the rest meanwhile.
func (w *putting) write() error {
	for _, step := range []func() error{w.lockEntities, w.takeAway, w.writeClaims, w.settle, w.writeEntities, w.removeBeside} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// liveClaim is a stored claim of an article that is read anew.
type liveClaim struct{ id, article, actor, instrument, body, quote, published string }

// liveClaims gives the stored claims of the superseded articles by id.
func (w *putting) liveClaims() (map[string]liveClaim, error) {
	if len(w.gone) == 0 {
		return nil, nil
	}
	list, err := run(w.tx, oldClaims, params{"articles": w.gone}, func(r row) (liveClaim, error) {
		return liveClaim{r.str("id"), r.str("article"), r.str("actor"), r.str("instrument"), r.str("body"), r.str("quote"),
			r.str("published")}, nil
	})
	byID := make(map[string]liveClaim, len(list))
	for _, c := range list {
		byID[c.id] = c
	}
	w.unnameBeside(w.countries, byID)
	return byID, err
}
