package graphtest

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"signatory/graph"
)

// A word that stands nearly everywhere is still found the latest first, page by page:
// of one date by ids, a year behind its months, what bears no date in the end.
func testSearchByDate(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	readings := datedReadings()
	put(t, s, graph.Added, readings...)
	mend(t, s, graph.Mending{Kind: graph.RetractArticle, Subject: readings[3].Article.ID})
	var articles, claims []string
	slices.SortFunc(readings, func(a, b graph.Reading) int {
		return cmp.Or(-cmp.Compare(a.Article.Date, b.Article.Date), cmp.Compare(a.Article.ID, b.Article.ID))
	})
	for same := range chunkBy(readings, func(r graph.Reading) graph.Date { return r.Article.Date }) {
		var ofDate []string
		for _, r := range same {
			if r.Article.Title != datedTitle(3) {
				articles = append(articles, r.Article.ID)
				ofDate = append(ofDate, r.Claims[0].ID)
			}
		}
		slices.Sort(ofDate)
		claims = append(claims, ofDate...)
	}
	for _, c := range []struct {
		what, text string
		limits     []int // of the pages in turn
		kinds      []string
		want       []string
	}{
		{"articles", "common rep", []int{1, 1, 45}, []string{"article"}, articles},
		{"claims", "has sig", []int{1, 45, 1}, []string{"claim"}, claims},
		{"all of an article's words", "com", []int{1, 100}, nil, articles},
	} {
		var got []string
		q := graph.SearchQuery{Text: c.text, Kinds: c.kinds}
		for i := 0; ; i++ {
			q.Limit = c.limits[i%len(c.limits)]
			page, err := s.Search(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range page.Items {
				got = append(got, h.ID)
			}
			if q.Cursor = page.Next; q.Cursor == "" {
				break
			}
		}
		equal(t, c.what, got, c.want)
	}
}

// datedReadings are more articles of one word than are sorted without a look at their
// dates, of dates of every length and age.
func datedReadings() []graph.Reading {
	dates := []graph.Date{"", "0987", "1648-10", "1648-10-24", "1968", "1968-07-01", "1991-12-26", "1992", "1999-12-31", "2000", "2000-01",
		"2000-01-01", "2015-12-08", "2015-12-12", "2015-12-12", "2143-02"}
	for i := range 430 {
		dates = append(dates, graph.Date(fmt.Sprintf("%d-%02d-%02d", 1995+i%9*3, 1+i%12, 1+i%28)))
	}
	readings := make([]graph.Reading, len(dates))
	for i, date := range dates {
		b := article(fmt.Sprintf("dated%d", i*101%len(dates)), date)
		b.r.Article.Title = datedTitle(i)
		readings[i] = b.claim(fmt.Sprintf("%c%c", 'A'+i%5, 'A'+i%7), graph.Signed, "x").reading()
	}
	return readings
}

func datedTitle(i int) string { return fmt.Sprintf("A common report, the %d.", i) }

// chunkBy yields the runs of a sorted list that have one key.
func chunkBy[T any, K comparable](list []T, key func(T) K) func(yield func([]T) bool) {
	return func(yield func([]T) bool) {
		for len(list) > 0 {
			n := 1
			for n < len(list) && key(list[n]) == key(list[0]) {
				n++
			}
			if !yield(list[:n]) {
				return
			}
			list = list[n:]
		}
	}
}
