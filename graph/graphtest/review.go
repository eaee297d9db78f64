package graphtest

import (
	"errors"
	"slices"
	"testing"

	"signatory/graph"
)

// RunReview tests disputes and what people decide about claims. The stores that
// open gives must be a graph.Reviewer.
func RunReview(t *testing.T, open OpenWithClock) {
	open = lintedAt(open)
	t.Run("dispute, decide, undo, decide again", func(t *testing.T) { testDispute(t, open) })
	t.Run("a decision survives another reading", func(t *testing.T) { testSurvives(t, open) })
	t.Run("an orphaned decision is shown and can be revoked", func(t *testing.T) { testOrphan(t, open) })
	t.Run("resolve a dispute", func(t *testing.T) { testResolve(t, open) })
	t.Run("bad decisions", func(t *testing.T) { testBadDecisions(t, open) })
}

// reviewed opens a store with two articles that contradict each other.
func reviewed(t *testing.T, open OpenWithClock) (s graph.Store, signed, refused graph.Reading) {
	t.Helper()
	s = open(t, new(Clock).Now)
	if _, ok := s.(graph.Reviewer); !ok {
		t.Fatalf("%T is no graph.Reviewer", s)
	}
	signed = article("a", "2020-01-01").claim("AA", graph.Signed, "x").claim("BB", graph.Signed, "x").reading()
	refused = article("b", "2020-01-01").claim("AA", graph.Refused, "x").reading()
	put(t, s, graph.Added, signed, refused)
	return s, signed, refused
}

func disputes(t *testing.T, s graph.Store) []string {
	t.Helper()
	return positions(t, s, graph.PositionQuery{Instrument: "instrument:x", Disputed: true})
}

func testDispute(t *testing.T, open OpenWithClock) {
	s, signed, refused := reviewed(t, open)
	rev := s.(graph.Reviewer)
	disputed := []string{"AA signed 2020-01-01"}
	equal(t, "disputed", disputes(t, s), disputed)
	page, err := s.Positions(t.Context(), graph.PositionQuery{Actor: "country:AA"})
	if err != nil || len(page.Items) != 1 || len(page.Items[0].Ledger) != 2 {
		t.Fatalf("both sides are in the ledger: %+v, %v", page.Items, err)
	}
	ruling, err := rev.Decide(t.Context(), refused.Claims[0].ID, graph.Confirm, "Ada", "the communiqué lists AA as absent")
	if err != nil {
		t.Fatal(err)
	}
	if ruling.Orphaned || len(ruling.Claims) != 1 || ruling.Claims[0] != refused.Claims[0].ID {
		t.Errorf("the decision is about %+v", ruling)
	}
	equal(t, "disputed after the decision", disputes(t, s), []string{})
	equal(t, "positions after the decision", positions(t, s, graph.PositionQuery{}), []string{"AA refused 2020-01-01", "BB signed 2020-01-01"})
	if _, err := rev.Revoke(t.Context(), ruling.ID, "Bob", "too early"); err != nil {
		t.Fatal(err)
	}
	equal(t, "disputed after the undoing", disputes(t, s), disputed)
	if _, err := rev.Decide(t.Context(), signed.Claims[0].ID, graph.Confirm, "Ada", ""); err != nil {
		t.Fatal(err)
	}
	equal(t, "disputed after the other decision", disputes(t, s), []string{})
	list, err := rev.Rulings(t.Context(), graph.RulingQuery{Paging: graph.Paging{Limit: 2}, Actor: "country:AA"})
	if err != nil || len(list.Items) != 2 || list.Next == "" {
		t.Fatalf("%d decisions, %v", len(list.Items), err)
	}
	equal(t, "the latest first", []string{string(list.Items[0].Verdict), string(list.Items[1].Verdict), list.Items[1].By}, []string{"confirm", "undo", "Bob"})
	list, err = rev.Rulings(t.Context(), graph.RulingQuery{Paging: graph.Paging{Limit: 2, Cursor: list.Next}, Actor: "country:AA"})
	if err != nil || len(list.Items) != 1 || list.Items[0].ID != ruling.ID || list.Next != "" {
		t.Errorf("the next page: %+v, %v", list, err)
	}
}

func testSurvives(t *testing.T, open OpenWithClock) {
	s, _, refused := reviewed(t, open)
	if _, err := s.(graph.Reviewer).Decide(t.Context(), refused.Claims[0].ID, graph.Confirm, "Ada", "sure"); err != nil {
		t.Fatal(err)
	}
	b := article("b", "2020-01-01").claim("CC", graph.Signed, "x")
	b.claim("AA", graph.Refused, "x", func(c *graph.Claim) { c.Reader, c.Confidence = "test 2", 0.6 })
	again := b.reading()
	if again.Claims[1].ID == refused.Claims[0].ID {
		t.Fatal("the test means to move the claim")
	}
	put(t, s, graph.Superseded, again)
	equal(t, "positions after the re-reading", positions(t, s, graph.PositionQuery{Instrument: "instrument:x"}),
		[]string{"AA refused 2020-01-01", "BB signed 2020-01-01", "CC signed 2020-01-01"})
	list, err := s.(graph.Reviewer).Rulings(t.Context(), graph.RulingQuery{})
	if err != nil || len(list.Items) != 1 || list.Items[0].Orphaned || list.Items[0].Claims[0] != again.Claims[1].ID {
		t.Errorf("the decision is now about %+v, %v", list.Items, err)
	}
}

func testOrphan(t *testing.T, open OpenWithClock) {
	s, signed, _ := reviewed(t, open)
	rev := s.(graph.Reviewer)
	if _, err := rev.Decide(t.Context(), signed.Claims[0].ID, graph.Reject, "Ada", "misread"); err != nil {
		t.Fatal(err)
	}
	equal(t, "the rejected claim does not count", positions(t, s, graph.PositionQuery{Actor: "country:AA"}), []string{"AA refused 2020-01-01"})
	put(t, s, graph.Superseded, article("a", "2020-01-01").claim("BB", graph.Signed, "x").reading())
	list, err := rev.Rulings(t.Context(), graph.RulingQuery{Instrument: "instrument:x"})
	if err != nil || len(list.Items) != 1 || !list.Items[0].Orphaned {
		t.Fatalf("the orphan: %+v, %v", list.Items, err)
	}
	if r, err := rev.Revoke(t.Context(), list.Items[0].ID, "Bob", "gone"); err != nil || !r.Orphaned || r.Verdict != graph.Undo {
		t.Errorf("revoked: %+v, %v", r, err)
	}
	put(t, s, graph.Superseded, signed)
	equal(t, "revoked, it does not come back with its claim", disputes(t, s), []string{"AA signed 2020-01-01"})
}

// testResolve decides a dispute whose sides have several sentences.
func testResolve(t *testing.T, open OpenWithClock) {
	s, signed, _ := reviewed(t, open)
	judge := s.(graph.Judge)
	put(t, s, graph.Added, article("c", "2020-01-03").claim("AA", graph.Refused, "x", on("2020")).reading(),
		article("d", "2020-01-05").claim("AA", graph.Signed, "x", on("2020-01-01")).reading())
	list, err := graph.Disputes(t.Context(), s, graph.PositionQuery{})
	if err != nil || len(list.Items) != 1 || len(list.Items[0].Sides) != 2 || len(graph.Sides(list.Items)) != 2 {
		t.Fatalf("disputes: %+v, %v", list.Items, err)
	}
	res := graph.Resolution{Actor: "country:AA", Instrument: "instrument:x", Stance: graph.Refused, By: "Ada", Reason: "absent"}
	rulings, err := graph.Resolve(t.Context(), judge, res)
	if err != nil || len(rulings) == 0 {
		t.Fatalf("%+v, %v", rulings, err)
	}
	want := []string{"AA refused 2020-01-01"}
	equal(t, "resolved", positions(t, s, graph.PositionQuery{Actor: "country:AA"}), want)
	equal(t, "nothing is disputed", disputes(t, s), []string{})
	_, again := graph.Resolve(t.Context(), judge, res)
	res.Stance = graph.Endorsed
	if _, err := graph.Resolve(t.Context(), judge, res); !errors.Is(err, graph.ErrInvalid) || !errors.Is(again, graph.ErrInvalid) {
		t.Errorf("no dispute: %v; no side of it: %v", again, err)
	}
	reread := article("b", "2020-01-01").claim("ZZ", graph.Signed, "x")
	reread.claim("AA", graph.Refused, "x", func(c *graph.Claim) { c.Reader = "test 2" })
	put(t, s, graph.Superseded, reread.reading())
	equal(t, "it outlives another reading", positions(t, s, graph.PositionQuery{Actor: "country:AA"}), want)
	put(t, s, graph.Unchanged, signed)
	for _, r := range rulings {
		if _, err := judge.Revoke(t.Context(), r.ID, "Bob", ""); err != nil {
			t.Fatal(err)
		}
	}
	equal(t, "taken back", disputes(t, s), []string{"AA signed 2020-01-01"})
	put(t, s, graph.Added, article("e", "2022-01-01").claim("AA", graph.Ratified, "x", on("2021-12-01")).reading())
	equal(t, "the current step is clear", disputes(t, s), []string{})
	res.Stance = graph.Signed
	if rulings, err := graph.Resolve(t.Context(), judge, res); err != nil || len(rulings) == 0 {
		t.Errorf("an earlier step: %+v, %v", rulings, err)
	}
	p, err := graph.Ledger(t.Context(), s, graph.LedgerQuery{Actor: "country:AA", Instrument: "instrument:x"})
	if err != nil || p.Stance != graph.Ratified || slices.ContainsFunc(p.Ledger, func(st graph.Step) bool { return st.Disputed && st.SetAside == "" }) {
		t.Errorf("resolved: %+v, %v", p, err)
	}
}

func testBadDecisions(t *testing.T, open OpenWithClock) {
	s, signed, _ := reviewed(t, open)
	rev := s.(graph.Reviewer)
	_, unknown := rev.Decide(t.Context(), "claim:none", graph.Confirm, "Ada", "")
	_, revoked := rev.Revoke(t.Context(), "decision:none", "Ada", "")
	for _, err := range []error{unknown, revoked} {
		if !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("got %v, want ErrNotFound", err)
		}
	}
	_, verdict := rev.Decide(t.Context(), signed.Claims[0].ID, "perhaps", "Ada", "")
	_, nobody := rev.Decide(t.Context(), signed.Claims[0].ID, graph.Confirm, " ", "")
	_, cursor := rev.Rulings(t.Context(), graph.RulingQuery{Paging: graph.Paging{Cursor: "garbage"}})
	for _, err := range []error{verdict, nobody, cursor} {
		if !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("got %v, want ErrInvalid", err)
		}
	}
	if list, err := rev.Rulings(t.Context(), graph.RulingQuery{}); err != nil || len(list.Items) != 0 {
		t.Errorf("nothing was to be recorded: %+v, %v", list.Items, err)
	}
}
