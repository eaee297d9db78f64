package neo4j

import (
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"slices"

	"signatory/graph"
)

var (
	//go:embed cypher/called.cypher
	calledEntities string
	//go:embed cypher/called_moved.cypher
	calledMoved string
	//go:embed cypher/called_named.cypher
	calledNamed string
)

// calledPositions are the positions on the instruments $on, without sentences.
var calledPositions = "UNWIND $on AS on MATCH (p:Position) WHERE p.key STARTS WITH on + ' ' AND p.held IS NOT NULL WITH p" + namedPosition[graph.Plain]

// calledAll asks at once for all that roll calls hold: of the ids $ids, which are kept under $on.
var calledAll = together(part{"entities", calledEntities, []string{"entity"}}, part{"moved", calledMoved, []string{"was", "into"}},
	part{"positions", calledPositions, positionColumns}, part{"named", calledNamed, []string{"on", "id", "kind", "name", "code"}})

// RollCalls tells who stands where on instruments, in one trip to the server unless some
// of them were merged into others; see graph.RollCaller.
func (s *Store) RollCalls(ctx context.Context, instruments []string) ([]graph.RollCall, error) {
	now := map[string]string{} // the id of each by now
	for _, id := range instruments {
		now[id] = id
	}
	calls, err := read(ctx, s, func(tx *transaction) ([]graph.RollCall, error) {
		for {
			found, err := s.called(tx, now)
			if err != nil {
				return nil, err
			}
			moved := map[string]string{}
			if _, err := mapsOf(found, "moved", func(r row) (struct{}, error) {
				moved[r.str("was")] = r.str("into")
				return struct{}{}, nil
			}); err != nil || len(moved) == 0 {
				return s.rollCalls(found, now)
			}
			for asked, id := range now {
				now[asked] = cmp.Or(moved[id], id)
			}
		}
	})
	if err != nil {
		return nil, fmt.Errorf("call the roll of %d instruments: %w", len(instruments), err)
	}
	return calls, nil
}

// called asks for all that roll calls of the ids in now hold.
func (s *Store) called(tx *transaction, now map[string]string) (row, error) {
	ids, on := []string{}, []string{}
	for _, id := range now {
		ids, on = append(ids, id), append(on, s.founding.Of(id))
	}
	for _, list := range []*[]string{&ids, &on} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return one(run(tx, calledAll, params{"ids": ids, "on": on}, whole))
}

// rollCalls makes the roll calls of what called has found.
func (s *Store) rollCalls(found row, now map[string]string) ([]graph.RollCall, error) {
	stored := map[string]graph.Entity{}
	if _, err := mapsOf(found, "entities", func(r row) (struct{}, error) {
		e := summaryOf(r.sub("entity")).Entity
		stored[e.ID] = graph.Entity{ID: e.ID, Kind: e.Kind, Name: e.Name, Code: e.Code, Type: e.Type, Date: e.Date}
		return struct{}{}, nil
	}); err != nil {
		return nil, err
	}
	var calls []graph.RollCall
	for asked, id := range now {
		if e, ok := stored[id]; ok {
			calls = append(calls, graph.RollCall{Asked: asked, Instrument: e})
		}
	}
	slices.SortFunc(calls, func(a, b graph.RollCall) int { return cmp.Compare(a.Asked, b.Asked) })
	under := graph.RollsUnder(calls, s.founding)
	positions, err := mapsOf(found, "positions", positionOf(graph.Plain))
	if err != nil {
		return nil, err
	}
	for _, p := range positions {
		under.Position(p)
	}
	_, err = mapsOf(found, "named", func(r row) (struct{}, error) {
		under.Named(r.str("on"), actorOf(r))
		return struct{}{}, nil
	})
	return calls, err
}
