package sqlite

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"signatory/graph"
)

// This file keeps the table "beside": which countries are named in an article that makes
// a claim on an instrument.

// How many pairs of the table, and how many words, are remembered.
const (
	mostBeside = 1 << 20
	mostWords  = 1 << 16
)

// remembered are pairs that the table holds, and words that "word" does, so that they
// need not be written again. It is forgotten where anybody else has written to the file. Who writes has it.
type remembered struct {
	on      any   // the driver's connection of which the version is
	version int64 // of the file, as that connection sees the writes of others
	numbers map[string]uint32
	pairs   map[uint64]bool
	words   map[string]bool
}

// look forgets all where another connection has written since the last look.
func (r *remembered) look(ctx context.Context, conn *sql.Conn, tx *sql.Tx) error {
	var on any
	if err := conn.Raw(func(driver any) error {
		on = driver
		return nil
	}); err != nil {
		return err
	}
	var version int64
	if err := tx.QueryRowContext(ctx, "PRAGMA data_version").Scan(&version); err != nil {
		return err
	}
	if r.on != on || r.version != version || len(r.pairs) > mostBeside || len(r.words) > mostWords {
		*r = remembered{on, version, map[string]uint32{}, map[uint64]bool{}, map[string]bool{}}
	}
	return nil
}

func (r *remembered) key(p pair) uint64 { return pairKey(r.number(p.instrument), r.number(p.actor)) }

func pairKey(instrument, actor uint32) uint64 { return uint64(instrument)<<32 | uint64(actor) }

// numberedID is an id with its number among those remembered.
type numberedID struct {
	id string
	n  uint32
}

func (r *remembered) number(id string) uint32 {
	n, ok := r.numbers[id]
	if !ok {
		n = uint32(len(r.numbers))
		r.numbers[id] = n
	}
	return n
}

// nameBeside notes the countries that an article names beside each instrument on which it
// makes a claim.
func (w *writer) nameBeside(r *graph.Reading) {
	w.claimedOn = w.claimedOn[:0]
	for i := range r.Claims {
		if n := (numberedID{r.Claims[i].Instrument, 0}); i == 0 || n.id != r.Claims[i-1].Instrument {
			n.n = w.remembered.number(n.id)
			w.claimedOn = append(w.claimedOn, n)
		}
	}
	if len(w.claimedOn) == 0 {
		return
	}
	eachCountry(r.Entities, func(id string) {
		country := w.remembered.number(id)
		for _, on := range w.claimedOn {
			if !w.remembered.pairs[pairKey(on.n, country)] {
				w.beside[pair{on.id, id}] = true
			}
		}
	})
}

// unnameBeside notes those of an article that no longer says what it said.
func (w *writer) unnameBeside(instruments map[string]bool, entities []graph.Entity) {
	for instrument := range instruments {
		eachCountry(entities, func(id string) {
			p := pair{instrument, id}
			delete(w.remembered.pairs, w.remembered.key(p))
			w.unnamed[p] = true
		})
	}
}

func eachCountry(entities []graph.Entity, do func(id string)) {
	for i := range entities {
		if id := entities[i].ID; graph.KindOf(id) == graph.Country {
			do(id)
		}
	}
}

// writeBeside writes the pairs noted.
func (w *writer) writeBeside(ctx context.Context) error {
	args := make([]any, 0, 2*len(w.beside))
	for _, p := range slices.SortedFunc(maps.Keys(w.beside), comparePairs) {
		args = append(args, p.instrument, p.actor)
	}
	_, err := w.insert(ctx, "INTO beside (instrument, country)", 2, " ON CONFLICT DO NOTHING", args)
	return err
}

// removeBeside takes away the pairs that no article names any more, once all that
// articles say now is written.
func (w *writer) removeBeside(ctx context.Context) error {
	for _, p := range slices.SortedFunc(maps.Keys(w.unnamed), comparePairs) {
		if w.beside[p] {
			continue
		}
		if err := w.exec(ctx, `DELETE FROM beside WHERE instrument = ?1 AND country = ?2 AND NOT EXISTS (
			SELECT 1 FROM entity e CROSS JOIN position p`+ofPosition+` CROSS JOIN mention m ON m.article = c.article AND m.entity = e.n
			WHERE e.id = ?2 AND p.instrument = ?1)`, p.instrument, p.actor); err != nil {
			return err
		}
	}
	return nil
}

// remember notes that the tables hold the pairs and the words that the transaction has
// written, once it is kept.
func (w *writer) remember() {
	for _, word := range w.words {
		w.remembered.words[word] = true
	}
	for p := range w.beside {
		w.remembered.pairs[w.remembered.key(p)] = true
	}
}
