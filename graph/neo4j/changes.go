package neo4j

import (
	"cmp"
	"context"
	_ "embed"
	"slices"
	"strings"
	"time"

	"signatory/graph"
)

//go:embed cypher/changed_pairs.cypher
var changedPairs string

//go:embed cypher/latest_pairs.cypher
var latestPairs string

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
		found := []graph.Change{}
		for more := true; more && len(found) <= size; {
			files, rest, err := changedAfter(tx, &q, after, size+1)
			if err != nil {
				return none, err
			}
			if more = len(files)+len(rest) == touchedAtOnce; more {
				last := files[len(files)-1].touchedAt
				if len(rest) > 0 {
					last = rest[len(rest)-1]
				}
				after = q.Key(graph.Change{At: last.at, Instrument: graph.InstrumentRef{ID: last.instrument}, Actor: graph.ActorRef{ID: last.actor}})
			}
			changed, err := changedOf(tx, &q, files, rest, size+1)
			if err != nil {
				return none, err
			}
			found = append(found, changed...)
		}
		page := graph.PageOf(name, found, size, q.Key)
		return page, fillEvidence(tx, page.Items)
	})
}

// touchedAtOnce is how many pairs are found at once: all claims of the window
// are gone through each time.
const touchedAtOnce = 1000

// changedOf compares pairs, whose case files are read or still to be read, until
// at least so many have changed. Most pairs of a grown graph are only told of once
// more, so the lots grow.
func changedOf(tx *transaction, q *graph.ChangeQuery, files []caseFile, rest []touchedAt, want int) ([]graph.Change, error) {
	var found []graph.Change
	for {
		changed, err := compared(tx, q, files)
		if err != nil {
			return nil, err
		}
		if found = append(found, changed...); len(found) >= want || len(rest) == 0 {
			return found, nil
		}
		lot := rest[:min(2*len(files), len(rest))]
		if files, err = caseFiles(tx, lot); err != nil {
			return nil, err
		}
		rest = rest[len(lot):]
	}
}

// fillEvidence puts sentences into the evidence of changes.
func fillEvidence(tx *transaction, changes []graph.Change) error {
	shown := make([]graph.Position, len(changes))
	for i := range changes {
		shown[i].Ledger = []graph.Step{{Evidence: changes[i].Evidence}}
	}
	return fillProofs(tx, shown, false)
}

// touchedAt is a pair with when anything of it last changed within the window.
type touchedAt struct {
	pair
	at time.Time
}

// changedAfter gives the next pairs that may have changed, the first with their
// case files: twice as many as are wanted.
func changedAfter(tx *transaction, q *graph.ChangeQuery, after []string, want int) ([]caseFile, []touchedAt, error) {
	p := params{"from": "", "to": stamp(q.To), "at": "", "after": "", "limit": touchedAtOnce, "first": 2 * want}
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
	var rest []touchedAt
	files, err := run(tx, touchedFirst(strings.ReplaceAll(cypher, "ASKED", pairsAsked(q, p))), p, func(r row) (caseFile, error) {
		of, err := touchedOf(r.str("pair"), r)
		if err != nil {
			return caseFile{}, err
		}
		if r["rest"] != nil {
			rest, err = mapsOf(r, "rest", func(r row) (touchedAt, error) { return touchedOf(r.str("key"), r) })
		}
		if err != nil {
			return caseFile{}, err
		}
		return caseFileOf(r, of)
	})
	slices.SortFunc(files, func(a, b caseFile) int {
		if q.Latest && !a.at.Equal(b.at) {
			return b.at.Compare(a.at)
		}
		return cmp.Compare(a.key(), b.key())
	})
	return files, rest, err
}

// touchedFirst gives the case files of the first $first pairs that a statement
// lists and, beside one of them, the rest as it lists them.
func touchedFirst(list string) string {
	return "CALL () {\n" + list + `}
		WITH collect({key: key, at: at}) AS pairs
		UNWIND pairs[..$first] AS one
		WITH one.key AS pair, one.at AS at, CASE WHEN one.key = pairs[0].key THEN pairs[$first..] END AS rest
		` + caseFilesOf
}

func touchedOf(key string, r row) (touchedAt, error) {
	of, err := pairOf(key)
	if err != nil {
		return touchedAt{}, err
	}
	at, err := r.time("at")
	return touchedAt{of, at}, err
}

// pairsAsked is what q asks of the key of a pair, with a blank and more behind it.
func pairsAsked(q *graph.ChangeQuery, p params) string {
	switch {
	case q.Instrument != "":
		p["asked"] = strings.TrimSpace(q.Instrument+" "+q.Actor) + " "
		return "STARTS WITH $asked"
	case q.Actor != "":
		p["asked"] = " " + q.Actor + " "
		return "CONTAINS $asked"
	}
	return "> ''"
}

// compared settles pairs at both ends of the window, and tells what changed.
func compared(tx *transaction, q *graph.ChangeQuery, files []caseFile) ([]graph.Change, error) {
	var err error
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
	for i := range files {
		var then graph.Position
		if before != nil {
			then = before[i]
		}
		if c, ok := graph.Compare(then, after[i]); ok {
			c.At = files[i].at
			out = append(out, c)
		}
	}
	return out, nil
}
