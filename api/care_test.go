package api_test

import (
	"net/http"
	"strings"
	"testing"

	"signatory/api"
	"signatory/api/apitest"
	"signatory/graph"
)

func TestLintAndReread(t *testing.T) {
	onEach(t, func(t *testing.T, store graph.Store) {
		seed(t, store)
		article := apitest.Readings()[0]
		h, err := api.New(api.Config{Store: store, Text: func(a graph.Article) (string, error) { return string(a.Raw), nil },
			Again: func(a graph.Article) (graph.Reading, error) { // a reader that misses the first claim
				r := article
				r.Article, r.Claims = a, article.Claims[1:]
				return r, nil
			}})
		if err != nil {
			t.Fatal(err)
		}
		claims := func() int {
			return len(decode[graph.Reading](t, ask(h, "GET", "/api/v1/articles/"+article.Article.ID, "", nil)).Claims)
		}
		reread := func(body string) api.Rereading {
			w := ask(h, "POST", "/api/v1/articles/"+article.Article.ID+"/reread", "application/json", strings.NewReader(body))
			if w.Code != http.StatusOK {
				t.Fatalf("%d %s", w.Code, w.Body)
			}
			return decode[api.Rereading](t, w)
		}
		if r := reread(`{"apply":false}`); r.Result != graph.Unchanged || len(r.Diff.Lost) != 1 || r.Diff.Lost[0].ID != article.Claims[0].ID || claims() != len(article.Claims) {
			t.Errorf("a dry run: %+v, %d claims", r, claims())
		}
		if r := reread(`{"apply":true}`); r.Result != graph.Superseded || claims() != len(article.Claims)-1 {
			t.Errorf("applied: %+v, %d claims", r, claims())
		}
		if r := reread(`{"apply":true}`); r.Result != graph.Unchanged || !r.Diff.Empty() {
			t.Errorf("again: %+v", r)
		}
		w := ask(h, "POST", "/api/v1/lint", "", nil)
		if l := decode[api.List[graph.Complaint]](t, w); w.Code != http.StatusOK || len(l.Items) != 0 {
			t.Errorf("lint: %d %+v", w.Code, l.Items)
		}
		if w := ask(h, "POST", "/api/v1/articles/article:none/reread", "application/json", strings.NewReader(`{"apply":false}`)); w.Code != http.StatusNotFound {
			t.Errorf("no such article: %d %s", w.Code, w.Body)
		}
	})
}
