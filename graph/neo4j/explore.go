package neo4j

import (
	"context"
	_ "embed"
	"fmt"
	"strings"

	"signatory/graph"
)

var (
	//go:embed cypher/adjacent.cypher
	adjacent string
	//go:embed cypher/ties.cypher
	tiesOf string
	//go:embed cypher/ties_between.cypher
	tiesBetween string
	//go:embed cypher/positions_by_key.cypher
	positionsByKey string
)

var _ graph.Explorer = (*Store)(nil)

// between gives the positions and the ties of pairs.
var between = together(part{"positions", positionsByKey + namedPosition[graph.Brief], positionColumns},
	part{"ties", tiesBetween, tieColumns})

var tieColumns = []string{"entity", "other", "kind", "out", "links", "body", "article", "title", "url", "published"}

// Adjacent gives what is tied to each entity; see graph.Explorer.
func (s *Store) Adjacent(ctx context.Context, ids []string, limit int) (map[string][]string, error) {
	return read(ctx, s, func(tx *transaction) (map[string][]string, error) {
		out := make(map[string][]string, len(ids))
		rows := make([]params, len(ids))
		for i, id := range ids {
			rows[i] = params{"id": id, "on": s.founding.Of(id)}
		}
		_, err := run(tx, adjacent, params{"rows": rows, "limit": limit}, func(r row) (struct{}, error) {
			out[r.str("id")] = r.strs("others")
			return struct{}{}, nil
		})
		return out, err
	})
}

// tieOf reads a tie with its first link.
func tieOf(r row) (graph.Tie, error) {
	ref := func(name string) graph.EntityRef {
		e := summaryOf(r.sub(name))
		return graph.EntityRef{ID: e.ID, Kind: e.Kind, Name: e.Name, Code: e.Code, Type: e.Type}
	}
	t := graph.Tie{Entity: ref("entity"), Other: ref("other"), Kind: graph.Relation(strings.ToLower(r.str("kind"))),
		Out: r["out"] == true, Links: r.num("links")}
	err := r.json("body", &t.Link)
	a := graph.Article{ID: r.str("article"), Title: r.str("title"), URL: r.str("url"), Date: graph.Date(r.str("published"))}
	t.Link.Article = a.ID
	t.Proof = graph.LinkProof(&t.Link, &a)
	return t, err
}

// Ties lists links by the other end; see graph.Explorer.
func (s *Store) Ties(ctx context.Context, q graph.TieQuery) ([]graph.Tie, error) {
	return read(ctx, s, func(tx *transaction) ([]graph.Tie, error) { return run(tx, tiesOf, tiesAsked(&q, params{}), tieOf) })
}

// tiesAsked puts what q asks into the parameters of a statement.
func tiesAsked(q *graph.TieQuery, p params) params {
	kinds := make([]string, len(q.Kinds))
	for i, k := range q.Kinds {
		kinds[i] = relationType(k)
	}
	p["entity"], p["other"], p["kinds"], p["others"] = q.Entity, q.After, kinds, q.Limit
	return p
}

var _ graph.Surrounder = (*Store)(nil)

// Around lists positions and ties with one trip to the server; see graph.Surrounder.
func (s *Store) Around(ctx context.Context, pq graph.PositionQuery, tq graph.TieQuery) (graph.Page[graph.Position], []graph.Tie, error) {
	var ties []graph.Tie
	ask, err := s.positionsAsked(pq)
	if err != nil {
		return graph.Page[graph.Position]{}, nil, err
	}
	page, err := read(ctx, s, func(tx *transaction) (graph.Page[graph.Position], error) {
		if pq.Clocked() { // settled, for which there is no one statement
			page, err := ask.page(tx, nil)
			if err == nil {
				ties, err = run(tx, tiesOf, tiesAsked(&tq, params{}), tieOf)
			}
			return page, err
		}
		cypher, p := positionsQuery(&ask.q, ask.after, ask.limit(0))
		both, err := one(run(tx, together(part{"positions", cypher, positionColumns}, part{"ties", tiesOf, tieColumns}), tiesAsked(&tq, p), whole))
		if err != nil {
			return graph.Page[graph.Position]{}, err
		}
		if ties, err = mapsOf(both, "ties", tieOf); err != nil {
			return graph.Page[graph.Position]{}, err
		}
		first, err := mapsOf(both, "positions", positionOf(ask.q.Detail()))
		if err != nil {
			return graph.Page[graph.Position]{}, err
		}
		return ask.page(tx, first)
	})
	return page, ties, err
}

// Between gives all that ties the two of each pair; see graph.Explorer.
func (s *Store) Between(ctx context.Context, pairs []graph.Pair) ([]graph.Position, []graph.Tie, error) {
	if len(pairs) == 0 {
		return nil, nil, nil
	}
	var keys []string
	rows := make([]params, 0, len(pairs))
	asked := map[string]string{} // the instrument asked for, by key
	for _, p := range pairs {
		for _, ends := range []pair{{p.A, p.B}, {p.B, p.A}} {
			key := pair{ends.actor, s.founding.Of(ends.instrument)}.key()
			if graph.CanAct(ends.actor) {
				keys, asked[key] = append(keys, key), ends.instrument
			}
		}
		rows = append(rows, params{"a": p.A, "b": p.B})
	}
	var ties []graph.Tie
	positions, err := read(ctx, s, func(tx *transaction) ([]graph.Position, error) {
		both, err := one(run(tx, between, params{"keys": keys, "pairs": rows}, whole))
		if err != nil {
			return nil, err
		}
		if ties, err = mapsOf(both, "ties", tieOf); err != nil {
			return nil, err
		}
		positions, err := mapsOf(both, "positions", positionOf(graph.Brief))
		if err == nil {
			err = fillProofs(tx, positions, true)
		}
		return positions, err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("what is between %d pairs: %w", len(pairs), err)
	}
	for i := range positions {
		s.founding.Under(&positions[i], asked[positionKey(positions[i])])
	}
	return positions, ties, nil
}
