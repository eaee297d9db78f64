package graphtest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"signatory/graph"
)

func testSearch(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	b := article("a", "2020-01-01")
	b.entity(graph.Country, "CHN", "China", "Beijing")
	b.entity(graph.Country, "TWN", "Chinese Taipei")
	b.entity(graph.Organization, "nao", "And Or Not Near To")
	b.entity(graph.Instrument, "x", "Beijing Declaration")
	b.r.Article.Title = "Beijing hosts a conference"
	put(t, s, graph.Added, b.claim("CHN", graph.Signed, "x").reading())
	ids := func(text string, kinds ...string) []string {
		page, err := s.Search(t.Context(), graph.SearchQuery{Text: text, Kinds: kinds})
		if err != nil {
			t.Fatal(err)
		}
		out := []string{}
		for _, h := range page.Items {
			out = append(out, h.Kind)
			if h.Kind != "claim" {
				out[len(out)-1] = h.ID
			}
		}
		return out
	}
	equal(t, "the name that begins so, then the other", ids("chin"), []string{"country:CHN", "country:TWN"})
	equal(t, "an alias that is the word, a name that begins with it, the title", ids("BEIJING"),
		[]string{"country:CHN", "instrument:x", "article:a"})
	equal(t, "every word counts, the last as a prefix", ids("beijing dec"), []string{"instrument:x"})
	equal(t, "words before the last are whole", ids("beij declaration"), []string{})
	equal(t, "quotes", ids("has signed the"), []string{"claim"})
	equal(t, "kinds", ids("beijing", "article", "country"), []string{"country:CHN", "article:a"})
	equal(t, "marks of the query language are no words", ids(`beijing" OR * NEAR(`), []string{})
	for _, text := range []string{`"beijing`, `beijing*`, `(beijing)`, `+beijing -`, `^beijing`, `beijing~`, `{beijing]`, `beijing/`, `beijing\`, `!beijing`, "beijing\x00", `beijing:`} {
		equal(t, "marks around a word: "+text, ids(text), []string{"country:CHN", "instrument:x", "article:a"})
	}
	for _, text := range []string{`words:beijing`, `e.text:beijing`, `beijing NOT taipei`, `taipei OR beijing`, `beijing AND NOT x`} {
		equal(t, "a word that is none of its words: "+text, ids(text), []string{})
	}
	for _, text := range []string{"and", "OR NOT", "not n", "near", "ñêâr tô"} {
		equal(t, "words that mean something to others: "+text, ids(text), []string{"organization:nao"})
	}
}

func testCountsLinksSilent(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	b := article("a", "2020-01-01").claim("AA", graph.Signed, "x")
	b.entity(graph.Country, "BB", "Country BB")
	summit := b.entity(graph.Summit, "s", "Summit")
	ev := b.r.Claims[0].Evidence
	b.r.Links = []graph.Link{{Kind: graph.AdoptedAt, From: "instrument:x", To: summit, Evidence: ev},
		{Kind: graph.Said, From: "country:BB", About: "instrument:x", Quote: "not yet", Evidence: ev}}
	b.r.Counts = []graph.Count{{Stance: graph.Signed, Count: 61, Qualifier: "exact", Of: "countries", Tense: graph.Past, Instrument: "instrument:x", Evidence: ev}}
	put(t, s, graph.Added, b.reading())
	counts, err := s.Counts(t.Context(), "instrument:x")
	if err != nil || len(counts) != 1 || counts[0].Count != 61 || counts[0].Article != "article:a" || counts[0].Published != "2020-01-01" {
		t.Errorf("counts: %+v, %v", counts, err)
	}
	for _, r := range []struct {
		what string
		q    graph.LinkQuery
		want int
	}{{"to and about", graph.LinkQuery{Entity: "instrument:x"}, 2}, {"of one kind", graph.LinkQuery{Entity: "instrument:x", Kinds: []graph.Relation{graph.Said}}, 1},
		{"from", graph.LinkQuery{Entity: "country:BB"}, 1}, {"all", graph.LinkQuery{}, 2}, {"none", graph.LinkQuery{Entity: "country:AA"}, 0}} {
		if page, err := s.Links(t.Context(), r.q); err != nil || len(page.Items) != r.want {
			t.Errorf("links %s: %d, want %d, %v", r.what, len(page.Items), r.want, err)
		}
	}
	silent, err := s.Silent(t.Context(), "instrument:x")
	if err != nil || len(silent) != 1 || silent[0].ID != "country:BB" || silent[0].Code != "BB" {
		t.Errorf("silent: %+v, %v", silent, err)
	}
	for country, want := range map[string]string{"country:BB": "[{instrument:x Treaty of x treaty}]", "country:AA": "[]", "country:ZZ": "[]"} {
		on, err := s.SilentOn(t.Context(), country)
		if got := fmt.Sprint(on); err != nil || on == nil || got != want {
			t.Errorf("%s is silent on %s, want %s, %v", country, got, want, err)
		}
	}
}

// Most articles first, then most claims, then id, page by page.
func testByArticles(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	put(t, s, graph.Added,
		article("a", "2020-01-01").claim("AA", graph.Signed, "x").claim("BB", graph.Signed, "x").claim("CC", graph.Signed, "x").reading(),
		article("b", "2020-01-02").claim("AA", graph.Signed, "y").reading(), article("c", "2020-01-03").claim("AA", graph.Ratified, "y").reading(),
		article("d", "2020-01-04").claim("AA", graph.Signed, "w").reading(), article("e", "2020-01-05").claim("AA", graph.Signed, "v").reading())
	var ids []string
	q := graph.EntityQuery{Sort: "articles", Kinds: []graph.Kind{graph.Instrument}, Paging: graph.Paging{Limit: 1}}
	for range 9 {
		page, err := s.Entities(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range page.Items {
			ids = append(ids, e.ID)
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			break
		}
	}
	equal(t, "by articles", ids, []string{"instrument:y", "instrument:x", "instrument:v", "instrument:w"})
}

func testNotFound(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	_, entity := s.Entity(t.Context(), "country:ZZ")
	_, art := s.Article(t.Context(), "article:zz")
	_, read := s.Reading(t.Context(), "article:zz")
	for _, err := range []error{entity, art, read} {
		if !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("got %v, want ErrNotFound", err)
		}
	}
}

func testBadQuestions(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	ctx := t.Context()
	for _, p := range []graph.Paging{{Limit: -1}, {Limit: graph.MaxLimit + 1}, {Cursor: "garbage!"}, {Cursor: "e30"},
		{Cursor: graph.EncodeCursor("another list", "a")}, {Cursor: graph.EncodeCursor("positions", "too", "many", "parts")}} {
		_, e := s.Entities(ctx, graph.EntityQuery{Paging: p})
		_, o := s.Positions(ctx, graph.PositionQuery{Paging: p})
		_, c := s.Claims(ctx, graph.ClaimQuery{Paging: p})
		_, l := s.Links(ctx, graph.LinkQuery{Paging: p})
		_, h := s.Search(ctx, graph.SearchQuery{Paging: p, Text: "x"})
		for i, err := range []error{e, o, c, l, h} {
			if !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("%+v: question %d: got %v, want ErrInvalid", p, i, err)
			}
		}
	}
	_, sort := s.Entities(ctx, graph.EntityQuery{Sort: "size"})
	_, stance := s.Positions(ctx, graph.PositionQuery{Stance: "liked"})
	_, date := s.Positions(ctx, graph.PositionQuery{AsOf: "2016-13"})
	for _, err := range []error{sort, stance, date} {
		if !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("got %v, want ErrInvalid", err)
		}
	}
}

func testUnsound(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	good := article("good", "2020-01-01").claim("AA", graph.Signed, "x").reading()
	bad := article("bad", "2020-01-01").claim("AA", graph.Signed, "x").claim("BB", "liked", "x").reading()
	results, err := s.Put(t.Context(), []graph.Reading{bad, good})
	if want := []graph.PutResult{graph.Unsound, graph.Added}; !slices.Equal(results, want) {
		t.Errorf("results %v, want %v", results, want)
	}
	var invalid *graph.InvalidError
	if !errors.As(err, &invalid) || invalid.Where != "article:bad" || invalid.Field != "claims[1].stance" {
		t.Errorf("the error is %v", err)
	}
	equal(t, "the others are stored", positions(t, s, graph.PositionQuery{}), []string{"AA signed 2020-01-01"})
}
