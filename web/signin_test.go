package web_test

import (
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"signatory/api"
	"signatory/api/access"
	"signatory/graph/sqlite"
	"signatory/web"
)

func TestSignIn(t *testing.T) {
	store, err := sqlite.Open(t.Context(), t.TempDir()+"/graph.db", sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	gate := access.New(store, access.Options{})
	_, secret, err := gate.Add(t.Context(), "Ada", access.Reviewer)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := web.New(web.Config{Store: store, Gate: gate, Text: text, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	site, err := api.New(api.Config{Store: store, Gate: gate, Pages: pages, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	ask := func(method, path, form, cookie string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(method, path, strings.NewReader(form))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		if cookie != "" {
			r.Header.Set("Cookie", cookie)
		}
		w := httptest.NewRecorder()
		site.ServeHTTP(w, r)
		return w
	}
	if w := ask("GET", "/sign-in?next=/actors", "", ""); w.Code != 200 || !strings.Contains(w.Body.String(), `name="next" value="/actors"`) {
		t.Errorf("the form: %d %s", w.Code, w.Body)
	}
	if w := ask("POST", "/sign-in", "token=sgn_no_no&next=/actors", ""); w.Code != 401 || !strings.Contains(w.Body.String(), "No token of this site") || w.Header().Get("Set-Cookie") != "" {
		t.Errorf("a wrong token: %d %s", w.Code, w.Body)
	}
	for next, to := range map[string]string{"/actors?sort=id": "/actors?sort=id", "https://evil.example/": "/", "//evil.example": "/", "/\\evil.example": "/"} {
		w := ask("POST", "/sign-in", url.Values{"token": {" " + secret + " "}, "next": {next}}.Encode(), "")
		if w.Code != 303 || w.Header().Get("Location") != to {
			t.Errorf("next %q leads to %d %q, want %q", next, w.Code, w.Header().Get("Location"), to)
		}
	}
	cookie := strings.Split(ask("POST", "/sign-in", "token="+secret, "").Header().Get("Set-Cookie"), ";")[0]
	body := ask("GET", "/sign-in", "", cookie).Body.String()
	_, rest, _ := strings.Cut(body, `name="csrf" value="`)
	csrf, _, found := strings.Cut(rest, `"`)
	if !found || !strings.Contains(body, "Signed in as Ada") {
		t.Fatalf("signed in, the page says %s", body)
	}
	if w := ask("POST", "/sign-out", "csrf=x", cookie); w.Code != 403 {
		t.Errorf("signing out without the CSRF token: %d", w.Code)
	}
	if w := ask("POST", "/sign-out", "csrf="+csrf, cookie); w.Code != 303 {
		t.Errorf("signing out: %d %s", w.Code, w.Body)
	}
	if body := ask("GET", "/", "", cookie).Body.String(); strings.Contains(body, "Signed in as") {
		t.Error("signed in after signing out")
	}
}
