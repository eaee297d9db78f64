package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"signatory/graph"
)

// calledNow begins a query of the table now: the ids in the list ?1, and those that
// they were merged into, and those into others.
const calledNow = `WITH RECURSIVE now (asked, id) AS (SELECT DISTINCT value, value FROM json_each(?1)
	UNION SELECT now.asked, m.into_id FROM now JOIN mending m ON m.subject = now.id AND m.kind = 'merge' AND m.undone = 0) `

// RollCalls tells who stands where on instruments; see graph.RollCaller.
func (s *Store) RollCalls(ctx context.Context, instruments []string) ([]graph.RollCall, error) {
	calls, err := s.rollCalls(ctx, instruments)
	if err != nil {
		return nil, fmt.Errorf("call the roll of %d instruments: %w", len(instruments), err)
	}
	return calls, nil
}

func (s *Store) rollCalls(ctx context.Context, instruments []string) ([]graph.RollCall, error) {
	rows, err := s.read.QueryContext(ctx, calledNow+`SELECT now.asked, e.id, e.kind, e.name, e.code, e.type, e.date
		FROM now JOIN entity e ON e.id = now.id ORDER BY now.asked`, list(instruments))
	if err != nil {
		return nil, err
	}
	calls, err := collect(rows, func(r *sql.Rows) (c graph.RollCall, err error) {
		e := &c.Instrument
		err = r.Scan(&c.Asked, &e.ID, &e.Kind, &e.Name, &e.Code, &e.Type, &e.Date)
		return c, err
	})
	if err != nil || len(calls) == 0 {
		return nil, err
	}
	under := graph.RollsUnder(calls, s.founding)
	if err := s.callPositions(ctx, under); err != nil {
		return nil, err
	}
	return calls, s.callNamed(ctx, under)
}

// callPositions adds the positions under the ids of under.
func (s *Store) callPositions(ctx context.Context, under graph.Rolls) error {
	rows, err := s.read.QueryContext(ctx, "SELECT p.ledger"+ends{}.columns()+" FROM json_each(?) j CROSS JOIN position p ON p.instrument = j.value"+
		ends{}.joins()+" WHERE p.stance <> '' ORDER BY p.instrument, p.actor", list(under.IDs()))
	if err != nil {
		return err
	}
	scan := ends{}.scan(graph.Plain)
	_, err = collect(rows, func(r *sql.Rows) (struct{}, error) {
		p, err := scan(r)
		under.Position(p.Position)
		return struct{}{}, err
	})
	return err
}

// callNamed adds the countries that are named beside the ids of under.
func (s *Store) callNamed(ctx context.Context, under graph.Rolls) error {
	rows, err := s.read.QueryContext(ctx, `SELECT b.instrument, e.id, e.kind, e.name, e.code
		FROM json_each(?) j CROSS JOIN beside b ON b.instrument = j.value JOIN entity e ON e.id = b.country
		WHERE e.kind = 'country' ORDER BY b.instrument, b.country`, list(under.IDs()))
	if err != nil {
		return err
	}
	_, err = collect(rows, func(r *sql.Rows) (struct{}, error) {
		var on string
		var a graph.ActorRef
		err := r.Scan(&on, &a.ID, &a.Kind, &a.Name, &a.Code)
		under.Named(on, a)
		return struct{}{}, err
	})
	return err
}
