package neo4j

import (
	"context"
	_ "embed"
	"errors"
	"strings"

	"signatory/graph"
)

var (
	//go:embed cypher/revision.cypher
	revisionOf string
	//go:embed cypher/stands.cypher
	someStands string
	//go:embed cypher/stands_early.cypher
	earlyStands string
	//go:embed cypher/stands_bounds.cypher
	standsBounds string
	//go:embed cypher/refs.cypher
	refsOf string
)

// Stands gives all positions in brief; see graph.Aligner.
func (s *Store) Stands(ctx context.Context) (*graph.Stands, error) {
	return s.stands.Get(ctx, s.revision, s.allStands)
}

// instrumentsAtOnce is on how many instruments positions are read with one statement:
// the server keeps what it gathers of them in memory.
const instrumentsAtOnce = 50

// allStands reads all positions, those on some instruments on each processor: what takes
// longest is to read and to unpack them.
func (s *Store) allStands(ctx context.Context) (*graph.Stands, error) {
	bounds, err := read(ctx, s, func(tx *transaction) ([]string, error) {
		return run(tx, standsBounds, params{"each": instrumentsAtOnce}, func(r row) (string, error) { return r.str("id"), nil })
	})
	if err != nil {
		return nil, err
	}
	bounds = append(append([]string{""}, bounds...), "~") // ids are of letters, digits, colons and hyphens
	parts := len(bounds) - 1
	some, errs := make([]*graph.Stands, parts), make([]error, parts)
	inParallel(parts, func(i int) { some[i], errs[i] = s.someStands(ctx, bounds[i], bounds[i+1]) })
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	for _, more := range some[1:] {
		some[0].Join(more)
	}
	return some[0], nil
}

// someStands reads the positions whose keys lie from one bound to before another.
func (s *Store) someStands(ctx context.Context, from, to string) (*graph.Stands, error) {
	return read(ctx, s, func(tx *transaction) (*graph.Stands, error) {
		out, names := graph.NewStands(), map[string]string{}
		var early []string
		_, err := run(tx, someStands, params{"from": from, "to": to}, func(r row) (struct{}, error) {
			keys, _ := r["keys"].([]any)
			ledgers, _ := r["ledgers"].([]any)
			for i := range keys {
				key, _ := keys[i].(string)
				packed, ok := ledgers[i].([]byte)
				if !ok {
					early = append(early, key)
					continue
				}
				instrument, actor, _ := strings.Cut(key, " ")
				if _, known := names[actor]; !known {
					names[actor] = actor
				}
				if err := out.AddPacked(names[actor], instrument, packed); err != nil {
					return struct{}{}, err
				}
			}
			return struct{}{}, nil
		})
		if err == nil && len(early) > 0 {
			err = addEarly(tx, out, early)
		}
		return out, err
	})
}

// addEarly takes in positions as the first version wrote them, as JSON.
func addEarly(tx *transaction, out *graph.Stands, keys []string) error {
	_, err := run(tx, earlyStands, params{"keys": keys}, func(r row) (struct{}, error) {
		var p graph.Position
		err := r.json("body", &p)
		out.Add(r.str("actor"), r.str("instrument"), p.Ledger)
		return struct{}{}, err
	})
	return err
}

func (s *Store) revision(ctx context.Context) (string, error) {
	return read(ctx, s, func(tx *transaction) (string, error) {
		return one(run(tx, revisionOf, nil, func(r row) (string, error) { return r.str("revision"), nil }))
	})
}

// Refs names actors; see graph.Reader.
func (s *Store) Refs(ctx context.Context, ids []string) ([]graph.ActorRef, error) {
	return read(ctx, s, func(tx *transaction) ([]graph.ActorRef, error) {
		return run(tx, refsOf, params{"ids": append([]string{}, ids...)}, func(r row) (graph.ActorRef, error) {
			return actorOf(r).OrID(), nil
		})
	})
}
