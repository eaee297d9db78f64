package neo4j

import (
	"context"
	_ "embed"
	"fmt"

	"signatory/graph"
)

//go:embed cypher/meet.cypher
var meetBetween string

var _ graph.Meeter = (*Store)(nil)

// Meet tells what two entities are both tied to; see graph.Meeter.
func (s *Store) Meet(ctx context.Context, a, b string, limit int) (tied bool, between []string, err error) {
	found, err := read(ctx, s, func(tx *transaction) (row, error) {
		return one(run(tx, meetBetween, params{"a": a, "b": b, "on_a": s.founding.Of(a), "on_b": s.founding.Of(b), "limit": limit}, whole))
	})
	if err != nil {
		return false, nil, fmt.Errorf("look between %s and %s: %w", a, b, err)
	}
	return found["tied"] == true, found.strs("between"), nil
}
