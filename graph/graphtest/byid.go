package graphtest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"signatory/graph"
)

// testByID asks for claims and for articles of many ids at once.
func testByID(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	put(t, s, graph.Added, article("a", "2020-01-01").claim("AA", graph.Signed, "y").claim("BB", graph.Refused, "x").reading(),
		article("b", "2021-01-01").claim("AA", graph.Signed, "x").claim("CC", graph.Signed, "x").reading(), published("c", "2020-06-01", "Gazette c"))
	all, err := s.Claims(t.Context(), graph.ClaimQuery{})
	if err != nil || len(all.Items) != 4 {
		t.Fatalf("%d claims, %v", len(all.Items), err)
	}
	ids := []string{"claim:none"}
	for _, c := range slices.Backward(all.Items) {
		ids = append(ids, c.ID)
	}
	for _, r := range []struct {
		says string
		q    graph.ClaimQuery
		want []string
	}{
		{"claims come in the order of claims, whatever that of the ids", graph.ClaimQuery{IDs: ids}, []string{"AA x", "BB x", "CC x", "AA y"}},
		{"an id twice is one claim", graph.ClaimQuery{IDs: []string{ids[1], ids[1]}}, []string{"AA y"}},
		{"of no ids there is none", graph.ClaimQuery{IDs: []string{}}, []string{}},
		{"ids beside an actor", graph.ClaimQuery{IDs: ids[:4], Actor: "country:AA"}, []string{"AA y"}},
		{"ids beside an instrument and a stance", graph.ClaimQuery{IDs: ids, Instrument: "instrument:x", Stance: graph.Signed}, []string{"AA x", "CC x"}},
		{"ids beside an article", graph.ClaimQuery{IDs: ids, Article: "article:a"}, []string{"BB x", "AA y"}},
	} {
		equal(t, r.says, claimPages(t, s, r.q), r.want)
	}
	for _, r := range []struct {
		says string
		q    graph.ArticleQuery
		want []string
	}{
		{"the latest article comes first", graph.ArticleQuery{IDs: []string{"article:a", "article:c", "article:b", "article:none", "article:a"}}, []string{"b", "c", "a"}},
		{"of no ids there is none", graph.ArticleQuery{IDs: []string{}}, []string{}},
		{"ids beside a publisher", graph.ArticleQuery{IDs: []string{"article:a", "article:c"}, Publisher: "Gazette c"}, []string{"c"}},
		{"ids beside dates", graph.ArticleQuery{IDs: []string{"article:a", "article:b", "article:c"}, From: "2020-02", To: "2020-12"}, []string{"c"}},
	} {
		equal(t, r.says, articleNames(t, s, r.q), r.want)
	}
	testProofs(t, s, all.Items)
}

// claimPages are actor and instrument of each claim, read two a page.
func claimPages(t *testing.T, s graph.Store, q graph.ClaimQuery) []string {
	t.Helper()
	out := []string{}
	for q.Limit = 2; ; {
		page, err := s.Claims(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range page.Items {
			out = append(out, c.Actor[len("country:"):]+" "+c.Instrument[len("instrument:"):])
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			return out
		}
	}
}

// testProofs asks for the sentences of claims, which keep their order, and for more claims than a page holds.
func testProofs(t *testing.T, s graph.Store, claims []graph.Claim) {
	t.Helper()
	var got, want []string
	for _, c := range slices.Backward(claims) {
		a, err := s.Article(t.Context(), c.Article)
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, fmt.Sprintln(c.ID, c.Evidence.Quote, c.Evidence.Start, c.Evidence.End, a.ID, a.Title, a.URL, a.Date))
	}
	backward := slices.Clone(claims)
	slices.Reverse(backward)
	proofs, err := graph.ProofsOf(t.Context(), s, backward)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range proofs {
		got = append(got, fmt.Sprintln(p.Claim, p.Quote, p.Start, p.End, p.Article, p.Title, p.URL, p.Date))
	}
	equal(t, "proofs in the order of their claims", got, want)
	backward[0].Article = "article:none"
	if _, err := graph.ProofsOf(t.Context(), s, backward); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("a proof without its article: %v", err)
	}
	var ids []string
	for i := range graph.MaxLimit {
		ids = append(ids, fmt.Sprintf("claim:%04d", i))
	}
	known, err := graph.ClaimsByID(t.Context(), s, append(ids, claims[0].ID, claims[1].ID, claims[0].ID))
	if err != nil || len(known) != 2 || known[claims[1].ID].Actor != claims[1].Actor {
		t.Errorf("of %d ids %d claims are known: %v", len(ids)+3, len(known), err)
	}
}
