package neo4j

import (
	"context"

	"signatory/graph"
)

var _ graph.Surveyor = (*Store)(nil)

var countColumns = []string{"body", "article", "published"}

// PositionsAndCounts lists both with one trip to the server; see graph.Surveyor.
func (s *Store) PositionsAndCounts(ctx context.Context, q graph.PositionQuery) (graph.Page[graph.Position], []graph.Count, error) {
	var list []graph.Count
	ask, err := s.positionsAsked(q)
	if err != nil {
		return graph.Page[graph.Position]{}, nil, err
	}
	page, err := read(ctx, s, func(tx *transaction) (graph.Page[graph.Position], error) {
		none := graph.Page[graph.Position]{}
		if q.Clocked() { // settled, for which there is no one statement
			page, err := ask.page(tx, nil)
			if err == nil {
				list, err = run(tx, counts, params{"on": ask.q.Instrument}, countOf)
			}
			return page, err
		}
		cypher, p := positionsQuery(&ask.q, ask.after, ask.limit(0))
		p["on"] = ask.q.Instrument
		both, err := one(run(tx, together(part{"positions", cypher, positionColumns}, part{"counts", counts, countColumns}), p, whole))
		if err != nil {
			return none, err
		}
		if list, err = mapsOf(both, "counts", countOf); err != nil {
			return none, err
		}
		first, err := mapsOf(both, "positions", positionOf(ask.q.Detail()))
		if err != nil {
			return none, err
		}
		return ask.page(tx, first)
	})
	graph.SortCounts(list)
	return page, list, err
}
