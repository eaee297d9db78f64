package graphtest

import (
	"errors"
	"testing"

	"signatory/graph"
)

// RunEdit tests what people correct in claims, and that each correction can be
// taken back. The stores that open gives must be a graph.Mender and a graph.Reviewer.
func RunEdit(t *testing.T, open OpenWithClock) {
	open = lintedAt(open)
	for _, c := range []struct {
		name string
		test func(*testing.T, OpenWithClock)
	}{
		{"edit every part, take it back", testEdit}, {"an edit survives another reading, or is orphaned", testEditSurvives},
		{"edits one on another", testEditTwice}, {"decisions through an edit", testEditDecided},
		{"edits through merge and split", testEditMerged}, {"an edit of a copy", testEditOfCopy}, {"bad edits", testBadEdits},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open) })
	}
}

// edited opens a store in which AA and BB signed x and CC refused y.
func edited(t *testing.T, open OpenWithClock) (graph.Store, []graph.Reading) {
	t.Helper()
	s := open(t, new(Clock).Now)
	readings := []graph.Reading{article("a", "2020-01-01").claim("AA", graph.Signed, "x", func(c *graph.Claim) { c.Act, c.Confidence = graph.Signature, 0.6 }).
		claim("BB", graph.Signed, "x").reading(), article("b", "2020-01-02").claim("CC", graph.Refused, "y").reading()}
	put(t, s, graph.Added, readings...)
	return s, readings
}

func edit(claim string, to graph.Correction) graph.Mending {
	return graph.Mending{Kind: graph.EditClaim, Subject: claim, Edit: &graph.Edit{To: to}}
}

func date(d graph.Date) *graph.Date { return &d }

func claimByID(t *testing.T, s graph.Store, id string) graph.Claim {
	t.Helper()
	page, err := s.Claims(t.Context(), graph.ClaimQuery{ID: id})
	if err != nil || len(page.Items) != 1 {
		t.Fatalf("claim %s: %+v, %v", id, page.Items, err)
	}
	return page.Items[0]
}

func testEdit(t *testing.T, open OpenWithClock) {
	s, readings := edited(t, open)
	before := Answers(t, s, readings)
	id := readings[0].Claims[0].ID
	for _, r := range []struct {
		to   graph.Correction
		want []string
	}{
		{graph.Correction{Stance: graph.Refused}, []string{"AA refused 2020-01-01", "BB signed 2020-01-01", "CC refused 2020-01-02"}},
		{graph.Correction{Actor: "country:CC"}, []string{"BB signed 2020-01-01", "CC signed 2020-01-01", "CC refused 2020-01-02"}},
		{graph.Correction{Instrument: "instrument:y"}, []string{"BB signed 2020-01-01", "AA signed 2020-01-01", "CC refused 2020-01-02"}},
		{graph.Correction{Date: date("2019-06")}, []string{"AA signed 2019-06", "BB signed 2020-01-01", "CC refused 2020-01-02"}},
		{graph.Correction{Date: date("")}, []string{"AA signed ", "BB signed 2020-01-01", "CC refused 2020-01-02"}},
	} {
		act := mend(t, s, edit(id, r.to))
		equal(t, "edited", positions(t, s, graph.PositionQuery{}), r.want)
		unmend(t, s, act)
		SameAnswers(t, Answers(t, s, readings), before)
	}
	act := mend(t, s, edit(id, graph.Correction{Actor: "country:CC", Stance: graph.Ratified, Tense: graph.Planned, Instrument: "instrument:y", Date: date("2021")}))
	c := claimByID(t, s, id)
	want := graph.Claim{Actor: "country:CC", Stance: graph.Ratified, Tense: graph.Planned, Instrument: "instrument:y", Date: "2021",
		ActorRead: "country:AA", StanceRead: graph.Signed, TenseRead: graph.Past, InstrumentRead: "instrument:x", DateRead: "2020-01-01"}
	if got := (graph.Claim{Actor: c.Actor, Stance: c.Stance, Tense: c.Tense, Instrument: c.Instrument, Date: c.Date, ActorRead: c.ActorRead,
		StanceRead: c.StanceRead, TenseRead: c.TenseRead, InstrumentRead: c.InstrumentRead, DateRead: c.DateRead}); got != want {
		t.Errorf("the claim says %+v", got)
	}
	if c.Act != "" || c.Confidence != 1 || c.Reason.Rule != graph.EditedRule || c.DatePrecision != graph.Year || c.Evidence != readings[0].Claims[0].Evidence {
		t.Errorf("the claim is %+v", c)
	}
	if _, err := s.Entity(t.Context(), "country:AA"); err != nil {
		t.Errorf("an actor whom the article still names: %v", err)
	}
	log, err := s.(graph.Mender).Mendings(t.Context(), graph.MendingQuery{Subject: id, Paging: graph.Paging{Limit: 1}})
	if err != nil || len(log.Items) != 1 || log.Next == "" || log.Items[0].ID != act.ID || log.Items[0].By != "Ada" || log.Items[0].Edit == nil || log.Items[0].Edit.To.Actor != "country:CC" || log.Items[0].Orphaned {
		t.Errorf("the log tells %+v, %v", log.Items, err)
	}
	unmend(t, s, act)
	SameAnswers(t, Answers(t, s, readings), before)
}

func testEditSurvives(t *testing.T, open OpenWithClock) {
	s, readings := edited(t, open)
	id := readings[0].Claims[0].ID
	act := mend(t, s, edit(id, graph.Correction{Actor: "country:CC", Stance: graph.Refused}))
	put(t, s, graph.Unchanged, readings...)
	b := article("a", "2020-01-01").claim("DD", graph.Endorsed, "x")
	b.claim("AA", graph.Signed, "x", func(c *graph.Claim) { c.Reader, c.Confidence = "test 2", 0.7 })
	again := b.reading()
	put(t, s, graph.Superseded, again)
	equal(t, "after another reading", positions(t, s, graph.PositionQuery{Instrument: "instrument:x"}), []string{"CC refused 2020-01-01", "DD endorsed 2020-01-01"})
	if r, err := s.(graph.Mender).Unmended(t.Context(), "article:a"); err != nil || r.Claims[1].Actor != "country:AA" || r.Claims[1].Stance != graph.Signed {
		t.Errorf("as it was read: %+v, %v", r.Claims, err)
	}
	put(t, s, graph.Superseded, article("a", "2020-01-01").claim("BB", graph.Signed, "x").reading())
	log, err := s.(graph.Mender).Mendings(t.Context(), graph.MendingQuery{})
	if err != nil || len(log.Items) != 1 || !log.Items[0].Orphaned {
		t.Errorf("the orphan: %+v, %v", log.Items, err)
	}
	put(t, s, graph.Superseded, again)
	unmend(t, s, act)
	equal(t, "taken back", positions(t, s, graph.PositionQuery{Instrument: "instrument:x"}), []string{"AA signed 2020-01-01", "DD endorsed 2020-01-01"})
}

func testEditTwice(t *testing.T, open OpenWithClock) {
	s, readings := edited(t, open)
	before := Answers(t, s, readings)
	id := readings[0].Claims[0].ID
	first := mend(t, s, edit(id, graph.Correction{Stance: graph.Refused}))
	second := mend(t, s, edit(id, graph.Correction{Instrument: "instrument:y", Date: date("2020-02-02")}))
	aa := graph.PositionQuery{Actor: "country:AA"}
	equal(t, "both", positions(t, s, aa), []string{"AA refused 2020-02-02"})
	unmend(t, s, first)
	equal(t, "the second", positions(t, s, aa), []string{"AA signed 2020-02-02"})
	unmend(t, s, second)
	SameAnswers(t, Answers(t, s, readings), before)
}

func testEditDecided(t *testing.T, open OpenWithClock) {
	s, readings := edited(t, open)
	rev, id := s.(graph.Reviewer), readings[0].Claims[0].ID
	ruling, err := rev.Decide(t.Context(), id, graph.Reject, "Ada", "misread")
	if err != nil {
		t.Fatal(err)
	}
	act := mend(t, s, edit(id, graph.Correction{Actor: "country:CC", Stance: graph.Endorsed}))
	cc := graph.PositionQuery{Actor: "country:CC", Instrument: "instrument:x"}
	equal(t, "rejected still", positions(t, s, cc), []string{})
	list, err := rev.Rulings(t.Context(), graph.RulingQuery{Actor: "country:CC"})
	if err != nil || len(list.Items) != 1 || list.Items[0].Orphaned || list.Items[0].Claims[0] != id {
		t.Errorf("the decision is on %+v, %v", list.Items, err)
	}
	if _, err := rev.Revoke(t.Context(), ruling.ID, "Bob", ""); err != nil {
		t.Fatal(err)
	}
	equal(t, "counts again", positions(t, s, cc), []string{"CC endorsed 2020-01-01"})
	if _, err := rev.Decide(t.Context(), id, graph.Reject, "Ada", "after all"); err != nil {
		t.Fatal(err)
	}
	equal(t, "rejected after the edit", positions(t, s, cc), []string{})
	unmend(t, s, act)
	equal(t, "rejected as it was read", positions(t, s, graph.PositionQuery{Instrument: "instrument:x"}), []string{"BB signed 2020-01-01"})
}

func testEditMerged(t *testing.T, open OpenWithClock) {
	s, readings := edited(t, open)
	put(t, s, graph.Added, article("c", "2020-01-03").claim("EE", graph.Signed, "z").reading())
	before := Answers(t, s, readings)
	id := readings[0].Claims[0].ID
	if _, err := s.(graph.Reviewer).Decide(t.Context(), id, graph.Confirm, "Ada", ""); err != nil {
		t.Fatal(err)
	}
	change := mend(t, s, edit(id, graph.Correction{Instrument: "instrument:y"}))
	joined := mend(t, s, merge("instrument:y", "instrument:z"))
	equal(t, "merged after the edit", positions(t, s, graph.PositionQuery{Actor: "country:AA", Instrument: "instrument:z"}), []string{"AA signed 2020-01-01"})
	if c := claimByID(t, s, id); c.InstrumentRead != "instrument:x" {
		t.Errorf("it was read as %s", c.InstrumentRead)
	}
	unmend(t, s, joined)
	equal(t, "split", positions(t, s, graph.PositionQuery{Actor: "country:AA", Instrument: "instrument:y"}), []string{"AA signed 2020-01-01"})
	list, err := s.(graph.Reviewer).Rulings(t.Context(), graph.RulingQuery{Instrument: "instrument:y"})
	if err != nil || len(list.Items) != 1 || list.Items[0].Orphaned {
		t.Errorf("the decision went along: %+v, %v", list.Items, err)
	}
	for _, r := range list.Items {
		if _, err := s.(graph.Reviewer).Revoke(t.Context(), r.ID, "Bob", ""); err != nil {
			t.Fatal(err)
		}
	}
	unmend(t, s, change)
	SameAnswers(t, Answers(t, s, readings), before)
}

func testBadEdits(t *testing.T, open OpenWithClock) {
	s, readings := edited(t, open)
	m, id := s.(graph.Mender), readings[0].Claims[0].ID
	for _, r := range []struct {
		claim string
		to    graph.Correction
		want  error
	}{
		{"claim:none", graph.Correction{Stance: graph.Refused}, graph.ErrNotFound}, {id, graph.Correction{Actor: "country:NONE"}, graph.ErrNotFound},
		{id, graph.Correction{}, graph.ErrInvalid}, {id, graph.Correction{Stance: "perhaps"}, graph.ErrInvalid}, {id, graph.Correction{Tense: "soon"}, graph.ErrInvalid},
		{id, graph.Correction{Stance: graph.Signed}, graph.ErrInvalid}, {id, graph.Correction{Date: date("yesterday")}, graph.ErrInvalid},
		{id, graph.Correction{Actor: "instrument:y"}, graph.ErrInvalid}, {id, graph.Correction{Instrument: "country:CC"}, graph.ErrInvalid},
	} {
		act := edit(r.claim, r.to)
		act.By = "Ada"
		if _, err := m.Mend(t.Context(), act); !errors.Is(err, r.want) {
			t.Errorf("%s to %+v: %v, want %v", r.claim, r.to, err, r.want)
		}
	}
	if _, err := m.Mend(t.Context(), graph.Mending{Kind: graph.EditClaim, Subject: id, By: "Ada"}); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("without what to edit: %v", err)
	}
	if log, err := m.Mendings(t.Context(), graph.MendingQuery{}); err != nil || len(log.Items) != 0 {
		t.Errorf("nothing was to be recorded: %+v, %v", log.Items, err)
	}
}

// testEditOfCopy: the article keeps its source, so that what a correction makes it
// say is no second report of what the original says.
func testEditOfCopy(t *testing.T, open OpenWithClock) {
	s := open(t, new(Clock).Now)
	original := article("a", "2020-01-01").claim("CC", graph.Signed, "x").reading()
	wrong := article("b", "2020-01-01").claim("AA", graph.Signed, "x").reading()
	original.Article.Text, wrong.Article.Text = agencyText(1), agencyText(1)
	put(t, s, graph.Added, original, wrong)
	mend(t, s, edit(wrong.Claims[0].ID, graph.Correction{Actor: "country:CC"}))
	if p := only(t, s); p.Actor.ID != "country:CC" || p.Sources != 1 {
		t.Errorf("%s with %d sources, want country:CC with 1", p.Actor.ID, p.Sources)
	}
}
