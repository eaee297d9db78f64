package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
)

// MatrixQuery asks where many actors stand on many instruments at once.
type MatrixQuery struct {
	Kind        Kind     // of the actors; "" is Country
	Actors      []string // where not nil, the only ones shown
	Instruments []string // the columns, in this order
	AsOf        Date     // "" is now, which counts undated steps too
}

// Matrix has a row for each actor that holds a position on any of the
// instruments, in the order of ids. What is only planned is no position.
type Matrix struct {
	AsOf        Date         `json:"as_of"`
	Instruments []MatrixHead `json:"instruments"`
	Rows        []MatrixRow  `json:"rows"`
}

// MatrixHead is the instrument of a column.
type MatrixHead struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// MatrixRow is where one actor stands, a stance for each of the instruments in
// their order, "" where it holds none.
type MatrixRow struct {
	Actor    ActorRef `json:"actor"`
	Stances  []Stance `json:"stances"`
	Disputed []int    `json:"disputed"` // the columns, from 0, of what sources contradict
}

// TakeMatrix answers q from all positions of a store.
func TakeMatrix(ctx context.Context, r Store, q MatrixQuery) (Matrix, error) {
	c := checker{}
	if c.date("as_of", q.AsOf); c.err != nil {
		return Matrix{}, c.err
	}
	all, err := r.Stands(ctx)
	if err != nil {
		return Matrix{}, fmt.Errorf("matrix: %w", err)
	}
	rows := all.rows(&q)
	out := Matrix{AsOf: q.AsOf, Instruments: []MatrixHead{}, Rows: []MatrixRow{}}
	ids := slices.Clone(q.Instruments)
	for _, row := range rows {
		ids = append(ids, row.Actor.ID)
	}
	refs, err := r.Refs(ctx, ids)
	if err != nil {
		return Matrix{}, fmt.Errorf("matrix: %w", err)
	}
	names := map[string]ActorRef{}
	for _, ref := range refs {
		names[ref.ID] = ref
	}
	for _, id := range q.Instruments {
		out.Instruments = append(out.Instruments, MatrixHead{id, cmp.Or(names[id].Name, id)})
	}
	for _, row := range rows {
		row.Actor = names[row.Actor.ID]
		out.Rows = append(out.Rows, row)
	}
	return out, nil
}

// rows are the actors that q asks about, by id, without their names.
func (s *Stands) rows(q *MatrixQuery) []MatrixRow {
	column := map[int]int{}
	for i, id := range q.Instruments {
		if n, ok := s.instruments[id]; ok {
			column[n] = i
		}
	}
	asked := map[string]bool{}
	for _, id := range q.Actors {
		asked[id] = true
	}
	kind, day := cmp.Or(q.Kind, Country), dayNumber(q.AsOf.Last())
	var out []MatrixRow
	for actor, stands := range s.byActor {
		if KindOf(actor) != kind || q.Actors != nil && !asked[actor] {
			continue
		}
		row := MatrixRow{Actor: ActorRef{ID: actor}, Stances: make([]Stance, len(q.Instruments)), Disputed: []int{}}
		holds := false
		for i := range stands {
			at, wanted := column[stands[i].instrument]
			h := stands[i].at(day)
			if !wanted || !h.held {
				continue
			}
			holds = true
			row.Stances[at] = Stances[h.stance]
			if h.disputed {
				row.Disputed = append(row.Disputed, at)
			}
		}
		if holds {
			slices.Sort(row.Disputed)
			out = append(out, row)
		}
	}
	slices.SortFunc(out, func(a, b MatrixRow) int { return cmp.Compare(a.Actor.ID, b.Actor.ID) })
	return out
}

// PickQuery selects instruments for a matrix.
type PickQuery struct {
	Topic    string // a topic of the gazetteer; "" is any
	From, To Date   // adopted within; "" leaves an end open, and asks no date of an instrument where both are
	Limit    int    // at most so many, the most covered ones
}

// maxPicked bounds the instruments that are looked at to find those of a time.
const maxPicked = 5000

// PickInstruments lists instruments, the most covered first.
func PickInstruments(ctx context.Context, r Reader, q PickQuery, world Gazetteer) ([]EntitySummary, error) {
	c := checker{}
	c.date("from", q.From)
	c.date("to", q.To)
	c.that(q.Limit > 0, "limit", "%d is out of range: want 1 or more", q.Limit)
	if c.err != nil {
		return nil, c.err
	}
	if q.Topic != "" {
		return pickOnTopic(ctx, r, q, OrNone(world))
	}
	out := []EntitySummary{}
	ask := EntityQuery{Kinds: []Kind{Instrument}, Sort: "coverage", Paging: Paging{Limit: min(q.Limit, MaxLimit)}}
	for seen := 0; seen < maxPicked; seen += ask.Limit {
		page, err := r.Entities(ctx, ask)
		if err != nil {
			return nil, fmt.Errorf("pick instruments: %w", err)
		}
		for _, e := range page.Items {
			if q.wants(&e) && len(out) < q.Limit {
				out = append(out, e)
			}
		}
		if ask.Cursor = page.Next; ask.Cursor == "" || len(out) == q.Limit {
			break
		}
	}
	return out, nil
}

// pickOnTopic looks the instruments of a topic up one by one: there are few.
func pickOnTopic(ctx context.Context, r Reader, q PickQuery, world Gazetteer) ([]EntitySummary, error) {
	if !slices.Contains(world.Topics(), q.Topic) {
		return nil, &InvalidError{Field: "topic", Reason: fmt.Sprintf("%q is no topic: want one of %v", q.Topic, world.Topics())}
	}
	out := []EntitySummary{}
	for _, id := range world.OnTopic(q.Topic) {
		e, err := r.Entity(ctx, id)
		var moved *MovedError
		switch {
		case errors.Is(err, ErrNotFound) || errors.As(err, &moved): // no article tells of it, or it is another by now
			continue
		case err != nil:
			return nil, fmt.Errorf("pick instruments: %w", err)
		}
		if q.wants(&e) {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b EntitySummary) int {
		return cmp.Or(cmp.Compare(b.Claims, a.Claims), cmp.Compare(a.ID, b.ID))
	})
	return out[:min(q.Limit, len(out))], nil
}

func (q *PickQuery) wants(e *EntitySummary) bool {
	if q.From == "" && q.To == "" {
		return true
	}
	return e.Date != "" && (q.From == "" || e.Date.Last() >= q.From.First()) && (q.To == "" || e.Date.First() <= q.To.Last())
}

// Cell is one position of a matrix, as a row.
type Cell struct {
	Actor      ActorRef   `json:"actor"`
	Instrument MatrixHead `json:"instrument"`
	Stance     Stance     `json:"stance"`
	Disputed   bool       `json:"disputed"`
}

// Cells lists the positions of a matrix one by one, row by row.
func (m *Matrix) Cells() []Cell {
	out := []Cell{}
	for _, row := range m.Rows {
		for i, stance := range row.Stances {
			if stance != "" {
				out = append(out, Cell{row.Actor, m.Instruments[i], stance, slices.Contains(row.Disputed, i)})
			}
		}
	}
	return out
}
