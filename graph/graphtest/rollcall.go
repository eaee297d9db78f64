package graphtest

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"signatory/graph"
)

// A roll call of several instruments answers of each what a survey of everyone does.
func testRollCalls(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	readings := append(Generate(17, 60), article("plan", "2021-01-01").claim("AA", graph.Signed, "x", func(c *graph.Claim) { c.Tense = graph.Planned }).
		claim("BB", graph.Signed, "x", func(c *graph.Claim) { c.Background, c.Date = true, "" }).reading())
	put(t, s, graph.Added, readings...)
	page, err := s.Entities(t.Context(), graph.EntityQuery{Kinds: []graph.Kind{graph.Instrument}, Paging: graph.Paging{Limit: graph.MaxLimit}})
	if err != nil {
		t.Fatal(err)
	}
	ids := []string{"instrument:none"}
	for _, e := range page.Items {
		ids = append(ids, e.ID, e.ID)
	}
	slices.Reverse(ids)
	silent := sameAsSurveys(t, s, ids)
	if got := len(rollCalls(t, s, ids)); got != len(page.Items) {
		t.Errorf("%d roll calls of %d instruments", got, len(page.Items))
	}
	if len(page.Items) < 3 || silent == 0 {
		t.Errorf("%d instruments with %d silent prove little", len(page.Items), silent)
	}
	if got := rollCalls(t, s, nil); len(got) != 0 {
		t.Errorf("of no instrument: %+v", got)
	}
}

// sameAsSurveys compares roll calls with what is asked of each instrument alone, and
// tells how many are silent in all.
func sameAsSurveys(t *testing.T, s graph.Store, ids []string) (silent int) {
	t.Helper()
	calls := rollCalls(t, s, ids)
	if !slices.IsSortedFunc(calls, func(a, b graph.RollCall) int { return cmp.Compare(a.Asked, b.Asked) }) {
		t.Error("the roll calls are in no order")
	}
	for _, c := range calls {
		want, err := graph.TakeSurvey(t.Context(), s, graph.SurveyQuery{Instrument: c.Instrument.ID, Uncounted: true})
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Survey(); !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", c.Asked, got, want)
		}
		silent += len(want.Silent)
		e, err := s.Entity(t.Context(), c.Instrument.ID)
		if i := c.Instrument; err != nil || fmt.Sprint(i.ID, i.Kind, i.Name, i.Type, i.Date) != fmt.Sprint(e.ID, e.Kind, e.Name, e.Type, e.Date) {
			t.Errorf("%s is %+v, want %+v, %v", c.Asked, i, e.Entity, err)
		}
	}
	return silent
}

func rollCalls(t *testing.T, s graph.Store, ids []string) []graph.RollCall {
	t.Helper()
	calls, err := s.RollCalls(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	return calls
}

// called are the ids that were asked for, with the instruments whose rolls were called and how many stand on each.
func called(t *testing.T, s graph.Store, ids ...string) []string {
	t.Helper()
	out := []string{}
	for _, c := range rollCalls(t, s, ids) {
		out = append(out, fmt.Sprintf("%s %s %d", c.Asked, c.Instrument.ID, len(c.Positions)))
	}
	return out
}
