// Package graphtest is the one suite that every store must pass.
//
// Run tests what graph.Store promises; build.go makes its readings; Same
// compares two stores answer by answer.
package graphtest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"signatory/graph"
)

// Run tests a store. open gives an empty one, which is closed when the test
// that it was opened for ends; it is called once or more in each subtest. A
// store is not used any more once the next is opened, so that both may stand on
// one database that open empties.
func Run(t *testing.T, open func(t *testing.T) graph.Store) {
	open = linted(open)
	for _, c := range []struct {
		name string
		test func(*testing.T, func(*testing.T) graph.Store)
	}{
		{"idempotent reload", testReload}, {"Unicode names", testUnicode}, {"many names of one", testManyNames}, {"paging", testPaging},
		{"paging under writes", testPagingUnderWrites}, {"empty results", testEmpty}, {"as-of reads", testAsOf},
		{"equal timestamps", testEqualTimestamps}, {"concurrent writers", testConcurrent}, {"supersede", testSupersede},
		{"search", testSearch}, {"search by date", testSearchByDate}, {"typos", testTypos}, {"called so", testKnown}, {"counts, links and silent", testCountsLinksSilent}, {"by articles", testByArticles}, {"roll calls", testRollCalls}, {"articles", testArticles}, {"claims and articles by id", testByID}, {"the last article changed, before a new one", testLastArticleChanged}, {"attributed claims", testAttributed}, {"not found", testNotFound},
		{"bad questions", testBadQuestions}, {"unsound readings", testUnsound}, {"any load order", testAnyOrder},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open) })
	}
}

// put stores readings and fails unless every result is want.
func put(t *testing.T, s graph.Store, want graph.PutResult, readings ...graph.Reading) {
	t.Helper()
	results, err := s.Put(t.Context(), readings)
	if err != nil {
		t.Fatal(err)
	}
	if len(results) != len(readings) {
		t.Fatalf("%d results for %d readings", len(results), len(readings))
	}
	for i, r := range results {
		if r != want {
			t.Fatalf("%s: %s, want %s", readings[i].Article.ID, r, want)
		}
	}
}

func positions(t *testing.T, s graph.Store, q graph.PositionQuery) []string {
	t.Helper()
	page, err := s.Positions(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for _, p := range page.Items {
		out = append(out, strings.TrimPrefix(p.Actor.ID, "country:")+" "+string(p.Stance)+" "+string(p.Since))
	}
	return out
}

func equal(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

func testReload(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	readings := Generate(1, 20)
	put(t, s, graph.Added, readings...)
	before := Answers(t, s, readings)
	put(t, s, graph.Unchanged, readings...)
	equal(t, "answers after the second load", Answers(t, s, readings), before)
}

func testUnicode(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	b := article("u", "2020-01-01")
	b.entity(graph.Country, "CIV", "Côte d’Ivoire", "コートジボワール")
	b.entity(graph.Instrument, "sao", "Declaração de São Tomé – “Ōtautahi” 🌍")
	put(t, s, graph.Added, b.claim("CIV", graph.Signed, "sao").reading())
	page, err := s.Positions(t.Context(), graph.PositionQuery{Actor: "country:CIV"})
	if err != nil || len(page.Items) != 1 {
		t.Fatalf("%d positions, %v", len(page.Items), err)
	}
	if p := page.Items[0]; p.Actor.Name != "Côte d’Ivoire" || p.Instrument.Name != "Declaração de São Tomé – “Ōtautahi” 🌍" {
		t.Errorf("names came back as %q and %q", p.Actor.Name, p.Instrument.Name)
	}
	for _, text := range []string{"cote d ivo", "CÔTE", "コートジ", "otautahi", "sao tome"} {
		if hits, err := s.Search(t.Context(), graph.SearchQuery{Text: text}); err != nil || len(hits.Items) == 0 {
			t.Errorf("search %q: %d hits, %v", text, len(hits.Items), err)
		}
	}
}

func testPaging(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	b := article("p", "2020-01-01")
	for i := range 25 {
		b.claim(fmt.Sprintf("C%02d", i), graph.Signed, "x")
	}
	put(t, s, graph.Added, b.reading())
	whole := positions(t, s, graph.PositionQuery{Instrument: "instrument:x"})
	for _, limit := range []int{1, 7, 24, 25, 26} {
		equal(t, fmt.Sprintf("pages of %d", limit), paged(t, s, limit, nil), whole)
	}
	if len(whole) != 25 || !slices.IsSorted(whole) {
		t.Errorf("the whole list: %q", whole)
	}
}

// paged reads the positions on instrument:x page by page, and calls between after the first.
func paged(t *testing.T, s graph.Store, limit int, between func()) []string {
	t.Helper()
	out := []string{}
	q := graph.PositionQuery{Instrument: "instrument:x", Paging: graph.Paging{Limit: limit}}
	for {
		page, err := s.Positions(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range page.Items {
			out = append(out, strings.TrimPrefix(p.Actor.ID, "country:")+" "+string(p.Stance)+" "+string(p.Since))
		}
		if between != nil {
			between()
			between = nil
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			return out
		}
		if len(page.Items) == 0 || len(page.Items) > limit {
			t.Fatalf("a page of %d of at most %d leads on", len(page.Items), limit)
		}
	}
}

func testPagingUnderWrites(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	b := article("p", "2020-01-01")
	for _, c := range []string{"BB", "DD", "FF", "HH"} {
		b.claim(c, graph.Signed, "x")
	}
	put(t, s, graph.Added, b.reading())
	got := paged(t, s, 2, func() {
		put(t, s, graph.Added, article("q", "2021-01-01").claim("AA", graph.Signed, "x").claim("GG", graph.Refused, "x").reading())
	})
	equal(t, "what was there is listed once, what came behind the cursor too", got,
		[]string{"BB signed 2020-01-01", "DD signed 2020-01-01", "FF signed 2020-01-01", "GG refused 2021-01-01", "HH signed 2020-01-01"})
}

func testEmpty(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	if err := s.Ready(t.Context()); err != nil {
		t.Error(err)
	}
	ctx := t.Context()
	q := &asker{t: t}
	e, err := s.Entities(ctx, graph.EntityQuery{})
	q.add("", e, err)
	p, err := s.Positions(ctx, graph.PositionQuery{Instrument: "instrument:none"})
	q.add("", p, err)
	c, err := s.Claims(ctx, graph.ClaimQuery{})
	q.add("", c, err)
	l, err := s.Links(ctx, graph.LinkQuery{Entity: "country:none"})
	q.add("", l, err)
	h, err := s.Search(ctx, graph.SearchQuery{Text: "nothing"})
	q.add("", h, err)
	h, err = s.Search(ctx, graph.SearchQuery{Text: " - "})
	q.add("", h, err)
	for _, a := range q.answers {
		if a != `: {"items":[],"next_cursor":""}` {
			t.Errorf("an empty list is %s", a)
		}
	}
	n, err := s.Counts(ctx, "instrument:none")
	if err != nil || n == nil || len(n) != 0 {
		t.Errorf("counts: %v, %v", n, err)
	}
	a, err := s.Silent(ctx, "instrument:none")
	if err != nil || a == nil || len(a) != 0 {
		t.Errorf("silent: %v, %v", a, err)
	}
	if results, err := s.Put(ctx, nil); err != nil || len(results) != 0 {
		t.Errorf("put nothing: %v, %v", results, err)
	}
}

func testAsOf(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	put(t, s, graph.Added,
		article("a", "2016-04-23").claim("AA", graph.Signed, "x", on("2016-04-22")).claim("BB", graph.Refused, "x", on("2016")).reading(),
		article("b", "2017-06-02").claim("AA", graph.Withdrew, "x", on("2017-06-01")).reading(),
		article("c", "2018-01-01").claim("CC", graph.Signed, "x", func(c *graph.Claim) { c.Background, c.Date = true, "" }).reading())
	for _, r := range []struct {
		date    graph.Date
		stance  graph.Stance
		undated bool
		want    []string
	}{
		{"", "", false, []string{"AA withdrew 2017-06-01", "BB refused 2016", "CC signed "}},
		{"2016-04-21", "", false, []string{}},
		{"2016-04-22", "", false, []string{"AA signed 2016-04-22"}},
		{"2016", "", false, []string{"AA signed 2016-04-22", "BB refused 2016"}},
		{"2016", graph.Signed, false, []string{"AA signed 2016-04-22"}},
		{"2020", "", false, []string{"AA withdrew 2017-06-01", "BB refused 2016"}},
		{"2020", "", true, []string{"CC signed "}},
		{"", "", true, []string{"CC signed "}},
	} {
		got := positions(t, s, graph.PositionQuery{Instrument: "instrument:x", AsOf: r.date, Stance: r.stance, Undated: r.undated})
		equal(t, fmt.Sprintf("as of %q, stance %q, undated %v", r.date, r.stance, r.undated), got, r.want)
	}
}

func testEqualTimestamps(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	b, c := article("a", "2020-01-01"), article("b", "2020-01-01")
	for _, stance := range graph.Stances {
		b.claim("AA", stance, "x")
		c.claim("BB", graph.Signed, "x")
	}
	put(t, s, graph.Added, c.reading(), b.reading())
	equal(t, "on one date a withdrawal stands above all", positions(t, s, graph.PositionQuery{}),
		[]string{"AA withdrew 2020-01-01", "BB signed 2020-01-01"})
	page, err := s.Claims(t.Context(), graph.ClaimQuery{Actor: "country:BB"})
	if err != nil || len(page.Items) != len(graph.Stances) {
		t.Fatalf("%d claims, %v", len(page.Items), err)
	}
	if !slices.IsSortedFunc(page.Items, func(a, b graph.Claim) int { return strings.Compare(a.ID, b.ID) }) {
		t.Error("claims of one pair are not in the order of their ids")
	}
}

func testConcurrent(t *testing.T, open func(*testing.T) graph.Store) {
	readings := Generate(2, 40)
	alone := open(t)
	put(t, alone, graph.Added, readings...)
	undisturbed := Answers(t, alone, readings)
	s := open(t)
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := range readings {
				r := readings[(i+w*10)%len(readings)]
				if _, err := s.Put(t.Context(), []graph.Reading{r}); err != nil {
					t.Errorf("put %s: %v", r.Article.ID, err)
				}
				if _, err := s.Positions(t.Context(), graph.PositionQuery{}); err != nil {
					t.Errorf("read while others write: %v", err)
				}
			}
		})
	}
	wg.Wait()
	SameAnswers(t, Answers(t, s, readings), undisturbed)
}

func testSupersede(t *testing.T, open func(*testing.T) graph.Store) {
	first := article("a", "2020-01-01").claim("AA", graph.Signed, "x").claim("BB", graph.Refused, "x").reading()
	b := article("a", "2020-01-01").claim("AA", graph.Signed, "x").claim("CC", graph.Signed, "y")
	second := b.reading()
	fresh := open(t)
	put(t, fresh, graph.Added, second)
	want := Answers(t, fresh, []graph.Reading{second})
	s := open(t)
	put(t, s, graph.Added, first)
	put(t, s, graph.Superseded, second)
	SameAnswers(t, Answers(t, s, []graph.Reading{second}), want)
	if _, err := s.Entity(t.Context(), "country:BB"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("an entity that no article names any more: %v", err)
	}
	put(t, s, graph.Superseded, first)
	put(t, s, graph.Superseded, second)
	SameAnswers(t, Answers(t, s, []graph.Reading{second}), want)
}

func testAnyOrder(t *testing.T, open func(*testing.T) graph.Store) {
	readings := Generate(3, 60)
	a := open(t)
	put(t, a, graph.Added, readings...)
	inOrder := Answers(t, a, readings)
	b := open(t)
	shuffled := slices.Clone(readings)
	r := rand.New(rand.NewPCG(4, 4))
	r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	for part := range slices.Chunk(shuffled, 7) {
		put(t, b, graph.Added, part...)
	}
	SameAnswers(t, Answers(t, b, readings), inOrder)
}
