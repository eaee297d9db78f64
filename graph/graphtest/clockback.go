package graphtest

import (
	"math/rand/v2"
	"testing"

	"signatory/graph"
)

// RunClockBack tests that a clock which jumps back and forth while articles are
// stored, stored anew and stored again changes nothing of what the graph says.
func RunClockBack(t *testing.T, open OpenWithClock) {
	readings := Generate(7, 60)
	var steady Clock
	calm := lintedAt(open)(t, steady.Now)
	thrice(t, calm, readings, func() {})
	want := Answers(t, calm, readings)

	var clock Clock
	r := rand.New(rand.NewPCG(7, 7))
	s := lintedAt(open)(t, clock.Now)
	thrice(t, s, readings, func() { clock.set(r.Int64N(2000) - 1000) })
	for i, got := range Answers(t, s, readings) {
		if i >= len(want) || got != want[i] {
			t.Fatalf("after jumps of the clock an answer is\n%s\nnot\n%s", got, want[min(i, len(want)-1)])
		}
	}
	clock.set(1001)
	now := clock.Now()
	page, err := s.Positions(t.Context(), graph.PositionQuery{RecordedAt: now, Paging: graph.Paging{Limit: 1}})
	if err != nil || len(page.Items) == 0 {
		t.Errorf("of what was stored before %s: %d positions, %v", now, len(page.Items), err)
	}
}

// thrice stores each of the readings in an older revision without its last claim,
// then as it is, then once more, in batches; before each it calls tick.
func thrice(t *testing.T, s graph.Store, readings []graph.Reading, tick func()) {
	t.Helper()
	const batch = 10
	for i := 0; i < len(readings); i += batch {
		some := readings[i:min(i+batch, len(readings))]
		older := make([]graph.Reading, len(some))
		for k, r := range some {
			older[k] = r
			older[k].Article.Revision = "older"
			older[k].Claims = r.Claims[:max(0, len(r.Claims)-1)]
		}
		tick()
		put(t, s, graph.Added, older...)
		tick()
		put(t, s, graph.Superseded, some...)
		tick()
		put(t, s, graph.Unchanged, some...)
	}
}
