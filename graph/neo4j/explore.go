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
	kinds := make([]string, len(q.Kinds))
	for i, k := range q.Kinds {
		kinds[i] = relationType(k)
	}
	p := params{"entity": q.Entity, "after": q.After, "kinds": kinds, "limit": q.Limit}
	return read(ctx, s, func(tx *transaction) ([]graph.Tie, error) { return run(tx, tiesOf, p, tieOf) })
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
		positions, err := run(tx, positionsByKey+namedPosition[graph.Brief], params{"keys": keys}, positionOf(graph.Brief))
		if err == nil {
			err = fillProofs(tx, positions, true)
		}
		if err != nil {
			return nil, err
		}
		ties, err = run(tx, tiesBetween, params{"pairs": rows}, tieOf)
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
