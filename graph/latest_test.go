package graph

import (
	"fmt"
	"slices"
	"testing"
)

// What is kept of the last turns is what they are found to be, whatever day and
// number is asked for, and nobody who is given it can change it.
func TestRecentTurns(t *testing.T) {
	all := NewStands()
	for i := range 300 {
		day := Date(fmt.Sprintf("20%02d-01-%02d", i%25, i%28+1))
		all.Add(fmt.Sprintf("country:C%03d", i), "instrument:x", []Step{{Stance: Signed, Tense: Past, Date: day, Sources: 1, Confidence: 0.9}})
	}
	for _, ask := range []struct {
		by    Date
		limit int
	}{{"2024-12-31", 10}, {"2024-12-31", 40}, {"2010", 40}, {"2024-12-31", 250}, {"2024-12-31", 10}, {"", 5}} {
		by := dayNumber(ask.by.Last())
		got, want := all.recently(by, ask.limit), all.latest(by, ask.limit)
		if len(got) == 0 || !slices.Equal(got, want) {
			t.Errorf("the last %d turns by %q are %v, want %v", ask.limit, ask.by, got, want)
		}
		got[0].Actor.Name = "changed"
	}
}
