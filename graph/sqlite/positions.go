package sqlite

import (
	"context"
	"database/sql"
	"errors"
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
	var found []numbered
	for {
		list := s.positionsAfter
		if q.Clocked() {
			list = s.settledAfter
		}
		batch, more, err := list(ctx, &q, after, size+1-len(found))
		if err != nil {
			return none, fmt.Errorf("list positions: %w", err)
		}
		if len(batch) > 0 {
			last := batch[len(batch)-1]
			after = []string{last.Instrument.ID, last.Actor.ID}
		}
		if batch = answering(&q, batch); len(found) == 0 {
			found = batch
		} else {
			found = append(found, batch...)
		}
		if len(found) > size || !more {
			break
		}
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

// answering are those of some positions that answer q, in their place.
func answering(q *graph.PositionQuery, batch []numbered) []numbered {
	out := batch[:0]
	for _, full := range batch {
		if p, ok := q.Answer(full.Position); ok {
			out = append(out, numbered{p, full.refs})
		}
	}
	return out
}

// positionsAfter reads the next positions that may answer q, whole, and tells whether
// there may be more.
func (s *Store) positionsAfter(ctx context.Context, q *graph.PositionQuery, after []string, limit int) (next []numbered, more bool, err error) {
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
	of, there, err := s.askedEnds(ctx, q)
	if err != nil || !there {
		return nil, false, err
	}
	limit = max(limit, 8)
	rows, err := s.read.QueryContext(ctx, "SELECT p.ledger"+of.columns()+" FROM position p"+of.joins()+c.where()+
		" ORDER BY p.instrument, p.actor LIMIT ? + 0", append(c.args, limit)...)
	if err != nil {
		return nil, false, err
	}
	next, err = collectSome(rows, min(limit, usualPositions), of.scan(q.Detail()))
	return next, len(next) == limit, err
}

// usualPositions is how many an instrument that is asked for often has, about.
const usualPositions = 128

// ends are the actor and the instrument of positions p, as far as they are known: they
// are the same of all of them, and need not be read with each.
type ends struct {
	actor      *graph.ActorRef
	instrument *graph.InstrumentRef
}

// askedEnds finds what q asks the positions of, where it names the one and not the
// other, and whether that is there.
func (s *Store) askedEnds(ctx context.Context, q *graph.PositionQuery) (of ends, there bool, err error) {
	switch {
	case (q.Actor == "") == (q.Instrument == ""):
		return of, true, nil
	case q.Actor != "":
		of.actor = &graph.ActorRef{}
		err = s.read.QueryRowContext(ctx, "SELECT id, kind, name, code FROM entity WHERE id = ?", q.Actor).
			Scan(&of.actor.ID, &of.actor.Kind, &of.actor.Name, &of.actor.Code)
	default:
		of.instrument = &graph.InstrumentRef{}
		err = s.read.QueryRowContext(ctx, "SELECT id, name, type FROM entity WHERE id = ?", q.Instrument).
			Scan(&of.instrument.ID, &of.instrument.Name, &of.instrument.Type)
	}
	if errors.Is(err, sql.ErrNoRows) {
		return of, false, nil
	}
	return of, true, err
}

// columns are those of the ends that are read with each position, behind its ledger.
func (of ends) columns() (out string) {
	if of.actor == nil {
		out = ", a.id, a.kind, a.name, a.code"
	}
	if of.instrument == nil {
		out += ", i.id, i.name, i.type"
	}
	return out
}

func (of ends) joins() (out string) {
	if of.actor == nil {
		out = " JOIN entity a ON a.id = p.actor"
	}
	if of.instrument == nil {
		out += " JOIN entity i ON i.id = p.instrument"
	}
	return out
}

// scan reads a position with its ends.
func (of ends) scan(detail graph.Detail) func(*sql.Rows) (numbered, error) {
	var ledger sql.RawBytes
	var a graph.ActorRef
	var i graph.InstrumentRef
	into := []any{&ledger}
	if of.actor == nil {
		into = append(into, &a.ID, &a.Kind, &a.Name, &a.Code)
	} else {
		a = *of.actor
	}
	if of.instrument == nil {
		into = append(into, &i.ID, &i.Name, &i.Type)
	} else {
		i = *of.instrument
	}
	return func(rows *sql.Rows) (numbered, error) {
		if err := rows.Scan(into...); err != nil {
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
