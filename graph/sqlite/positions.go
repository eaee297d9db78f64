package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"signatory/graph"
)

// Positions lists positions; see graph.PositionQuery.
func (s *Store) Positions(ctx context.Context, q graph.PositionQuery) (graph.Page[graph.Position], error) {
	none := graph.Page[graph.Position]{}
	size, err := q.Size()
	if err != nil {
		return none, err
	}
	if err := q.Check(); err != nil {
		return none, err
	}
	q.Instrument = s.founding.Of(q.Instrument)
	after, err := graph.DecodeCursor("positions", 2, q.Cursor)
	if err != nil {
		return none, err
	}
	found := []numbered{}
	for {
		list := s.positionsAfter
		if q.Clocked() {
			list = s.settledAfter
		}
		batch, err := list(ctx, &q, after, size+1-len(found))
		if err != nil {
			return none, fmt.Errorf("list positions: %w", err)
		}
		for _, full := range batch {
			if p, ok := q.Answer(full.Position); ok {
				found = append(found, numbered{p, full.refs})
			}
		}
		if len(found) > size || len(batch) == 0 {
			break
		}
		last := batch[len(batch)-1]
		after = []string{last.Instrument.ID, last.Actor.ID}
	}
	page := graph.PageOf("positions", found, size, func(p numbered) []string {
		return []string{p.Instrument.ID, p.Actor.ID}
	})
	out := graph.Page[graph.Position]{Items: make([]graph.Position, len(page.Items)), Next: page.Next}
	if !q.Plain {
		err = fillProofs(ctx, s.read.QueryContext, page.Items, q.Brief)
	}
	for i := range page.Items {
		out.Items[i] = page.Items[i].Position
	}
	return out, err
}

// positionsAfter reads the next positions that may answer q, whole.
func (s *Store) positionsAfter(ctx context.Context, q *graph.PositionQuery, after []string, limit int) ([]numbered, error) {
	var c conditions
	pairsAfter(&c, "p", q, after)
	if q.Stance != "" && q.AsOf == "" {
		c.add("p.stance = ?", string(q.Stance))
	}
	if t := q.WantTense(); t != "" && q.AsOf == "" {
		c.add("p.tense = ?", string(t))
	}
	if q.Disputed && q.AsOf == "" {
		c.add("p.disputed = 1")
	}
	switch {
	case q.Undated:
		c.add("p.has_undated = 1")
	case q.AsOf != "":
		c.add("p.first_day <> '' AND p.first_day <= ?", string(q.AsOf.Last()))
	}
	rows, err := s.read.QueryContext(ctx, positionSelect+c.where()+
		" ORDER BY p.instrument, p.actor LIMIT ? + 0", append(c.args, max(limit, 8))...)
	if err != nil {
		return nil, err
	}
	return collect(rows, scanPosition(q.Detail()))
}

// positionSelect begins every query of positions p; scanPosition reads it.
const (
	positionColumns = `SELECT p.ledger, a.id, a.kind, a.name, a.code, i.id, i.name, i.type`
	positionEnds    = ` JOIN entity a ON a.id = p.actor JOIN entity i ON i.id = p.instrument`
	positionSelect  = positionColumns + ` FROM position p` + positionEnds
)

func scanPosition(detail graph.Detail) func(*sql.Rows) (numbered, error) {
	var ledger sql.RawBytes
	return func(rows *sql.Rows) (numbered, error) {
		var a graph.ActorRef
		var i graph.InstrumentRef
		if err := rows.Scan(&ledger, &a.ID, &a.Kind, &a.Name, &a.Code, &i.ID, &i.Name, &i.Type); err != nil {
			return numbered{}, err
		}
		return unpacked(ledger, a, i, detail)
	}
}

// pairsAfter asks for the pairs that q names, behind the pair after.
func pairsAfter(c *conditions, table string, q *graph.PositionQuery, after []string) {
	if q.Instrument != "" {
		c.add(table+".instrument = ?", q.Instrument)
	}
	if q.Actor != "" {
		c.add(table+".actor = ?", q.Actor)
	}
	if q.Actors != nil {
		c.add(table+".actor IN (SELECT value FROM json_each(?))", list(q.Actors))
	}
	switch {
	case after == nil:
	case q.Instrument != "":
		c.add(table+".actor > ?", after[1])
	case q.Actor != "":
		c.add(table+".instrument > ?", after[0])
	default:
		c.add("("+table+".instrument, "+table+".actor) > (?, ?)", after[0], after[1])
	}
}
