package neo4j

import (
	"context"
	_ "embed"
	"maps"
	"slices"
	"strings"
	"time"

	"signatory/graph"
)

//go:embed cypher/changed_pairs.cypher
var changedPairs string

//go:embed cypher/latest_pairs.cypher
var latestPairs string

//go:embed cypher/last_touched.cypher
var lastTouchedOf string

var _ graph.Changes = (*Store)(nil)

// Changes lists what became of positions; see graph.Changes.
func (s *Store) Changes(ctx context.Context, q graph.ChangeQuery) (graph.Page[graph.Change], error) {
	none := graph.Page[graph.Change]{}
	size, err := q.Size()
	if err != nil {
		return none, err
	}
	if err := q.Check(); err != nil {
		return none, err
	}
	q.Instrument = s.founding.Of(q.Instrument)
	name, parts := q.ChangeList()
	after, err := graph.DecodeCursor(name, parts, q.Cursor)
	if err != nil {
		return none, err
	}
	q.To = q.Until()
	return read(ctx, s, func(tx *transaction) (graph.Page[graph.Change], error) {
		from, found := after, []graph.Change{}
		likely := size + size/16 + 2 // nearly all pairs have changed indeed
		atOnce := touchedAtOnce
		if !q.Latest {
			atOnce = likely
		}
		for more := true; more && len(found) <= size; {
			pairs, err := changedAfter(tx, &q, from, atOnce)
			if err != nil {
				return none, err
			}
			if more = len(pairs) == atOnce; more {
				last := pairs[atOnce-1]
				from = q.Key(graph.Change{At: last.at, Instrument: graph.InstrumentRef{ID: last.instrument}, Actor: graph.ActorRef{ID: last.actor}})
			}
			for some := range slices.Chunk(pairs, max(likely, leastCandidates)) {
				if len(found) > size {
					break
				}
				changed, err := compared(tx, &q, some)
				if err != nil {
					return none, err
				}
				found = append(found, changed...)
			}
			if atOnce = touchedAtOnce; !q.Latest && 2*len(found) > size {
				atOnce = likely
			}
		}
		page := graph.PageOf(name, found, size, q.Key)
		return page, fillEvidence(tx, page.Items)
	})
}

// touchedAtOnce is how many pairs are found at once, where the first did not do:
// all that was touched in the window may be gone through each time.
const touchedAtOnce = 1000

// muchStored is how many claims of a window are much: fewer are gone through at once
// sooner than many single pairs are looked up.
const muchStored = 2000

// fillEvidence puts sentences into the evidence of changes.
func fillEvidence(tx *transaction, changes []graph.Change) error {
	shown := make([]graph.Position, len(changes))
	for i := range changes {
		shown[i].Ledger = []graph.Step{{Evidence: changes[i].Evidence}}
	}
	return fillProofs(tx, shown, false)
}

// touchedAt is a pair with when anything of it last changed within the window;
// pairs that are listed in their order are told when by lastTouched.
type touchedAt struct {
	pair
	at time.Time
}

// changedAfter lists the next pairs that may have changed.
func changedAfter(tx *transaction, q *graph.ChangeQuery, after []string, limit int) ([]touchedAt, error) {
	p := params{"from": "", "to": stamp(q.To), "at": "", "after": "", "start": "", "actor": q.Actor, "limit": limit, "much": muchStored}
	cypher := changedPairs
	switch {
	case q.Latest && after == nil:
		cypher, p["at"] = latestPairs, "9"
	case q.Latest:
		cypher, p["at"], p["after"] = latestPairs, after[0], after[1]+" "+after[2]
	case after != nil:
		p["after"] = after[0] + " " + after[1]
	}
	if !q.From.IsZero() {
		p["from"] = stamp(q.From)
	}
	if q.Instrument != "" {
		p["start"] = strings.TrimSpace(q.Instrument+" "+q.Actor) + " "
	}
	return run(tx, cypher, p, func(r row) (touchedAt, error) {
		touched, err := pairOf(r)
		if err != nil {
			return touchedAt{}, err
		}
		at, err := r.time("at")
		return touchedAt{touched, at}, err
	})
}

// compared settles pairs at both ends of the window, and tells what changed.
func compared(tx *transaction, q *graph.ChangeQuery, touched []touchedAt) ([]graph.Change, error) {
	pairs := make([]pair, len(touched))
	for i, t := range touched {
		pairs[i] = t.pair
	}
	files, err := caseFiles(tx, pairs)
	if err != nil {
		return nil, err
	}
	var before []graph.Position
	if !q.From.IsZero() {
		if before, err = settledPairs(tx, &graph.PositionQuery{RecordedAt: q.From}, files); err != nil {
			return nil, err
		}
	}
	after, err := settledPairs(tx, &graph.PositionQuery{RecordedAt: q.To}, files)
	if err != nil {
		return nil, err
	}
	var out []graph.Change
	var of []int // whose changes they are
	for i := range pairs {
		var then graph.Position
		if before != nil {
			then = before[i]
		}
		if c, ok := graph.Compare(then, after[i]); ok {
			c.At = touched[i].at
			out, of = append(out, c), append(of, i)
		}
	}
	if q.Latest {
		return out, nil
	}
	return out, lastTouched(tx, q, files, out, of)
}

// lastTouched tells changes when a claim of their pairs last came or went within the
// window, or when it was decided on last. The case file of each is found by its place in of.
func lastTouched(tx *transaction, q *graph.ChangeQuery, files []caseFile, changes []graph.Change, of []int) error {
	asked := map[string]*graph.Change{} // of which the dossier does not tell all
	for i := range changes {
		c, f := &changes[i], &files[of[i]]
		for j := range f.dossier.Claims {
			if at := f.dossier.Claims[j].Recorded; at.After(c.At) && !at.After(q.To) {
				c.At = at
			}
		}
		if !f.timed || f.superseded != "" || len(f.decisions) > 0 {
			asked[positionKey(f.named)] = c
		}
	}
	if len(asked) == 0 {
		return nil
	}
	p := params{"pairs": slices.Sorted(maps.Keys(asked)), "from": "", "to": stamp(q.To)}
	if !q.From.IsZero() {
		p["from"] = stamp(q.From)
	}
	_, err := run(tx, lastTouchedOf, p, func(r row) (struct{}, error) {
		at, err := r.time("at")
		asked[r.str("pair")].At = at
		return struct{}{}, err
	})
	return err
}
