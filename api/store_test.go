package api_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"signatory/api"
	"signatory/api/apitest"
	"signatory/extract/data"
	"signatory/graph"
)

// handler is the API over a store, with the sample articles as all that its reader can read.
func handler(t *testing.T, store graph.Store) http.Handler {
	t.Helper()
	read := func(name string, src []byte) (graph.Reading, error) {
		for _, r := range apitest.Readings() {
			if bytes.Equal(r.Article.Raw, src) {
				return r, nil
			}
		}
		return graph.Reading{}, errors.New(name + ": no article")
	}
	world, err := data.Load()
	if err != nil {
		t.Fatal(err)
	}
	h, err := api.New(api.Config{Store: store, Read: read, World: world, Version: "test", Now: func() time.Time { return time.Unix(0, 0) }})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func ask(h http.Handler, method, target, contentType string, body io.Reader) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	r := httptest.NewRequest(method, target, body)
	r.RemoteAddr, r.Host = "127.0.0.1:4000", "127.0.0.1:8080"
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	h.ServeHTTP(w, r)
	return w
}

// decode reads an answer's body, which must hold no null.
func decode[T any](t *testing.T, w *httptest.ResponseRecorder) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
		t.Fatalf("%v in %s", err, w.Body)
	}
	if bytes.Contains(w.Body.Bytes(), []byte(":null")) {
		t.Errorf("null in %s", w.Body)
	}
	return v
}

// questions are asked of every store; all must answer with the same bytes.
var questions = []string{
	"/api/v1/instruments", "/api/v1/instruments?limit=1", "/api/v1/instruments?sort=id",
	"/api/v1/instruments/" + apitest.ParisStatement, "/api/v1/instruments/instrument%3Aparis-agreement",
	"/api/v1/instruments/" + apitest.ParisStatement + "/positions",
	"/api/v1/instruments/" + apitest.ParisStatement + "/positions?stance=refused",
	"/api/v1/instruments/" + apitest.ParisAgreement + "/positions?as_of=2016",
	"/api/v1/instruments/" + apitest.ParisAgreement + "/positions?as_of=2016-09-02",
	"/api/v1/instruments/" + apitest.ParisAgreement + "/positions?tense=planned",
	"/api/v1/instruments/" + apitest.MineBan + "/positions?as_of=1997-12-31&undated=true",
	"/api/v1/instruments/" + apitest.ParisStatement + "/counts", "/api/v1/instruments/" + apitest.ParisStatement + "/silent",
	"/api/v1/instruments/" + apitest.ParisAgreement + "/curve", "/api/v1/instruments/" + apitest.ParisAgreement + "/curve?group=region:021&format=csv",
	"/api/v1/search?q=drc", "/api/v1/search?q=usa&limit=1", "/api/v1/instruments/" + apitest.ParisStatement + "/survey", "/api/v1/instruments/" + apitest.ParisAgreement + "/survey?as_of=2016-08",
	"/api/v1/actors", "/api/v1/actors?kind=country&limit=2", "/api/v1/actors/country:USA", "/api/v1/actors/country:USA/positions",
	"/api/v1/actors/country:USA/positions?as_of=2017",
	"/api/v1/entities?kind=person&kind=summit", "/api/v1/entities/" + apitest.Vance, "/api/v1/entities/" + apitest.Vance + "/links",
	"/api/v1/entities/" + apitest.AISummit + "/links?kind=held_in",
	"/api/v1/claims", "/api/v1/claims?actor=country:USA&stance=refused", "/api/v1/claims?limit=3",
	"/api/v1/search?q=paris", "/api/v1/search?q=paris+agr", "/api/v1/search?q=T%C3%BCrkiye", "/api/v1/search?q=cote&kind=country", "/api/v1/search?q=zzz",
	"/api/v1/positions", "/api/v1/positions?group=region:150", "/api/v1/positions?group=organization:g7&group=region:021&stance=refused",
	"/api/v1/positions?min_confidence=0.85&limit=2", "/api/v1/positions?known_at=2016&instrument=" + apitest.ParisAgreement, "/api/v1/positions?recorded_at=2024",
	"/api/v1/ledger?actor=country:USA&instrument=" + apitest.ParisAgreement, "/api/v1/ledger?actor=country:USA&as_of=2016-10&instrument=" + apitest.ParisAgreement,
	"/api/v1/sources?actor=country:USA&instrument=" + apitest.ParisAgreement, "/api/v1/disputes", "/api/v1/decisions",
	"/api/v1/instruments/" + apitest.ParisStatement + "/survey?expand=true&group=organization:european-union",
	"/api/v1/instruments/" + apitest.ParisAgreement + "/survey?expand=true&group=region:150&known_at=2016&recorded_at=2026",
	"/api/v1/groups", "/api/v1/groups/organization:nato/members?as_of=2003", "/api/v1/groups/region:021/members", "/api/v1/groups/" + apitest.AISummit + "/members",
	"/api/v1/actors/country:IND/silent", "/api/v1/actors/country:CHN/silent", "/api/v1/instruments?sort=articles", "/api/v1/alignment/neighbours?actor=country:USA&farthest=true",
	"/api/v1/alignment?format=csv", "/api/v1/latest", "/api/v1/latest?by=2017&limit=2&format=csv",
	"/api/v1/matrix", "/api/v1/matrix?as_of=2017&format=csv", "/api/v1/matrix?group=region:150&columns=3",
	"/api/v1/alignment", "/api/v1/alignment?from=2016&to=2020&shared=2", "/api/v1/alignment/pair?a=country:USA&b=country:GBR",
	"/api/v1/alignment/periods?a=country:USA&b=country:GBR&years=5",
	"/api/v1/alignment/neighbours?actor=country:USA&limit=2", "/api/v1/alignment/clusters", "/api/v1/alignment?absent=true", "/api/v1/alignment/clusters?group=organization:european-union",
	"/api/v1/people", "/api/v1/people/" + apitest.Vance, "/api/v1/people/" + apitest.Vance + "/roles", "/api/v1/people/" + apitest.Vance + "/quotes",
	"/api/v1/summits", "/api/v1/summits/" + apitest.AISummit, "/api/v1/summits/" + apitest.AISummit + "/guests", "/api/v1/summits/" + apitest.AISummit + "/instruments?limit=1",
	"/api/v1/articles?limit=2", "/api/v1/articles?from=2020&to=2025-06", "/api/v1/articles?publisher=none", "/api/v1/review", "/api/v1/review?queue=twins&format=csv", "/api/v1/positions?unconfirmed=true", "/api/v1/claims?attributed_to=person:none", "/api/v1/positions?min_sources=2", "/api/v1/positions?region=150&bloc=organization:nato", "/api/v1/people/country:USA",
	"/api/v1/instruments/" + apitest.ParisStatement + "/survey?format=csv&region=021", "/api/v1/instruments/" + apitest.ParisStatement + "/silent?bloc=organization:g7",
	"/api/v1/changes", "/api/v1/changes?to=2025-01-01", "/api/v1/changes?limit=2&from=2024", "/api/v1/changes?actor=country:USA",
	"/api/v1/groups/organization:none/members", "/api/v1/ledger?actor=country:NONE&instrument=" + apitest.ParisAgreement,
	"/api/v1/stats", "/healthz", "/readyz", "/openapi.json",
	"/api/v1/instruments/instrument:none", "/api/v1/actors/" + apitest.ParisStatement, "/api/v1/articles/article:none",
}

func TestStoresAnswerWithTheSameBytes(t *testing.T) {
	one := handler(t, seed(t, openSQLite(t)))
	other := handler(t, seed(t, openNeo4j(t)))
	asked := questions
	for _, r := range apitest.Readings() {
		asked = append(asked, "/api/v1/articles/"+r.Article.ID, "/api/v1/articles/"+r.Article.ID+"/source")
	}
	for _, q := range asked {
		a, b := ask(one, "GET", q, "", nil), ask(other, "GET", q, "", nil)
		if a.Code >= 500 || a.Code != b.Code || !bytes.Equal(a.Body.Bytes(), b.Body.Bytes()) {
			x, y := apart(a.Body.String(), b.Body.String())
			t.Errorf("%s\nsqlite: %d ...%s\nneo4j:  %d ...%s", q, a.Code, x, b.Code, y)
		}
	}
}

// apart is what two answers say around their first difference.
func apart(a, b string) (string, string) {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	around := func(s string) string { return s[max(0, i-80):min(len(s), i+120)] }
	return around(a), around(b)
}

func TestAnswers(t *testing.T) {
	onEach(t, func(t *testing.T, store graph.Store) {
		h := handler(t, seed(t, store))
		refused := decode[api.List[graph.Position]](t, ask(h, "GET", "/api/v1/instruments/"+apitest.ParisStatement+"/positions?stance=refused", "", nil))
		if len(refused.Items) == 0 {
			t.Fatal("nobody refused")
		}
		p := refused.Items[len(refused.Items)-1]
		if p.Actor.Code != "USA" || p.Since != "2025-02-11" || p.SincePrecision != "day" || len(p.Evidence) != 1 ||
			p.Evidence[0].Quote != "The United States and the United Kingdom refused to sign the statement." || p.Evidence[0].Title == "" {
			t.Errorf("position %+v", p)
		}
		reading := decode[graph.Reading](t, ask(h, "GET", "/api/v1/articles/"+p.Evidence[0].Article, "", nil))
		src := ask(h, "GET", "/api/v1/articles/"+p.Evidence[0].Article+"/source", "", nil)
		if got := src.Body.String()[p.Evidence[0].Start:p.Evidence[0].End]; got != p.Evidence[0].Quote {
			t.Errorf("the source at the offsets says %q", got)
		}
		if len(reading.Claims) != 5 || src.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%d claims, headers %v", len(reading.Claims), src.Header())
		}
		as := func(date string) graph.Stance {
			l := decode[api.List[graph.Position]](t, ask(h, "GET", "/api/v1/actors/country:USA/positions?as_of="+date, "", nil))
			for _, p := range l.Items {
				if p.Instrument.ID == apitest.ParisAgreement {
					return p.Stance
				}
			}
			return ""
		}
		if a, b, c := as("2016-09-02"), as("2018"), as("2020-11-04"); a != "" || b != graph.Ratified || c != graph.Withdrew {
			t.Errorf("the United States on the Paris Agreement: %q, %q, %q", a, b, c)
		}
		silent := decode[api.List[graph.ActorRef]](t, ask(h, "GET", "/api/v1/instruments/"+apitest.ParisStatement+"/silent", "", nil))
		if len(silent.Items) != 2 || silent.Items[0].Code != "BRA" || silent.Items[1].Code != "FRA" {
			t.Errorf("silent %+v", silent.Items)
		}
	})
}

// Every page of a list, one item each, is the list.
func TestPaging(t *testing.T) {
	onEach(t, func(t *testing.T, store graph.Store) {
		h := handler(t, seed(t, store))
		whole := decode[api.List[graph.Claim]](t, ask(h, "GET", "/api/v1/claims", "", nil))
		var ids []string
		cursor := ""
		for range whole.Items {
			l := decode[api.List[graph.Claim]](t, ask(h, "GET", "/api/v1/claims?limit=1&cursor="+cursor, "", nil))
			if len(l.Items) != 1 {
				t.Fatalf("a page of %d", len(l.Items))
			}
			ids = append(ids, l.Items[0].ID)
			cursor = l.NextCursor
		}
		for i, c := range whole.Items {
			if ids[i] != c.ID {
				t.Errorf("page %d holds %s, want %s", i, ids[i], c.ID)
			}
		}
		if cursor != "" || len(ids) < 10 {
			t.Errorf("cursor %q after %d pages", cursor, len(ids))
		}
	})
}

func TestBadQuestions(t *testing.T) {
	h := handler(t, seed(t, openSQLite(t)))
	for target, want := range map[string]struct {
		status int
		says   string
	}{
		"/api/v1/claims?limit=0":                                {422, "limit: expected number >= 1"},
		"/api/v1/claims?limit=1001":                             {422, "limit: expected number <= 1000"},
		"/api/v1/claims?limit=many":                             {422, "limit: invalid integer"},
		"/api/v1/claims?stanc=signed":                           {422, "stanc: unknown query parameter"},
		"/api/v1/claims?stance=maybe":                           {422, "stance: expected value to be one of"},
		"/api/v1/claims?cursor=garbage":                         {422, "cursor"},
		"/api/v1/actors/country:USA/positions?as_of=yesterday":  {422, "as_of: date \"yesterday\": want YYYY"},
		"/api/v1/actors/country:USA/positions?as_of=2025-02-30": {422, "as_of"},
		"/api/v1/ledger?actor=country:USA":                      {422, "instrument: required query parameter is missing"},
		"/api/v1/positions?group=region:777":                    {404, "region:777"},
		"/api/v1/positions?min_confidence=2":                    {422, "min_confidence"},
		"/api/v1/positions?known_at=soon":                       {422, "known_at: date"},
		"/api/v1/positions?recorded_at=soon":                    {422, "recorded_at: moment"},
		"/api/v1/changes?from=2025&to=2024":                     {422, "from: is later than to"},
		"/api/v1/changes?from=x":                                {422, "from: moment"},
		"/api/v1/alignment?from=2025&to=2024":                   {422, "from: 2025 is later"},
		"/api/v1/alignment/pair?a=country:USA&b=country:NOPE":   {404, "country:NOPE"},
		"/api/v1/search":                                        {422, "q: required query parameter is missing"},
		"/api/v1/actors/country:NOPE":                           {404, "country:NOPE"},
		"/api/v1/instruments/country:USA":                       {404, "/api/v1/entities/country:USA"},
		"/api/v1/nothing":                                       {404, "/openapi.json"},
	} {
		w := ask(h, "GET", target, "", nil)
		p := decode[struct{ Detail string }](t, w)
		if w.Code != want.status || !strings.Contains(p.Detail, want.says) || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %s %q", target, w.Code, w.Header().Get("Content-Type"), p.Detail)
		}
	}
	if w := ask(h, "DELETE", "/api/v1/claims", "", nil); w.Code != 405 {
		t.Errorf("DELETE answers %d", w.Code)
	}
	if w := ask(h, "HEAD", "/api/v1/claims", "", nil); w.Code != 200 || w.Body.Len() != 0 {
		t.Errorf("HEAD answers %d with %d bytes", w.Code, w.Body.Len())
	}
}

func TestHandInAnArticle(t *testing.T) {
	onEach(t, func(t *testing.T, store graph.Store) {
		h := handler(t, store)
		src := apitest.Readings()[0].Article.Raw
		for i, want := range []struct {
			status int
			result graph.PutResult
		}{{201, graph.Added}, {200, graph.Unchanged}} {
			w := ask(h, "POST", "/api/v1/articles", "text/markdown; charset=utf-8", bytes.NewReader(src))
			if w.Code != want.status {
				t.Fatalf("time %d: %d %s", i+1, w.Code, w.Body)
			}
			got := decode[api.Taken](t, w)
			if got.Result != want.result || len(got.Reading.Claims) != 4 {
				t.Errorf("time %d: %s with %d claims", i+1, got.Result, len(got.Reading.Claims))
			}
			if w := ask(h, "GET", w.Header().Get("Location"), "", nil); w.Code != 200 {
				t.Errorf("its Location answers %d", w.Code)
			}
		}
		for _, bad := range []struct {
			media, body string
			status      int
			says        string
		}{
			{"text/markdown", "nothing that can be read", 422, "article.md: no article"},
			{"application/json", "{\"title\": \"x\"}", 422, "field text is missing"},
			{"application/json", "{\"text\": 7}", 422, "field text is a JSON number"},
			{"application/json", "{", 422, "not a JSON article"},
			{"image/png", "x", 415, "want text/markdown"},
			{"text/plain; charset=latin1", "x", 415, "want utf-8"},
			{"", "x", 415, "want text/markdown"},
			{"text/plain", strings.Repeat("x", api.MaxBody+1), 413, "too large"},
		} {
			w := ask(h, "POST", "/api/v1/articles", bad.media, strings.NewReader(bad.body))
			if w.Code != bad.status || !strings.Contains(w.Body.String(), bad.says) {
				t.Errorf("%s %.20q: %d %s", bad.media, bad.body, w.Code, w.Body)
			}
		}
	})
}

func TestStrangersMayNotWrite(t *testing.T) {
	h := handler(t, openSQLite(t))
	r := httptest.NewRequest("POST", "/api/v1/articles", bytes.NewReader(apitest.Readings()[0].Article.Raw))
	r.RemoteAddr, r.Host = "192.0.2.1:1", "127.0.0.1:8080"
	r.Header.Set("Content-Type", "text/markdown")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != 403 || w.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if st := decode[graph.Stats](t, ask(h, "GET", "/api/v1/stats", "", nil)); st.Articles != 0 {
		t.Errorf("%d articles were stored all the same", st.Articles)
	}
}
