package api_test

import (
	"fmt"
	"strings"
	"testing"

	"signatory/api"
	"signatory/api/apitest"
	"signatory/graph"
)

func TestPeopleAndSummits(t *testing.T) {
	h := handler(t, seed(t, openSQLite(t)))
	roles := decode[api.List[api.Role]](t, ask(h, "GET", "/api/v1/people/"+apitest.Vance+"/roles", "", nil))
	if len(roles.Items) != 1 || roles.Items[0].Of.Name != "United States" || roles.Items[0].Role != "Vice President" || roles.Items[0].Evidence.Quote == "" {
		t.Errorf("roles %+v", roles)
	}
	quotes := decode[api.List[api.Saying]](t, ask(h, "GET", "/api/v1/people/"+apitest.Vance+"/quotes", "", nil))
	if len(quotes.Items) != 1 || quotes.Items[0].About.Name != "Paris AI Action Summit statement" || !strings.HasPrefix(quotes.Items[0].Quote, "American AI") {
		t.Errorf("quotes %+v", quotes)
	}
	guests := decode[api.List[api.Guest]](t, ask(h, "GET", "/api/v1/summits/"+apitest.AISummit+"/guests", "", nil))
	if len(guests.Items) != 1 || guests.Items[0].Guest.Code != "FRA" || guests.Items[0].Part != graph.Hosted {
		t.Errorf("guests %+v", guests)
	}
	adopted := decode[api.List[graph.EntitySummary]](t, ask(h, "GET", "/api/v1/summits/"+apitest.AISummit+"/instruments", "", nil))
	if len(adopted.Items) != 1 || adopted.Items[0].ID != apitest.ParisStatement || adopted.Items[0].Stances[graph.Refused] != 2 {
		t.Errorf("adopted %+v", adopted)
	}
	if w := ask(h, "GET", "/api/v1/people/country:USA/roles", "", nil); w.Code != 404 || !strings.Contains(w.Body.String(), "is of kind country") {
		t.Errorf("a country is no person: %d %s", w.Code, w.Body)
	}
	claim := apitest.Readings()[3].Claims[0]
	if c := decode[graph.Claim](t, ask(h, "GET", "/api/v1/claims/"+claim.ID, "", nil)); c.Evidence.Quote != claim.Evidence.Quote {
		t.Errorf("claim %+v", c)
	}
	if w := ask(h, "GET", "/api/v1/claims/claim:none", "", nil); w.Code != 404 {
		t.Errorf("no claim: %d", w.Code)
	}
}

// The survey of a map is a table for a spreadsheet, too, and who is bound by a bloc is not silent.
// A dashboard draws who held what over time from one table.
func TestCurveAsRows(t *testing.T) {
	h := handler(t, seed(t, openSQLite(t)))
	path := "/api/v1/instruments/" + apitest.ParisAgreement + "/curve?format=csv"
	const head = "\ufeffdate,ratified,signed,endorsed,abstained,not_signed,suspended,refused,withdrew\n"
	if w := ask(h, "GET", path, "", nil); w.Code != 200 || w.Body.String() != head+"2016-09-03,2,0,0,0,0,0,0,0\n2020-11-04,1,0,0,0,0,0,0,1\n" {
		t.Errorf("the curve: %d %s", w.Code, w.Body)
	}
	for path, name := range map[string]string{path: "paris-agreement-curve.csv", "/api/v1/instruments/" + apitest.ParisAgreement + "/positions?format=ndjson&as_of=2018-06": "paris-agreement-positions-2018-06.ndjson",
		"/api/v1/instruments?format=csv": "instruments.csv"} {
		if w := ask(h, "GET", path, "", nil); w.Header().Get("Content-Disposition") != `attachment; filename="`+name+`"` {
			t.Errorf("%s is saved as %s", path, w.Header().Get("Content-Disposition"))
		}
	}
	if w := ask(h, "GET", path+"&wrong=1", "", nil); w.Header().Get("Content-Disposition") != "" {
		t.Errorf("a problem is saved as %s", w.Header().Get("Content-Disposition"))
	}
	if w := ask(h, "GET", path+"&region=142", "", nil); w.Body.String() != head+"2016-09-03,1,0,0,0,0,0,0,0\n" {
		t.Errorf("that of Asia: %d %s", w.Code, w.Body)
	}
}

func TestSurveyAsRows(t *testing.T) {
	store := seed(t, openSQLite(t))
	h := handler(t, store)
	path := "/api/v1/instruments/" + apitest.ParisAgreement
	w := ask(h, "GET", path+"/survey?format=csv&bloc=organization:european-union", "", nil)
	if w.Code != 200 || w.Header().Get("Content-Type") != "text/csv" || !strings.Contains(w.Body.String(), "country:DEU,country,Germany,DEU,no_coverage") {
		t.Errorf("%d %s %s", w.Code, w.Header().Get("Content-Type"), w.Body)
	}
	union := apitest.Readings()[1]
	union.Article.ID, union.Article.URL, union.Claims, union.Counts = "article:eu", "https://wire.example/eu", union.Claims[:1], nil
	union.Entities = append(union.Entities, graph.Entity{ID: "organization:european-union", Kind: graph.Organization, Name: "European Union", Type: "bloc"})
	union.Claims[0].ID, union.Claims[0].Actor = "claim:eu", "organization:european-union"
	if _, err := store.Put(t.Context(), []graph.Reading{union}); err != nil {
		t.Fatal(err)
	}
	w = ask(h, "GET", path+"/survey?format=csv&bloc=organization:european-union", "", nil)
	if !strings.Contains(w.Body.String(), "country:DEU,country,Germany,DEU,through,,European Union ratified") {
		t.Errorf("%s", w.Body)
	}
	if w := ask(h, "GET", path+"/silent?bloc=organization:european-union", "", nil); strings.Contains(w.Body.String(), "DEU") {
		t.Errorf("who is bound by the Union is called silent: %s", w.Body)
	}
	if w := ask(h, "GET", path+"/silent?bloc=organization:european-union&expand=false", "", nil); !strings.Contains(w.Body.String(), "DEU") {
		t.Errorf("without expand: %s", w.Body)
	}
}

func TestBatch(t *testing.T) {
	onEach(t, func(t *testing.T, store graph.Store) {
		h := reading(t, store)
		var body strings.Builder
		for i := range 150 {
			fmt.Fprintf(&body, "{\"url\":\"https://wire.example/%d\",\"title\":\"Report %d\",\"date\":\"2020-01-02\",\"text\":\"Norway signed the Oslo River Accord.\"}\n", i%140, i%140)
		}
		body.WriteString("\n{\"title\":\"no text\"}\nnot json\n")
		w := ask(h, "POST", "/api/v1/articles/batch", "application/x-ndjson", strings.NewReader(body.String()))
		list := decode[api.List[api.BatchLine]](t, w)
		if w.Code != 200 || len(list.Items) != 152 {
			t.Fatalf("%d with %d lines: %.300s", w.Code, len(list.Items), w.Body)
		}
		for i, l := range list.Items {
			want := graph.Added
			if i >= 140 {
				want = graph.Unchanged
			}
			if i < 150 && (l.Line != i+1 || l.Result != want || l.Claims != 1 || !strings.HasPrefix(l.ID, "article:")) {
				t.Fatalf("line %d: %+v", i+1, l)
			}
		}
		for i, want := range []string{"field text is missing", "not a JSON article"} {
			if l := list.Items[150+i]; l.Line != 152+i || l.Result != "" || !strings.Contains(l.Problem, want) {
				t.Errorf("%+v, want %s", l, want)
			}
		}
		if st, err := store.Stats(t.Context()); err != nil || st.Articles != 140 {
			t.Errorf("%+v, %v", st, err)
		}
		if w := ask(h, "POST", "/api/v1/articles/batch", "text/plain", strings.NewReader("x")); w.Code != 415 {
			t.Errorf("plain text: %d", w.Code)
		}
		if w := ask(h, "POST", "/api/v1/articles/batch", "application/x-ndjson", strings.NewReader("{\"text\":\""+strings.Repeat("x", api.MaxBody)+"\"}")); w.Code != 413 {
			t.Errorf("an article that is too long: %d %.200s", w.Code, w.Body)
		}
		if w := ask(h, "POST", "/api/v1/articles/batch", "application/x-ndjson", strings.NewReader(strings.Repeat("{\n", 10_001))); w.Code != 413 {
			t.Errorf("too many lines: %d %.200s", w.Code, w.Body)
		}
	})
}

// What the server knows to have been adopted at a summit stands behind what articles say of it.
func TestAdoptedWithoutAnArticleThatSaysSo(t *testing.T) {
	onEach(t, func(t *testing.T, store graph.Store) {
		r := apitest.Readings()[1]
		r.Entities = append(r.Entities, graph.Entity{ID: "summit:cop21", Kind: graph.Summit, Name: "COP21"})
		if _, err := store.Put(t.Context(), []graph.Reading{r}); err != nil {
			t.Fatal(err)
		}
		h := handler(t, store)
		adopted := decode[api.List[graph.EntitySummary]](t, ask(h, "GET", "/api/v1/summits/summit:cop21/instruments", "", nil))
		if len(adopted.Items) != 1 || adopted.Items[0].ID != apitest.ParisAgreement {
			t.Errorf("adopted at COP21: %+v", adopted.Items)
		}
		r.Links = append(r.Links, graph.Link{Kind: graph.AdoptedAt, From: apitest.ParisAgreement, To: "summit:cop21", Evidence: r.Claims[0].Evidence})
		r.Article.Title += "."
		if _, err := store.Put(t.Context(), []graph.Reading{r}); err != nil {
			t.Fatal(err)
		}
		adopted = decode[api.List[graph.EntitySummary]](t, ask(h, "GET", "/api/v1/summits/summit:cop21/instruments", "", nil))
		if len(adopted.Items) != 1 {
			t.Errorf("what an article says as well is told %d times", len(adopted.Items))
		}
	})
}
