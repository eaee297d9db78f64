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

var (
	//go:embed cypher/changed_known.cypher
	changedKnown string
	//go:embed cypher/changed_unsure.cypher
	changedUnsure string
)

// The pairs that are known to have changed are asked for first, beside whether there are any
// of which that is not known: the server plans the statement for those for long, and most
// windows have none.
var (
	changedKeys = anyUnsure + "OPTIONAL CALL () {\n" + changedKnown + "}\nRETURN unsure, key"
	// changedFiles gives the case files as well, so that a page takes one trip to the server:
	// nearly all of them have changed indeed.
	changedFiles = anyUnsure + "OPTIONAL CALL () {\nCALL () {\n" + changedKnown + "}\nWITH key AS pair\n" + caseFileEach + "}\nRETURN *, pair AS key"
)

const anyUnsure = `OPTIONAL CALL () {
  MATCH (u:Unsure)
  WHERE u.until > $from
  RETURN true AS unsure
  LIMIT 1
}
`

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
			pairs, err := changedAfter(tx, &q, from, atOnce, atOnce == likely)
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
// pairs that are listed in their order are told when by lastTouched. file is nil where
// it was not read with the pair.
type touchedAt struct {
	pair
	at   time.Time
	file *caseFile
}

// changedAfter lists the next pairs that may have changed, in the order of q, with their
// case files where these are at hand.
func changedAfter(tx *transaction, q *graph.ChangeQuery, after []string, limit int, withFiles bool) ([]touchedAt, error) {
	p := params{"from": "", "to": stamp(q.To), "at": "", "after": "", "start": "", "actor": q.Actor, "limit": limit, "much": muchStored}
	switch {
	case q.Latest && after == nil:
		p["at"] = "9"
	case q.Latest:
		p["at"], p["after"] = after[0], after[1]+" "+after[2]
	case after != nil:
		p["after"] = after[0] + " " + after[1]
	}
	if !q.From.IsZero() {
		p["from"] = stamp(q.From)
	}
	if q.Instrument != "" {
		p["start"] = strings.TrimSpace(q.Instrument+" "+q.Actor) + " "
	}
	if !q.Latest {
		return changedPage(tx, p, withFiles)
	}
	return run(tx, latestPairs, p, func(r row) (touchedAt, error) {
		touched, err := pairOf(r)
		if err != nil {
			return touchedAt{}, err
		}
		at, err := r.time("at")
		return touchedAt{pair: touched, at: at}, err
	})
}

// changedPage lists pairs in the order of their keys: those that are known to have changed
// and, where there are any, those of which that is not known.
func changedPage(tx *transaction, p params, withFiles bool) ([]touchedAt, error) {
	cypher := changedKeys
	if withFiles {
		cypher = changedFiles
	}
	unsure := false
	found := map[string]touchedAt{}
	_, err := run(tx, cypher, p, func(r row) (struct{}, error) {
		unsure = unsure || r["unsure"] == true
		if r["key"] == nil {
			return struct{}{}, nil
		}
		of, err := pairOf(r)
		if err != nil {
			return struct{}{}, err
		}
		t := touchedAt{pair: of}
		if withFiles {
			f, err := caseFileOf(r, of)
			if err != nil {
				return struct{}{}, err
			}
			t.file = &f
		}
		found[of.key()] = t
		return struct{}{}, nil
	})
	if err == nil && unsure {
		_, err = run(tx, changedUnsure, p, func(r row) (struct{}, error) {
			of, err := pairOf(r)
			if _, known := found[of.key()]; !known {
				found[of.key()] = touchedAt{pair: of}
			}
			return struct{}{}, err
		})
	}
	keys := slices.Sorted(maps.Keys(found))
	keys = keys[:min(len(keys), p["limit"].(int))]
	out := make([]touchedAt, len(keys))
	for i, key := range keys {
		out[i] = found[key]
	}
	return out, err
}

// filesOf gives the case files of pairs, and reads those that are not at hand.
func filesOf(tx *transaction, touched []touchedAt) ([]caseFile, error) {
	var missing []pair
	for i := range touched {
		if touched[i].file == nil {
			missing = append(missing, touched[i].pair)
		}
	}
	var rest []caseFile
	if len(missing) > 0 {
		var err error
		if rest, err = caseFiles(tx, missing); err != nil {
			return nil, err
		}
	}
	out := make([]caseFile, len(touched))
	for i := range touched {
		if f := touched[i].file; f != nil {
			out[i] = *f
		} else {
			out[i], rest = rest[0], rest[1:]
		}
	}
	return out, nil
}

// compared settles pairs at both ends of the window, and tells what changed.
func compared(tx *transaction, q *graph.ChangeQuery, touched []touchedAt) ([]graph.Change, error) {
	files, err := filesOf(tx, touched)
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
	for i := range touched {
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
