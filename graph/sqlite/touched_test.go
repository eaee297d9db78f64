package sqlite_test

import (
	"cmp"
	"reflect"
	"slices"
	"testing"
	"time"

	"signatory/graph"
	"signatory/graph/graphtest"
)

// What changed is found moment by moment where there were few, and sorted where
// there were many or the latest come first: all find the same.
func TestChangesOfFewMomentsAndOfMany(t *testing.T) {
	moment := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	s := openWithClock(t, func() time.Time { return moment }).(graph.Changes)
	readings := graphtest.GenerateSized(1, 4000, 60, 60)
	// Three large batches, of more pairs than are found at once, then twenty small ones.
	for i, size := range []int{1200, 1200, 1200, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20} {
		moment = moment.Add(time.Second)
		if _, err := s.(graph.Writer).Put(t.Context(), readings[:size]); err != nil {
			t.Fatalf("batch %d: %v", i, err)
		}
		readings = readings[size:]
	}
	end := moment
	for _, w := range []struct{ from, to int }{{0, 3}, {2, 12}, {2, 23}, {23, 23}} {
		q := graph.ChangeQuery{From: end.Add(time.Duration(w.from-23) * time.Second), To: end.Add(time.Duration(w.to-23) * time.Second)}
		inOrder := allChanges(t, s, q)
		q.Latest = true
		latest := allChanges(t, s, q)
		slices.SortFunc(latest, func(a, b graph.Change) int {
			return cmp.Or(cmp.Compare(a.Instrument.ID, b.Instrument.ID), cmp.Compare(a.Actor.ID, b.Actor.ID))
		})
		if !reflect.DeepEqual(inOrder, latest) {
			t.Errorf("from %d to %d: %d changes in order, %d the latest first, not the same", w.from, w.to, len(inOrder), len(latest))
		}
		if (len(inOrder) == 0) != (w.from == w.to) {
			t.Errorf("from %d to %d: %d changes", w.from, w.to, len(inOrder))
		}
	}
}

func allChanges(t *testing.T, s graph.Changes, q graph.ChangeQuery) (out []graph.Change) {
	t.Helper()
	q.Limit = 400
	for {
		page, err := s.Changes(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, page.Items...)
		if q.Cursor = page.Next; q.Cursor == "" {
			return out
		}
	}
}
