package neo4j

import (
	"context"
	_ "embed"

	"signatory/graph"
)

var (
	//go:embed cypher/revision.cypher
	revisionOf string
	//go:embed cypher/stands.cypher
	allStands string
	//go:embed cypher/refs.cypher
	refsOf string
)

// Stands gives all positions in brief; see graph.Aligner.
func (s *Store) Stands(ctx context.Context) (*graph.Stands, error) {
	return s.stands.Get(ctx, s.revision, func(ctx context.Context) (*graph.Stands, error) {
		return read(ctx, s, func(tx *transaction) (*graph.Stands, error) {
			out := graph.NewStands()
			_, err := run(tx, allStands, nil, func(r row) (struct{}, error) { return struct{}{}, addStand(out, r) })
			return out, err
		})
	})
}

// addStand takes in a position; one that an earlier version wrote is JSON.
func addStand(out *graph.Stands, r row) error {
	if r.str("body") == "" {
		return out.AddPacked(r.str("actor"), r.str("instrument"), r.bytes("ledger"))
	}
	var p graph.Position
	err := r.json("body", &p)
	out.Add(r.str("actor"), r.str("instrument"), p.Ledger)
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
