package neo4j

import (
	"context"
	"fmt"
	"strings"

	"signatory/graph"
)

// Positions lists positions; see graph.PositionQuery. Candidates come along an
// index and graph.PositionQuery.Answer decides, until the page is full.
func (s *Store) Positions(ctx context.Context, q graph.PositionQuery) (graph.Page[graph.Position], error) {
	ask, err := s.positionsAsked(q)
	if err != nil {
		return graph.Page[graph.Position]{}, err
	}
	return read(ctx, s, func(tx *transaction) (graph.Page[graph.Position], error) { return ask.page(tx, nil) })
}

// positionsAsk is a question for positions that was checked.
type positionsAsk struct {
	q     graph.PositionQuery
	size  int
	after string
}

func (s *Store) positionsAsked(q graph.PositionQuery) (*positionsAsk, error) {
	size, err := q.Size()
	if err != nil {
		return nil, err
	}
	if err := q.Check(); err != nil {
		return nil, err
	}
	q.Instrument = s.founding.Of(q.Instrument)
	after, err := graph.DecodeCursor("positions", 2, q.Cursor)
	if err != nil {
		return nil, err
	}
	if after != nil && q.Instrument != "" {
		after[0] = q.Instrument // the cursor may name the body that it founded
	}
	return &positionsAsk{q, size, strings.Join(after, " ")}, nil
}

// limit is how many candidates are read when so many positions are found.
func (a *positionsAsk) limit(found int) int { return max(a.size+1-found, leastCandidates) }

// page answers; first are the first candidates, where they are read already.
func (a *positionsAsk) page(tx *transaction, first []graph.Position) (graph.Page[graph.Position], error) {
	none := graph.Page[graph.Position]{}
	list := positionsAfter
	if a.q.Clocked() {
		list = settledAfter
	}
	from, found := a.after, []graph.Position{}
	for len(found) <= a.size {
		limit, batch := a.limit(len(found)), first
		if first = nil; batch == nil {
			var err error
			if batch, err = list(tx, &a.q, from, limit); err != nil {
				return none, err
			}
		}
		for _, full := range batch {
			if p, ok := a.q.Answer(full); ok {
				found = append(found, p)
			}
		}
		if len(batch) < limit {
			break
		}
		from = positionKey(batch[limit-1])
	}
	page := graph.PageOf("positions", found, a.size, func(p graph.Position) []string {
		return []string{p.Instrument.ID, p.Actor.ID}
	})
	if a.q.Plain {
		return page, nil
	}
	return page, fillProofs(tx, page.Items, a.q.Brief)
}

// leastCandidates keeps a page that is nearly full from being filled one by one.
const leastCandidates = 8

func positionKey(p graph.Position) string { return pair{p.Actor.ID, p.Instrument.ID}.key() }

// positionsAfter reads the next positions that may answer q.
func positionsAfter(tx *transaction, q *graph.PositionQuery, after string, limit int) ([]graph.Position, error) {
	cypher, p := positionsQuery(q, after, limit)
	return run(tx, cypher, p, positionOf(q.Detail()))
}

// positionsQuery says just what is asked, so that the planner takes the index of it.
func positionsQuery(q *graph.PositionQuery, after string, limit int) (string, params) {
	where, p := []string{"p.key > $after"}, params{"after": after, "limit": limit}
	order := "p.key"
	if q.Instrument != "" {
		where = append(where, "p.key STARTS WITH $instrument")
		p["instrument"] = q.Instrument + " "
	}
	if q.Actor != "" {
		where = append(where, "p.actor = $actor")
		p["actor"] = q.Actor
		order = "p.actor, p.key"
		if q.Instrument != "" { // one position, found by its key
			where[1], p["instrument"] = "p.key = $instrument", q.Instrument+" "+q.Actor
		}
	}
	if q.Actors != nil {
		where = append(where, actorsAsked(q, p))
	}
	switch tense := q.WantTense(); {
	case q.AsOf != "" || tense == "":
	case q.Stance != "":
		where = append(where, "p.held = $held")
		p["held"] = heldWord(q.Stance, tense)
	case tense == graph.Planned:
		where = append(where, "p.held STARTS WITH 'planned '")
	default:
		where = append(where, "NOT p.held STARTS WITH 'planned '")
	}
	if q.Disputed && q.AsOf == "" {
		where = append(where, "p.disputed")
	}
	switch {
	case q.Undated:
		where = append(where, "p.undated")
	case q.AsOf != "":
		where = append(where, "p.first_day <= $day")
		p["day"] = string(q.AsOf.Last())
	}
	return `MATCH (p:Position) WHERE ` + strings.Join(where, " AND ") + `
		WITH p ORDER BY ` + order + ` LIMIT $limit` + namedPosition[q.Detail()], p
}

// namedPosition returns position p with the names of its ends and, by how much
// is wanted, with the sentences of all its proofs or of the first.
var namedPosition = map[graph.Detail]string{
	graph.Whole: positionEnds("p.proof AS proof, p.sentence AS sentence, p.proofs AS proofs, p.sentences AS sentences"),
	graph.Brief: positionEnds("p.proof AS proof, p.sentence AS sentence, null AS proofs, null AS sentences"),
	graph.Plain: positionEnds("null AS proof, null AS sentence, null AS proofs, null AS sentences"),
}

func positionEnds(sentences string) string {
	return `
	MATCH (a:Entity {id: p.actor}) MATCH (i:Entity {id: p.instrument})
	RETURN CASE WHEN p.packed IS NULL THEN p.dossier END AS dossier, p.ledger AS ledger, p.body AS body, ` + sentences + `,
		a.id AS id, a.kind AS kind, a.name AS name, a.code AS code, i.id AS instrument, i.name AS title, i.type AS type ORDER BY p.key`
}

var positionColumns = []string{"dossier", "ledger", "body", "proof", "sentence", "proofs", "sentences",
	"id", "kind", "name", "code", "instrument", "title", "type"}

// actorsAsked limits a statement to q.Actors: on one instrument by the keys of
// its positions.
func actorsAsked(q *graph.PositionQuery, p params) string {
	if q.Instrument == "" || q.Actor != "" {
		p["actors"] = q.Actors
		return "p.actor IN $actors"
	}
	keys := make([]string, len(q.Actors))
	for i, a := range q.Actors {
		keys[i] = pair{a, q.Instrument}.key()
	}
	p["keys"] = keys
	return "p.key IN $keys"
}

// positionOf reads a position; of one without the property packed, an earlier
// version has written a ledger that its dossier is needed for.
func positionOf(detail graph.Detail) func(row) (graph.Position, error) {
	return func(r row) (graph.Position, error) {
		p := graph.Position{Actor: actorOf(r), Instrument: graph.InstrumentRef{ID: r.str("instrument"), Name: r.str("title"), Type: r.str("type")}}
		var err error
		if p.Ledger, err = ledgerOf(r, detail); err != nil {
			return p, fmt.Errorf("position of %s on %s: %w", p.Actor.ID, p.Instrument.ID, err)
		}
		p = p.At("")
		fillFrom(r, &p)
		return p, nil
	}
}
