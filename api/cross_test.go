package api_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"signatory/api"
	"signatory/graph"
)

// reading is the API with the program's own reader.
func reading(t *testing.T, store graph.Store, origins ...string) http.Handler {
	t.Helper()
	h, err := api.New(api.Config{Store: store, Origins: origins, Version: "test", Now: noon, Read: extracted(t)})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestOptions(t *testing.T) {
	h := handler(t, openSQLite(t))
	for path, want := range map[string]string{
		"/api/v1/articles": "GET, HEAD, OPTIONS, POST", "/api/v1/instruments/instrument:x/survey": "GET, HEAD, OPTIONS", "/api/v1/disputes/resolve": "OPTIONS, POST",
	} {
		if w := ask(h, "OPTIONS", path, "", nil); w.Code != 204 || w.Header().Get("Allow") != want {
			t.Errorf("%s: %d %q, want %q", path, w.Code, w.Header().Get("Allow"), want)
		}
	}
	if w := ask(h, "OPTIONS", "/api/v1/none", "", nil); w.Code != 404 {
		t.Errorf("no path: %d", w.Code)
	}
	if w := ask(h, "DELETE", "/api/v1/articles", "", nil); w.Code != 405 || w.Header().Get("Allow") != "GET, HEAD, OPTIONS, POST" {
		t.Errorf("no such method: %d, Allow %q", w.Code, w.Header().Get("Allow"))
	}
}

func TestCORS(t *testing.T) {
	send := func(h http.Handler, method, origin string, headers ...string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		r := httptest.NewRequest(method, "/api/v1/stats", nil)
		r.Header.Set("Origin", origin)
		for _, line := range headers {
			name, value, _ := strings.Cut(line, ": ")
			r.Header.Set(name, value)
		}
		h.ServeHTTP(w, r)
		return w
	}
	const charts = "https://charts.example"
	store := openSQLite(t)
	if w := send(reading(t, store), "GET", charts); w.Header().Get("Access-Control-Allow-Origin") != "" {
		t.Error("other sites may read, though none is configured")
	}
	h := reading(t, store, charts)
	w := send(h, "GET", charts)
	if w.Code != 200 || w.Header().Get("Access-Control-Allow-Origin") != charts || w.Header().Get("Access-Control-Allow-Credentials") != "" ||
		!strings.Contains(w.Header().Get("Access-Control-Expose-Headers"), "Etag") {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	if w := send(h, "GET", "https://evil.example"); w.Header().Get("Access-Control-Allow-Origin") != "" {
		t.Error("a site that is not configured may read")
	}
	w = send(h, "OPTIONS", charts, "Access-Control-Request-Method: POST", "Access-Control-Request-Headers: authorization,content-type")
	if w.Code != 204 || w.Header().Get("Access-Control-Allow-Methods") != "POST" || w.Header().Get("Access-Control-Max-Age") == "" {
		t.Errorf("preflight: %d %v", w.Code, w.Header())
	}
}
