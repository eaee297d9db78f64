package graphtest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"signatory/graph"
)

// articleNames lists articles page by page, two a page.
func articleNames(t *testing.T, s graph.Store, q graph.ArticleQuery) []string {
	t.Helper()
	out := []string{}
	for q.Limit = 2; ; {
		page, err := s.Articles(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range page.Items {
			if a.Title == "" || a.Raw != nil {
				t.Errorf("%s has the title %q and %d bytes", a.ID, a.Title, len(a.Raw))
			}
			out = append(out, a.ID[len("article:"):])
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			return out
		}
	}
}

// published is an article without claims.
func published(name string, date graph.Date, by string) graph.Reading {
	b := article(name, date)
	b.r.Article.Publisher = by
	return b.reading()
}

func testArticles(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	put(t, s, graph.Added, published("a", "2020-03-02", "Gazette"), published("b", "2020-03", "Herald"), published("c", "2021", "Gazette"),
		published("d", "2020-03-02", "Herald"), published("e", "", "Gazette"), published("f", "2020-03-01", "Gazette"), published("g", "2019-12-31", "Gazette"))
	for _, r := range []struct {
		q    graph.ArticleQuery
		want []string
	}{
		{graph.ArticleQuery{}, []string{"c", "a", "d", "f", "b", "g", "e"}},
		{graph.ArticleQuery{Publisher: "Gazette"}, []string{"c", "a", "f", "g", "e"}},
		{graph.ArticleQuery{Publisher: "gazette"}, []string{}},
		{graph.ArticleQuery{From: "2020-03-01"}, []string{"c", "a", "d", "f", "b"}},
		{graph.ArticleQuery{From: "2020-03-02", To: "2020"}, []string{"a", "d"}},
		{graph.ArticleQuery{From: "2021-01-01"}, []string{"c"}},
		{graph.ArticleQuery{To: "2020-02"}, []string{"g"}},
		{graph.ArticleQuery{To: "2020-03-01", Publisher: "Herald"}, []string{"b"}},
		{graph.ArticleQuery{From: "2020", To: "2020-03", Publisher: "Gazette"}, []string{"a", "f"}},
	} {
		equal(t, fmt.Sprintf("%+v", r.q), articleNames(t, s, r.q), r.want)
	}
	page, err := s.Articles(t.Context(), graph.ArticleQuery{Paging: graph.Paging{Limit: 3}})
	if err != nil {
		t.Fatal(err)
	}
	put(t, s, graph.Added, published("h", "2022-01-01", "Gazette"), published("i", "2020-02-02", "Gazette"))
	page, err = s.Articles(t.Context(), graph.ArticleQuery{Paging: graph.Paging{Cursor: page.Next}})
	if err != nil {
		t.Fatal(err)
	}
	ids := []string{}
	for _, a := range page.Items {
		ids = append(ids, a.ID[len("article:"):])
	}
	equal(t, "behind the first three, under writes", ids, []string{"f", "b", "i", "g", "e"})
	for _, q := range []graph.ArticleQuery{{From: "yesterday"}, {To: "2020-13"}, {From: "2021", To: "2020"}, {Paging: graph.Paging{Cursor: "garbage"}}} {
		if _, err := s.Articles(t.Context(), q); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%+v: %v, want ErrInvalid", q, err)
		}
	}
}

// testLastArticleChanged puts, in one call, new words of the article that came last
// and behind it an article that is new.
func testLastArticleChanged(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	put(t, s, graph.Added, published("a", "2020-01-01", "Gazette"), published("b", "2020-01-02", "Gazette"))
	changed := article("b", "2020-01-03").claim("AA", graph.Signed, "x").reading()
	changed.Article.Revision = "another"
	added := article("c", "2020-01-04").claim("AA", graph.Refused, "y").claim("BB", graph.Signed, "x").reading()
	results, err := s.Put(t.Context(), []graph.Reading{changed, added})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "results", []string{string(results[0]), string(results[1])}, []string{string(graph.Superseded), string(graph.Added)})
	equal(t, "articles", articleNames(t, s, graph.ArticleQuery{}), []string{"c", "b", "a"})
	for _, want := range []graph.Reading{changed, added} {
		got, err := s.Reading(t.Context(), want.Article.ID)
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Claims) != len(want.Claims) {
			t.Errorf("%s makes %d claims, want %d", want.Article.ID, len(got.Claims), len(want.Claims))
		}
	}
}

// says attributes a claim to a person whom the article names.
func says(b *builder, person string) func(*graph.Claim) {
	id := b.entity(graph.Person, person, "Minister "+person)
	return func(c *graph.Claim) { c.Attribution.Entity = id }
}

func testAttributed(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	b := article("a", "2020-01-01")
	b.claim("BB", graph.Signed, "y", says(b, "ann")).claim("AA", graph.Refused, "x", says(b, "ann")).
		claim("AA", graph.Signed, "z").claim("CC", graph.Signed, "x", says(b, "bob"))
	put(t, s, graph.Added, b.reading())
	asked := func(q graph.ClaimQuery) []string {
		t.Helper()
		out := []string{}
		for q.Limit = 1; ; {
			page, err := s.Claims(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range page.Items {
				out = append(out, c.Instrument[len("instrument:"):]+" "+c.Actor[len("country:"):]+" "+string(c.Stance))
			}
			if q.Cursor = page.Next; q.Cursor == "" {
				return out
			}
		}
	}
	equal(t, "of Ann", asked(graph.ClaimQuery{AttributedTo: "person:ann"}), []string{"x AA refused", "y BB signed"})
	equal(t, "of Ann on y", asked(graph.ClaimQuery{AttributedTo: "person:ann", Instrument: "instrument:y"}), []string{"y BB signed"})
	equal(t, "of Ann about AA", asked(graph.ClaimQuery{AttributedTo: "person:ann", Actor: "country:AA"}), []string{"x AA refused"})
	equal(t, "of Bob that are refusals", asked(graph.ClaimQuery{AttributedTo: "person:bob", Stance: graph.Refused}), []string{})
	equal(t, "of nobody", asked(graph.ClaimQuery{AttributedTo: "person:none"}), []string{})
	again := article("a", "2020-01-01")
	again.claim("AA", graph.Refused, "x", says(again, "bob"))
	put(t, s, graph.Superseded, again.reading())
	equal(t, "of Ann, who is quoted no more", asked(graph.ClaimQuery{AttributedTo: "person:ann"}), []string{})
	equal(t, "of Bob", asked(graph.ClaimQuery{AttributedTo: "person:bob"}), []string{"x AA refused"})
	if m, ok := s.(graph.Mender); ok {
		more := article("b", "2020-01-01")
		more.claim("BB", graph.Signed, "y", says(more, "ann"))
		put(t, s, graph.Added, more.reading())
		if _, err := m.Mend(t.Context(), graph.Mending{Kind: graph.MergeEntity, Subject: "person:bob", Into: "person:ann", By: "Ada"}); err != nil {
			t.Fatal(err)
		}
		equal(t, "of Ann, who is Bob", asked(graph.ClaimQuery{AttributedTo: "person:ann"}), slices.Sorted(slices.Values([]string{"x AA refused", "y BB signed"})))
	}
}
