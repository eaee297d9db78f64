package api_test

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"signatory/api"
	"signatory/api/apitest"
	"signatory/graph"
)

const positionsPath = "/api/v1/instruments/" + apitest.ParisStatement + "/positions"

func askWith(h http.Handler, target string, headers map[string]string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	r := httptest.NewRequest("GET", target, nil)
	for k, v := range headers {
		r.Header.Set(k, v)
	}
	h.ServeHTTP(w, r)
	return w
}

func TestCSV(t *testing.T) {
	h := handler(t, seed(t, openSQLite(t)))
	byFormat := askWith(h, positionsPath+"?format=csv", nil)
	byAccept := askWith(h, positionsPath, map[string]string{"Accept": "text/csv"})
	if byFormat.Code != 200 || byFormat.Header().Get("Content-Type") != "text/csv" || !bytes.Equal(byFormat.Body.Bytes(), byAccept.Body.Bytes()) {
		t.Fatalf("%d %s, and by Accept %s", byFormat.Code, byFormat.Header().Get("Content-Type"), byAccept.Body)
	}
	plain, found := bytes.CutPrefix(byFormat.Body.Bytes(), []byte("\ufeff"))
	if !found {
		t.Error("a spreadsheet cannot tell that it is UTF-8")
	}
	lines, err := csv.NewReader(bytes.NewReader(plain)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	list := decode[api.List[graph.Position]](t, askWith(h, positionsPath, nil))
	if len(lines) != len(list.Items)+1 {
		t.Fatalf("%d lines for %d positions", len(lines), len(list.Items))
	}
	cell := func(line int, name string) string { return lines[line][slices.Index(lines[0], name)] }
	for i, p := range list.Items {
		if cell(i+1, "actor_code") != p.Actor.Code || cell(i+1, "stance") != string(p.Stance) || cell(i+1, "evidence_quote") != p.Evidence[0].Quote {
			t.Errorf("line %d: %v, want %+v", i+1, lines[i+1], p)
		}
	}
	counted := askWith(h, "/api/v1/instruments?format=csv", nil).Body.String()
	if head, _, _ := strings.Cut(counted, "\n"); !strings.Contains(head, "ratified,signed,endorsed") {
		t.Errorf("no column for each stance in %s", head)
	}
}

func TestNDJSON(t *testing.T) {
	h := handler(t, seed(t, openSQLite(t)))
	w := askWith(h, "/api/v1/claims?format=ndjson&limit=3", nil)
	lines := strings.Split(strings.TrimSpace(w.Body.String()), "\n")
	if w.Header().Get("Content-Type") != "application/x-ndjson" || len(lines) != 3 {
		t.Fatalf("%s in %d lines", w.Header().Get("Content-Type"), len(lines))
	}
	for _, l := range lines {
		var c graph.Claim
		if err := json.Unmarshal([]byte(l), &c); err != nil || c.ID == "" {
			t.Errorf("%v: %s", err, l)
		}
	}
	link := w.Header().Get("Link")
	if !strings.HasSuffix(link, `>; rel="next"`) || !strings.Contains(link, "limit=3") || !strings.Contains(link, "format=ndjson") {
		t.Fatalf("Link %q", link)
	}
	if next := askWith(h, strings.TrimPrefix(strings.TrimSuffix(link, `>; rel="next"`), "<"), nil); next.Code != 200 || next.Body.String() == w.Body.String() {
		t.Errorf("the next page answers %d %s", next.Code, next.Body)
	}
}

// What has no rows stays JSON and says so.
func TestNoRowsNoCSV(t *testing.T) {
	h := handler(t, seed(t, openSQLite(t)))
	for target, want := range map[string]string{
		"/api/v1/stats":               "application/json",
		"/api/v1/claims?limit=0":      "application/problem+json",
		"/api/v1/actors/country:NOPE": "application/problem+json",
		"/api/v1/claims?format=xml":   "application/problem+json",
	} {
		w := askWith(h, target, map[string]string{"Accept": "text/csv"})
		if w.Header().Get("Content-Type") != want || !json.Valid(w.Body.Bytes()) {
			t.Errorf("%s: %s %s", target, w.Header().Get("Content-Type"), w.Body)
		}
	}
}

func TestETag(t *testing.T) {
	store := openSQLite(t)
	h := handler(t, store)
	first := askWith(h, "/api/v1/stats", nil)
	tag := first.Header().Get("ETag")
	if tag == "" {
		t.Fatal("no ETag")
	}
	same := askWith(h, "/api/v1/stats", map[string]string{"If-None-Match": `"other", ` + tag})
	if same.Code != http.StatusNotModified || same.Body.Len() != 0 {
		t.Errorf("unchanged: %d with %d bytes", same.Code, same.Body.Len())
	}
	if _, err := store.Put(t.Context(), apitest.Readings()); err != nil {
		t.Fatal(err)
	}
	if changed := askWith(h, "/api/v1/stats", map[string]string{"If-None-Match": tag}); changed.Code != http.StatusOK || changed.Header().Get("ETag") == tag {
		t.Errorf("changed: %d with tag %s", changed.Code, changed.Header().Get("ETag"))
	}
}

func TestGzip(t *testing.T) {
	h := handler(t, seed(t, openSQLite(t)))
	w := askWith(h, positionsPath, map[string]string{"Accept-Encoding": "gzip"})
	if w.Header().Get("Content-Encoding") != "gzip" || !strings.Contains(strings.Join(w.Header().Values("Vary"), ","), "Accept-Encoding") {
		t.Fatalf("headers %v", w.Header())
	}
	gz, err := gzip.NewReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(gz)
	if err != nil {
		t.Fatal(err)
	}
	if plain := askWith(h, positionsPath, nil); !bytes.Equal(got, plain.Body.Bytes()) {
		t.Errorf("compressed %s, plain %s", got, plain.Body)
	}
}
