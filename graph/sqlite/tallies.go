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

// countBeside counts the countries that an article names beside each instrument
// on which it makes a claim, or takes them off.
func (w *writer) countBeside(instruments map[string]bool, entities []graph.Entity, by int) {
	for i := range entities {
		if id := entities[i].ID; graph.KindOf(id) == graph.Country {
			for instrument := range instruments {
				w.beside[pair{instrument, id}] += by
			}
		}
	}
}

func instrumentsOf(claims []graph.Claim) map[string]bool {
	out := make(map[string]bool, 2)
	for i := range claims {
		out[claims[i].Instrument] = true
	}
	return out
}

// writeBeside writes by how much the tallies of countries beside instruments change.
func (w *writer) writeBeside(ctx context.Context) error {
	var args []any
	for _, p := range slices.SortedFunc(maps.Keys(w.beside), comparePairs) {
		if by := w.beside[p]; by != 0 {
			args = append(args, p.instrument, p.actor, by)
		}
	}
	return w.addTallies(ctx, "beside (instrument, country, articles)", "(instrument, country) DO UPDATE SET articles = articles + excluded.articles",
		"DELETE FROM beside WHERE instrument = ? AND country = ? AND articles = 0", args)
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
	return w.addTallies(ctx, "held (entity, stance, n)", "(entity, stance) DO UPDATE SET n = n + excluded.n",
		"DELETE FROM held WHERE entity = ? AND stance = ? AND n = 0", args)
}

// addTallies adds to the tallies of two keys, and takes away those that fall to none.
func (w *writer) addTallies(ctx context.Context, table, conflict, remove string, args []any) error {
	if _, err := w.insert(ctx, "INTO "+table, 3, " ON CONFLICT "+conflict, args); err != nil {
		return err
	}
	for ; len(args) > 0; args = args[3:] {
		if args[2].(int) < 0 {
			if err := w.exec(ctx, remove, args[0], args[1]); err != nil {
				return err
			}
		}
	}
	return nil
}

func comparePairs(a, b pair) int {
	return cmp.Or(cmp.Compare(a.instrument, b.instrument), cmp.Compare(a.actor, b.actor))
}
