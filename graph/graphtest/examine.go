package graphtest

import (
	"testing"
	"time"

	"signatory/graph"
)

// RunExamine tests that a store finds itself sound, and a clock that jumped
// back. The stores that open gives must be graph.Examiners.
func RunExamine(t *testing.T, open OpenWithClock) {
	at := time.Now()
	s := open(t, func() time.Time { return at })
	put(t, s, graph.Added, Generate(1, 5)...)
	examine := func() map[string]graph.State {
		t.Helper()
		list, err := s.(graph.Examiner).Examine(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]graph.State{}
		for _, f := range list {
			out[f.Check] = f.State
			if f.State != graph.Sound && f.Mend == "" || f.Detail == "" {
				t.Errorf("%+v tells no mend", f)
			}
		}
		return out
	}
	for check, state := range examine() {
		if state != graph.Sound {
			t.Errorf("%s is %s", check, state)
		}
	}
	at = at.Add(-time.Hour)
	if got := examine()["clock"]; got != graph.Warning {
		t.Errorf("the clock went back by an hour: %q", got)
	}
}
