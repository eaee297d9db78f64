package graphtest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"signatory/graph"
)

// The body that the tests of lists know to be founded by an instrument.
var (
	theBody  = graph.Entity{ID: "organization:body", Kind: graph.Organization, Name: "The Body", Type: "body"}
	founding = graph.NewFounding([]graph.Founded{{Body: theBody, Instrument: graph.Entity{ID: "instrument:x", Kind: graph.Instrument, Name: "Treaty of x", Type: "treaty"}}})
)

// RunLists tests depositaries' lists beside the press, and bodies beside the
// instruments that founded them. open is told which those are.
func RunLists(t *testing.T, open func(t *testing.T, f graph.Founding) graph.Store) {
	s := open(t, founding)
	t.Cleanup(func() { Clean(t, s) })
	readings := listReadings()
	put(t, s, graph.Added, readings...)
	t.Run("which lists there are", func(t *testing.T) { testListing(t, s) })
	t.Run("a position on a body is one on its founding instrument", func(t *testing.T) { testFounding(t, s) })
	t.Run("neighbours of a body are those of its founding instrument", func(t *testing.T) { testFoundingExplored(t, s) })
	t.Run("a list retracted and taken back, an instrument merged and split", func(t *testing.T) {
		before := Answers(t, s, readings)
		acts := []graph.Mending{mend(t, s, graph.Mending{Kind: graph.RetractArticle, Subject: readings[0].Article.ID})}
		equal(t, "no list", listed(t, s, "instrument:x"), []string{})
		acts = append(acts, mend(t, s, merge("instrument:y", "instrument:x")), mend(t, s, merge("country:BB", "country:AA")))
		Clean(t, s)
		for _, a := range acts {
			unmend(t, s, a)
		}
		SameAnswers(t, Answers(t, s, readings), before)
		equal(t, "the list is back", listed(t, s, "instrument:x"), []string{"instrument:x article:list-x 2018-01-01"})
	})
	t.Run("reconciled", func(t *testing.T) { testReconcile(t, s) })
	t.Run("the same lists again change nothing", func(t *testing.T) {
		before := Answers(t, s, readings)
		put(t, s, graph.Unchanged, readings...)
		SameAnswers(t, Answers(t, s, readings), before)
	})
	t.Run("lists through mending", func(t *testing.T) { testMendedLists(t, s) })
	t.Run("a later list takes the place of an earlier one", func(t *testing.T) {
		later := list("x", "x", "2021-01-01").claim("AA", graph.Signed, "x", act(graph.Signature, "2016-04-22")).
			claim("DD", graph.Ratified, "x", act(graph.Accession, "2020-02-02")).reading()
		put(t, s, graph.Superseded, later)
		equal(t, "lists", listed(t, s, "instrument:x"), []string{"instrument:x article:list-x 2021-01-01"})
		for _, id := range []string{"instrument:x", theBody.ID} {
			if survey, err := graph.TakeSurvey(t.Context(), s, graph.SurveyQuery{Instrument: id}); err != nil || survey.StatusAsOf != "2021-01-01" {
				t.Errorf("the survey of %s tells of a list of %q, %v", id, survey.StatusAsOf, err)
			}
			if named, err := s.Mentioned(t.Context(), graph.MentionQuery{Instrument: id}); err != nil || len(named) == 0 {
				t.Errorf("nobody is named beside %s, %v", id, err)
			}
		}
		equal(t, "of DD", positions(t, s, graph.PositionQuery{Instrument: "instrument:x", Actor: "country:DD"}), []string{"DD ratified 2020-02-02"})
		put(t, s, graph.Superseded, graph.Reading{Article: later.Article})
		equal(t, "a list without acts", listed(t, s, "instrument:x"), []string{})
	})
	Clean(t, s)
}

// list begins a depositary's list of the acts on an instrument.
func list(name, instrument string, asOf graph.Date) *builder {
	b := article("list-"+name, asOf)
	b.r.Article.Publisher, b.r.Article.Format, b.r.Article.Title = "Depositary", graph.ListFormat, "Status of the Treaty of "+instrument
	return b
}

// act makes a claim an official act.
func act(a graph.Act, date graph.Date) func(*graph.Claim) {
	return func(c *graph.Claim) {
		c.Act, c.Date, c.Official, c.Confidence, c.DatePrecision = a, date, true, 1, date.Precision()
	}
}

func undated(c *graph.Claim) { c.Date, c.DatePrecision, c.Background = "", "", true }

// listReadings are two lists of 2018 and what the press says of one of them.
func listReadings() []graph.Reading {
	onBody := func(b *builder, actor string, stance graph.Stance, date graph.Date) *builder {
		b.claim(actor, stance, "x", on(date))
		c := &b.r.Claims[len(b.r.Claims)-1]
		c.Instrument = theBody.ID
		b.r.Entities = append(b.r.Entities, theBody)
		return b
	}
	return []graph.Reading{
		list("x", "x", "2018-01-01").claim("AA", graph.Signed, "x", act(graph.Signature, "2016-04-22")).
			claim("AA", graph.Ratified, "x", act(graph.Ratification, "2017-05-01")).
			claim("BB", graph.Ratified, "x", act(graph.Accession, "2016-09-03")).
			claim("CC", graph.Signed, "x", act(graph.Signature, "2016-04-22")).reading(),
		list("y", "y", "2018-01-01").claim("AA", graph.Ratified, "y", act(graph.Acceptance, "1999-01-01")).reading(),
		article("p1", "2016-04-23").claim("AA", graph.Signed, "x", on("2016-04-22")).claim("BB", graph.NotSigned, "x").reading(),
		article("p2", "2017-01-15").claim("BB", graph.Refused, "x").claim("AA", graph.Ratified, "x", on("2016-12-01")).
			claim("EE", graph.Signed, "x", on("2016-05")).claim("CC", graph.Signed, "x", undated).reading(),
		onBody(article("p3", "2019-03-02"), "AA", graph.Withdrew, "2019-03-01").reading(),
		article("p4", "2016-04-25").claim("AA", graph.Signed, "x", on("2016-04-24")).claim("CC", graph.Refused, "x").claim("AA", graph.Signed, "z").reading(),
	}
}

func listed(t *testing.T, s graph.Store, instrument string) []string {
	t.Helper()
	l, ok := s.(graph.Lister)
	if !ok {
		t.Fatal("the store tells of no lists")
	}
	out, q := []string{}, graph.ListQuery{Instrument: instrument, Paging: graph.Paging{Limit: 1}}
	for {
		page, err := l.Lists(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range page.Items {
			out = append(out, l.Instrument.ID+" "+l.Article+" "+string(l.StatusAsOf))
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			return out
		}
	}
}

func testListing(t *testing.T, s graph.Store) {
	x, y := "instrument:x article:list-x 2018-01-01", "instrument:y article:list-y 2018-01-01"
	equal(t, "all lists, one by one", listed(t, s, ""), []string{x, y})
	equal(t, "of an instrument", listed(t, s, "instrument:y"), []string{y})
	equal(t, "of the body that an instrument founded", listed(t, s, theBody.ID), []string{x})
	equal(t, "of what has none", listed(t, s, "instrument:z"), []string{})
	page, err := s.(graph.Lister).Lists(t.Context(), graph.ListQuery{Instrument: "instrument:x"})
	if err != nil || len(page.Items) != 1 {
		t.Fatalf("%d lists, %v", len(page.Items), err)
	}
	want := graph.StatusList{Instrument: graph.InstrumentRef{ID: "instrument:x", Name: "Treaty of x", Type: "treaty"}, Article: "article:list-x",
		Publisher: "Depositary", Title: "Status of the Treaty of x", URL: "https://gazette.example/list-x", StatusAsOf: "2018-01-01"}
	if page.Items[0] != want {
		t.Errorf("the list is %+v, want %+v", page.Items[0], want)
	}
}

// testMendedLists merges an instrument of which there is a list, and retracts the list.
func testMendedLists(t *testing.T, s graph.Store) {
	before := listed(t, s, "")
	merged := mend(t, s, graph.Mending{Kind: graph.MergeEntity, Subject: "instrument:y", Into: "instrument:z"})
	equal(t, "merged into another", listed(t, s, "instrument:z"), []string{"instrument:z article:list-y 2018-01-01"})
	retracted := mend(t, s, graph.Mending{Kind: graph.RetractArticle, Subject: "article:list-y"})
	equal(t, "retracted", listed(t, s, "instrument:z"), []string{})
	unmend(t, s, retracted)
	unmend(t, s, merged)
	equal(t, "after all is taken back", listed(t, s, ""), before)
}

func testFounding(t *testing.T, s graph.Store) {
	want := []string{"AA withdrew 2019-03-01", "BB ratified 2016-09-03", "CC signed 2016-04-22", "EE signed 2016-05"}
	equal(t, "on the instrument", positions(t, s, graph.PositionQuery{Instrument: "instrument:x"}), want)
	equal(t, "on the body", positions(t, s, graph.PositionQuery{Instrument: theBody.ID}), want)
	equal(t, "on the body as of a date", positions(t, s, graph.PositionQuery{Instrument: theBody.ID, AsOf: "2016-05-31"}),
		[]string{"AA signed 2016-04-22", "BB not_signed 2016-04-23", "CC signed 2016-04-22", "EE signed 2016-05"})
	equal(t, "on the body, by what was published", positions(t, s, graph.PositionQuery{Instrument: theBody.ID, KnownAt: "2016-04-23"}),
		[]string{"AA signed 2016-04-22", "BB not_signed 2016-04-23"})
	page, err := s.Positions(t.Context(), graph.PositionQuery{Instrument: theBody.ID, Actor: "country:AA"})
	if err != nil || len(page.Items) != 1 {
		t.Fatalf("%d positions, %v", len(page.Items), err)
	}
	p := page.Items[0]
	if p.Instrument.ID != "instrument:x" || p.StatusAsOf != "2018-01-01" {
		t.Errorf("the position is on %s as of %s", p.Instrument.ID, p.StatusAsOf)
	}
	var steps []string
	for _, st := range p.Ledger {
		steps = append(steps, fmt.Sprint(st.Stance, " ", st.Act, " ", st.Date, " ", st.StatusAsOf, " ", st.AfterList))
	}
	equal(t, "ledger", steps, []string{"signed signature 2016-04-22 2018-01-01 false",
		"ratified ratification 2017-05-01 2018-01-01 false", "withdrew  2019-03-01  true"})
	for _, id := range []string{theBody.ID, "instrument:x"} {
		e, err := s.Entity(t.Context(), id)
		if err != nil || e.Stances[graph.Signed] != 2 || e.Stances[graph.Withdrew] != 1 {
			t.Errorf("%s: %v, %v", id, e.Stances, err)
		}
		c, err := s.Claims(t.Context(), graph.ClaimQuery{Instrument: id, Stance: graph.Withdrew})
		if err != nil || len(c.Items) != 1 || c.Items[0].Instrument != "instrument:x" {
			t.Errorf("withdrawals from %s: %+v, %v", id, c.Items, err)
		}
	}
	sameAsSurveys(t, s, []string{theBody.ID, "instrument:x"})
	equal(t, "roll calls", called(t, s, "instrument:x", theBody.ID, "organization:other"), []string{"instrument:x instrument:x 4", theBody.ID + " " + theBody.ID + " 4"})
	if _, err := s.Entity(t.Context(), "organization:other"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("a body that nothing names: %v", err)
	}
}

func testFoundingExplored(t *testing.T, s graph.Store) {
	e, ids := exploring(t, s), []string{}
	q := graph.NeighbourQuery{Entity: theBody.ID, Kinds: []graph.Kind{graph.Country}, Paging: graph.Paging{Limit: 1}}
	for {
		page, err := graph.Neighbours(t.Context(), e, q)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range page.Items {
			ids = append(ids, short(n.Entity.ID))
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			break
		}
	}
	equal(t, "neighbours", ids, []string{"AA", "BB", "CC", "EE"})
	found, err := graph.FindPaths(t.Context(), e, graph.PathQuery{From: "country:CC", To: theBody.ID, Count: 1})
	if err != nil || len(found.Items) != 1 || found.Items[0].Length != 1 || found.Items[0].Entities[1].Name != "The Body" {
		t.Errorf("paths to the body: %+v, %v", found.Items, err)
	}
}

func testReconcile(t *testing.T, s graph.Store) {
	all := reconciled(t, s, graph.ReconcileQuery{Paging: graph.Paging{Limit: graph.MaxLimit}})
	equal(t, "all", all, []string{
		"x AA matched signed 2016-04-22, 2 reports, lag 1 gap 0",
		"x AA act_without_press ratified 2017-05-01, 0 reports",
		"x AA contradiction ratified 2017-05-01, 1 reports, lag -106 gap -151: the list dates it otherwise",
		"x AA after_list withdrew , 1 reports: the list ends before it",
		"x BB act_without_press ratified 2016-09-03, 0 reports",
		"x BB contradiction refused 2016-09-03, 1 reports, lag 134 gap 134: the list tells of the act before that",
		"x CC matched signed 2016-04-22, 1 reports, lag 268",
		"x EE claim_without_act signed , 1 reports: the list tells of no such act",
		"y AA act_without_press ratified 1999-01-01, 0 reports"})
	for limit := 1; limit <= len(all); limit++ {
		equal(t, fmt.Sprintf("in pages of %d", limit), reconciled(t, s, graph.ReconcileQuery{Paging: graph.Paging{Limit: limit}}), all)
	}
	equal(t, "of a body, some findings", reconciled(t, s, graph.ReconcileQuery{Instrument: theBody.ID,
		Kinds: []graph.Finding{graph.Matched, graph.AfterList}}), []string{all[0], all[3], all[6]})
	equal(t, "of an actor", reconciled(t, s, graph.ReconcileQuery{Actor: "country:CC"}), all[6:7])
	equal(t, "of what has no list", reconciled(t, s, graph.ReconcileQuery{Instrument: "instrument:z"}), []string{})
	var invalid *graph.InvalidError
	for _, q := range []graph.ReconcileQuery{{Kinds: []graph.Finding{"odd"}}, {Paging: graph.Paging{Limit: -1}}, {Paging: graph.Paging{Cursor: "x"}}} {
		if _, err := graph.Reconcile(t.Context(), s.(graph.ListReader), q); !errors.As(err, &invalid) {
			t.Errorf("%+v: %v", q, err)
		}
	}
}

func reconciled(t *testing.T, s graph.Store, q graph.ReconcileQuery) []string {
	t.Helper()
	out := []string{}
	for {
		page, err := graph.Reconcile(t.Context(), s.(graph.ListReader), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range page.Items {
			line := fmt.Sprintf("%s %s %s %s %s, %d reports", strings.TrimPrefix(f.Instrument.ID, "instrument:"),
				strings.TrimPrefix(f.Actor.ID, "country:"), f.Finding, f.Stance, f.ActDate, f.Reports)
			if f.LagDays != nil {
				line += fmt.Sprintf(", lag %d", *f.LagDays)
			}
			if f.GapDays != nil {
				line += fmt.Sprintf(" gap %d", *f.GapDays)
			}
			if f.Reports > 0 && f.Why != "" {
				line += ": " + f.Why
			}
			out = append(out, line)
			if f.Actor.Name == f.Actor.ID || f.Instrument.Name == "" || f.StatusAsOf != "2018-01-01" {
				t.Errorf("names or day are missing: %+v", f)
			}
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			return out
		}
	}
}
