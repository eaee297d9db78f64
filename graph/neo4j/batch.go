package neo4j

import (
	"signatory/graph"
)

// A transaction takes readings until it holds so many rows. What many of them tell
// of is written once in it; but what it holds, a kilobyte or so a row, is moved by
// each collection of garbage of the server: twice as many rows cost more there than
// they save.
const rowsPerTransaction = 8000

// batch is what one transaction stores: readings of different articles, with what
// can be made of them without looking at the graph.
type batch struct {
	readings map[string]*graph.Reading // by article id
	places   map[string]int            // where each stands in the answer
	digests  map[string]string
	prints   map[string]graph.Print
	rows     int

	unsound []unsound // those left out
	end     int       // the next batch begins here
	err     error
}

// unsound is a reading that is not sound, by its place.
type unsound struct {
	place int
	err   error
}

func newBatch() *batch {
	return &batch{readings: map[string]*graph.Reading{}, places: map[string]int{}, digests: map[string]string{}, prints: map[string]graph.Print{}}
}

// batchFrom makes the batch that begins at a place among readings.
func batchFrom(readings []graph.Reading, place int) *batch {
	b := newBatch()
	for b.end = place; b.end < len(readings); b.end++ {
		r := &readings[b.end]
		if err := graph.Check(r); err != nil {
			b.unsound = append(b.unsound, unsound{b.end, err})
			continue
		}
		if b.full(r) {
			break
		}
		if b.err = b.add(b.end, r); b.err != nil {
			break
		}
	}
	return b
}

func (b *batch) full(r *graph.Reading) bool {
	_, twice := b.readings[r.Article.ID]
	return twice || b.rows > rowsPerTransaction
}

func (b *batch) add(place int, r *graph.Reading) error {
	digest, err := graph.Digest(r)
	if err != nil {
		return err
	}
	id := r.Article.ID
	b.readings[id], b.places[id], b.digests[id], b.prints[id] = r, place, digest, graph.PrintOf(&r.Article)
	b.rows += 1 + len(r.Entities) + 2*len(r.Claims) + len(r.Counts) + len(r.Links) + len(r.Article.Raw)>>16
	return nil
}
