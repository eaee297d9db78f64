package web_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"signatory/api"
	"signatory/api/access"
	"signatory/api/apitest"
	"signatory/extract"
	"signatory/extract/article"
	"signatory/extract/data"
	"signatory/graph"
	"signatory/graph/sqlite"
	"signatory/web"
)

// reader is the program's own, made once.
var reader = sync.OnceValues(extract.New)

// text reads an article as the program does.
func text(a graph.Article) (web.Text, error) {
	doc, err := article.Parse("article.md", a.Raw)
	if err != nil {
		return web.Text{}, err
	}
	x, err := reader()
	if err != nil {
		return web.Text{}, err
	}
	t := web.Text{Plain: doc.Text, Source: doc.Source, Sentences: x.Sentences(doc)}
	for _, b := range doc.Blocks {
		t.Blocks = append(t.Blocks, web.Block{Kind: string(b.Kind), Start: b.Start, End: b.End})
	}
	return t, nil
}

// open is the whole site over a store that holds the readings.
func open(t *testing.T, readings []graph.Reading) http.Handler {
	t.Helper()
	store, err := sqlite.Open(t.Context(), t.TempDir()+"/graph.db", sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	if len(readings) > 0 {
		if _, err := store.Put(t.Context(), readings); err != nil {
			t.Fatal(err)
		}
	}
	log := slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelWarn}))
	world, err := data.Load()
	if err != nil {
		t.Fatal(err)
	}
	gate := access.New(store, access.Options{Limits: access.Limits{Reads: &access.Rate{}}}) // a crawl asks faster than a reader
	pages, err := web.New(web.Config{Store: store, Gate: gate, World: world, Text: text, Read: readHanded, Fetch: fetchHanded, Log: log, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	site, err := api.New(api.Config{Store: store, Gate: gate, World: world, Pages: pages, Log: log, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

func get(t *testing.T, site http.Handler, path string) (*http.Response, string) {
	t.Helper()
	w := httptest.NewRecorder()
	site.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	body, err := io.ReadAll(w.Result().Body)
	if err != nil {
		t.Fatal(err)
	}
	return w.Result(), string(body)
}

// tells checks that pages answer, and that each says what stands beside it.
func tells(t *testing.T, site http.Handler, pages map[string][]string) {
	t.Helper()
	for path, says := range pages {
		res, body := get(t, site, path)
		if res.StatusCode != 200 {
			t.Errorf("%s answers %d", path, res.StatusCode)
		}
		for _, s := range says {
			if !strings.Contains(body, s) {
				t.Errorf("%s does not say %q", path, s)
			}
		}
	}
}

func TestPages(t *testing.T) {
	site := open(t, apitest.Readings())
	article := "/articles/" + apitest.Readings()[3].Article.ID
	for _, tt := range []struct {
		path   string
		status int
		says   []string
	}{
		{"/", 200, []string{"Paris AI Action Summit statement", "11 February 2025", "Most covered instruments"}},
		{"/instruments?sort=id", 200, []string{"Ottawa Convention"}},
		{"/actors", 200, []string{"Côte d’Ivoire"}},
		{"/instruments/" + apitest.ParisStatement, 200, []string{"of 61 named", "Two countries stay away", "refused to sign the statement.", "Example Wire", "94 % sure", "Brazil", "Disputed", "India refused to sign", "Others say otherwise", "AI Action Summit</a>", ">Paris</a>"}},
		{"/instruments/" + apitest.ParisAgreement, 200, []string{"Plans to ratify", "Türkiye", "175 countries"}},
		{"/instruments/" + apitest.ParisAgreement + "?as_of=2016-10", 200, []string{"as of <time datetime=\"2016-10\">October 2016", "Ratified"}},
		{"/instruments/" + apitest.MineBan + "?as_of=1998", 200, []string{"No article dates what follows"}},
		{"/actors/country:USA", 200, []string{"Withdrew", "4 November 2020", "JD Vance"}},
		{"/entities/" + apitest.Vance, 200, []string{"Speaks for", "Vice President", "American AI will not be co-opted"}},
		{"/entities/" + apitest.AISummit, 200, []string{"Adopted here", "Hosted by", "France"}},
		{"/articles/" + apitest.Readings()[2].Article.ID, 200, []string{"leaves the ", "Paris Agreement</a>"}},
		{article, 200, []string{"<mark class=\"s-refused\">", "Example Wire"}},
		{"/search?q=paris", 200, []string{"<mark>Paris</mark>"}},
		{"/search?q=zzzz", 200, []string{"Nothing matches every word"}},
		{"/instruments/instrument:none", 404, []string{"Nothing is here"}},
		{"/nowhere", 404, []string{"Nothing is here"}},
		{"/instruments/" + apitest.ParisAgreement + "?as_of=soon", 400, []string{"As of: date &#34;soon&#34;: want YYYY, YYYY-MM or YYYY-MM-DD"}},
	} {
		res, body := get(t, site, tt.path)
		if res.StatusCode != tt.status {
			t.Errorf("%s answers %d", tt.path, res.StatusCode)
		}
		for _, s := range tt.says {
			if !strings.Contains(body, s) {
				t.Errorf("%s does not say %q", tt.path, s)
			}
		}
		if csp := res.Header.Get("Content-Security-Policy"); !strings.Contains(csp, "script-src 'self'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: policy %q", tt.path, csp)
		}
		if strings.Contains(body, " style=") || strings.Contains(body, "<script>") {
			t.Errorf("%s holds a style or a script of its own", tt.path)
		}
	}
}

// What an article says is text, whatever it looks like.
func TestMarkupInAnArticleIsText(t *testing.T) {
	site := open(t, apitest.Readings())
	for _, path := range []string{"/articles/" + apitest.Readings()[4].Article.ID, "/search?q=India"} {
		_, body := get(t, site, path)
		if strings.Contains(body, "<script>alert") || strings.Contains(body, "<b>empty") {
			t.Errorf("%s hands markup through", path)
		}
		if !strings.Contains(body, "alert(1)&lt;/script&gt;") {
			t.Errorf("%s does not show the title", path)
		}
	}
}

func TestEmptyStoreSaysWhatToDo(t *testing.T) {
	site := open(t, nil)
	tells(t, site, map[string][]string{"/": {"Nothing is here yet", "signatory ingest", "signatory demo", "http://example.com/api/v1/articles", `href="/add"`}})
	begin := []string{"no article was read", `<a href="/">How to begin</a>`}
	tells(t, site, map[string][]string{"/matrix": begin, "/alignment": begin, "/alignment/pair": begin, "/explore": begin, "/search?q=paris": begin, "/articles": begin,
		"/instruments": begin, "/countries": begin, "/people?sort=name": begin})
	for _, path := range []string{"/matrix", "/search?q=zzzz"} {
		if _, body := get(t, open(t, apitest.Readings()), path); strings.Contains(body, begin[0]) {
			t.Errorf("%s says that nothing was read of a store that holds articles", path)
		}
	}
}

func TestRedirects(t *testing.T) {
	readings := apitest.Readings()
	site := open(t, readings)
	claim := readings[3].Claims[0].ID
	for from, to := range map[string]string{
		"/claims/" + claim:                  "/articles/" + readings[3].Article.ID + "#" + claim,
		"/entities/country:USA":             "/actors/country:USA",
		"/actors/" + apitest.ParisStatement: "/instruments/" + apitest.ParisStatement,
		"/instruments/country:USA":          "/actors/country:USA",
	} {
		res, _ := get(t, site, from)
		if res.StatusCode != http.StatusSeeOther || res.Header.Get("Location") != to {
			t.Errorf("%s: %d to %s, want %s", from, res.StatusCode, res.Header.Get("Location"), to)
		}
	}
}

// An article leads to its source, but not to a host that RFC 2606 keeps for examples.
func TestArticleLeadsToItsSource(t *testing.T) {
	readings := apitest.Readings()
	readings[0].Article.URL = "https://www.un.org/ottawa"
	site := open(t, readings)
	for i, says := range []bool{true, false} {
		_, body := get(t, site, "/articles/"+readings[i].Article.ID)
		if strings.Contains(body, "Source at ") != says {
			t.Errorf("%s: it is %v that the article leads to its source", readings[i].Article.URL, !says)
		}
	}
}

// Each list stands in its tabs, in the order that is asked for, and leads to what it holds.
func TestLists(t *testing.T) {
	site := open(t, apitest.Readings())
	tells(t, site, map[string][]string{
		"/instruments?sort=name":        {`aria-current="page">Instruments`, apitest.ParisAgreement},
		"/countries?sort=name":          {"/actors/country:FRA", `aria-current="true">A to Z`},
		"/organizations":                {`aria-current="page">Organizations`},
		"/people":                       {`aria-current="page">People`, "/entities/person:"},
		"/summits":                      {`aria-current="page">Summits`, "/entities/summit:"},
		"/articles":                     {"Example Wire", "/articles/article:", "February 2025"},
		"/people?sort=name&cursor=9999": {"None yet", "First page"},
	})
	_, body := get(t, site, "/countries?sort=name")
	if a, b := strings.Index(body, ">France<"), strings.Index(body, ">India<"); a < 0 || b < a {
		t.Errorf("France stands at %d and India at %d of an alphabetical list", a, b)
	}
	if res, _ := get(t, site, "/people?sort=name&cursor=x"); res.StatusCode != 400 {
		t.Errorf("a cursor of no list answers %d", res.StatusCode)
	}
}
