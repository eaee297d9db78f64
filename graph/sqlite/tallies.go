package sqlite

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"signatory/graph"
)

// heldKey is an entity and a stance that positions of it or on it have.
type heldKey struct{ entity, stance string }

// countHeld counts a position that is a fact at both of its ends, or takes it off.
func (w *writer) countHeld(p pair, s standing, by int) {
	if s.stance == "" || s.tense != string(graph.Past) {
		return
	}
	w.held[heldKey{p.actor, s.stance}] += by
	if p.instrument != p.actor {
		w.held[heldKey{p.instrument, s.stance}] += by
	}
}

// writeHeld writes by how much the tallies of positions change.
func (w *writer) writeHeld(ctx context.Context) error {
	var args []any
	for _, k := range slices.SortedFunc(maps.Keys(w.held), func(a, b heldKey) int {
		return cmp.Or(cmp.Compare(a.entity, b.entity), cmp.Compare(a.stance, b.stance))
	}) {
		if by := w.held[k]; by != 0 {
			args = append(args, k.entity, k.stance, by)
		}
	}
	if _, err := w.insert(ctx, "INTO held (entity, stance, n)", 3, " ON CONFLICT (entity, stance) DO UPDATE SET n = n + excluded.n", args); err != nil {
		return err
	}
	for ; len(args) > 0; args = args[3:] {
		if args[2].(int) < 0 {
			if err := w.exec(ctx, "DELETE FROM held WHERE entity = ? AND stance = ? AND n = 0", args[0], args[1]); err != nil {
				return err
			}
		}
	}
	return nil
}

func comparePairs(a, b pair) int {
	if a.instrument != b.instrument {
		return cmp.Compare(a.instrument, b.instrument)
	}
	return cmp.Compare(a.actor, b.actor)
}
