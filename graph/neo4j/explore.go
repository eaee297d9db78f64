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
	//go:embed cypher/links_by_key.cypher
	linksByKey string
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

// keyedTie is a tie of which only the key of the first link is known.
type keyedTie struct {
	graph.Tie
	key string
}

func tieOf(r row) (keyedTie, error) {
	ref := func(name string) graph.EntityRef {
		e := summaryOf(r.sub(name))
		return graph.EntityRef{ID: e.ID, Kind: e.Kind, Name: e.Name, Code: e.Code, Type: e.Type}
	}
	return keyedTie{graph.Tie{Entity: ref("entity"), Other: ref("other"), Kind: graph.Relation(strings.ToLower(r.str("kind"))),
		Out: r["out"] == true, Links: r.num("links")}, r.str("key")}, nil
}

// Ties lists links by the other end; see graph.Explorer.
func (s *Store) Ties(ctx context.Context, q graph.TieQuery) ([]graph.Tie, error) {
	kinds := make([]string, len(q.Kinds))
	for i, k := range q.Kinds {
		kinds[i] = relationType(k)
	}
	p := params{"entity": q.Entity, "after": q.After, "kinds": kinds, "limit": q.Limit}
	return read(ctx, s, func(tx *transaction) ([]graph.Tie, error) {
		found, err := run(tx, tiesOf, p, tieOf)
		if err != nil {
			return nil, err
		}
		return withLinks(tx, found)
	})
}

// withLinks reads the first link of each tie.
func withLinks(tx *transaction, found []keyedTie) ([]graph.Tie, error) {
	keys := map[graph.Relation][]string{}
	for _, t := range found {
		keys[t.Kind] = append(keys[t.Kind], t.key)
	}
	type told struct {
		link  graph.Link
		proof graph.Proof
	}
	links := map[string]told{}
	for kind, some := range keys {
		_, err := run(tx, relation(linksByKey, relationType(kind)), params{"keys": some}, func(r row) (struct{}, error) {
			var l graph.Link
			err := r.json("body", &l)
			a := graph.Article{ID: r.str("article"), Title: r.str("title"), URL: r.str("url"), Date: graph.Date(r.str("published"))}
			l.Article = a.ID
			links[r.str("key")] = told{l, graph.LinkProof(&l, &a)}
			return struct{}{}, err
		})
		if err != nil {
			return nil, err
		}
	}
	out := make([]graph.Tie, len(found))
	for i, t := range found {
		out[i] = t.Tie
		out[i].Link, out[i].Proof = links[t.key].link, links[t.key].proof
	}
	return out, nil
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
			keys, asked[key] = append(keys, key), ends.instrument
		}
		rows = append(rows, params{"a": p.A, "b": p.B})
	}
	var ties []graph.Tie
	positions, err := read(ctx, s, func(tx *transaction) ([]graph.Position, error) {
		positions, err := run(tx, positionsByKey, params{"keys": keys}, positionOf(graph.Brief))
		if err == nil {
			err = fillProofs(tx, positions, true)
		}
		if err != nil {
			return nil, err
		}
		found, err := run(tx, tiesBetween, params{"pairs": rows}, tieOf)
		if err == nil {
			ties, err = withLinks(tx, found)
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
