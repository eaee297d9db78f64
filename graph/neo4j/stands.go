package neo4j

import (
	"context"
	_ "embed"
	"errors"
	"slices"
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
	//go:embed cypher/settled.cypher
	settledOn string
	//go:embed cypher/refs.cypher
	refsOf string
)

// Stands gives all positions in brief; see graph.Aligner.
func (s *Store) Stands(ctx context.Context) (*graph.Stands, error) {
	return s.stands.Get(ctx, s.revision, s.allStands)
}

// stood is all positions in brief, and the marks that their instruments bore when they were read.
type stood struct {
	all   *graph.Stands
	marks map[string]string
}

// instrumentsAtOnce is on how many instruments positions are read with one statement:
// the server keeps what it gathers of them in memory.
const instrumentsAtOnce = 50

// allStands reads the positions on each instrument on which any was settled since they were
// read last, at first all. Some are read on each processor: what takes longest is to read
// and to unpack them. It never runs twice at once.
func (s *Store) allStands(ctx context.Context) (*graph.Stands, error) {
	now := stood{marks: map[string]string{}}
	var stale []string
	_, err := read(ctx, s, func(tx *transaction) ([]struct{}, error) {
		clear(now.marks)
		return run(tx, settledOn, nil, func(r row) (struct{}, error) {
			now.marks[r.str("id")] = r.str("settled")
			return struct{}{}, nil
		})
	})
	if err != nil {
		return nil, err
	}
	for id, mark := range now.marks {
		if s.stood.marks[id] != mark {
			stale = append(stale, id)
		}
	}
	slices.Sort(stale)
	parts := slices.Collect(slices.Chunk(stale, instrumentsAtOnce))
	some, errs := make([]*graph.Stands, len(parts)), make([]error, len(parts))
	inParallel(len(parts), func(i int) { some[i], errs[i] = s.someStands(ctx, parts[i]) })
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	for id := range s.stood.marks {
		if now.marks[id] == "" {
			stale = append(stale, id)
		}
	}
	if len(stale) == 0 {
		return s.stood.all, nil
	}
	now.all = s.stood.all.Without(stale)
	for _, more := range some {
		now.all.Join(more)
	}
	s.stood = now
	return now.all, nil
}

// someStands reads the positions on some instruments.
func (s *Store) someStands(ctx context.Context, instruments []string) (*graph.Stands, error) {
	return read(ctx, s, func(tx *transaction) (*graph.Stands, error) {
		out, names := graph.NewStands(), map[string]string{}
		var early []string
		_, err := run(tx, someStands, params{"instruments": instruments}, func(r row) (struct{}, error) {
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
