package api_test

import (
	"context"
	"encoding/csv"
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"signatory/api"
	"signatory/api/apitest"
	"signatory/graph"
	"signatory/graph/graphtest"
)

func TestExport(t *testing.T) { onEach(t, testExport) }

func testExport(t *testing.T, store graph.Store) {
	h := handler(t, seed(t, store))
	for _, tt := range []struct {
		path         string
		status       int
		media, holds string
	}{
		{"", 200, "application/x-ndjson", `{"position":`},
		{"?format=csv&instrument=" + apitest.ParisAgreement + "&as_of=2017", 200, "text/csv; charset=utf-8", "United States"},
		{"?format=csv&table=claims", 200, "text/csv; charset=utf-8", "refused to sign"},
		{"?format=graphml", 200, "application/graphml+xml", "</graphml>"},
		{"?format=gexf&group=organization:european-union", 200, "application/gexf+xml", "</gexf>"},
		{"?format=jsonld", 200, "application/ld+json", "http://127.0.0.1:8080/entities/country:USA"},
		{"?format=ftm&stance=refused", 200, "application/x-ndjson", `"schema":"UnknownLink"`},
		{"?format=cypher&actor=country:USA", 200, "text/plain; charset=utf-8", "REFUSED_TO_SIGN"},
		{"?format=xlsx", 422, "application/problem+json", "format"},
		{"?as_of=soon", 422, "application/problem+json", "as_of"},
		{"?from=2020&to=2019", 422, "application/problem+json", "from"},
		{"?actor=country:NONE", 404, "application/problem+json", "country:NONE"},
	} {
		w := ask(h, "GET", "/api/v1/export"+tt.path, "", nil)
		if w.Code != tt.status || w.Header().Get("Content-Type") != tt.media || !strings.Contains(w.Body.String(), tt.holds) {
			t.Errorf("%s: %d %s %s", tt.path, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
		if disposition := w.Header().Get("Content-Disposition"); (w.Code == 200) != strings.HasPrefix(disposition, "attachment; filename=") {
			t.Errorf("%s: Content-Disposition %q", tt.path, disposition)
		}
	}
	if w := ask(h, "HEAD", "/api/v1/export?format=gexf", "", nil); w.Code != 200 || w.Body.Len() > 0 || w.Header().Get("Content-Type") != "application/gexf+xml" {
		t.Errorf("HEAD: %d %v with %d bytes", w.Code, w.Header(), w.Body.Len())
	}
}

// keeper is graph.Records by a name that hides none of its methods.
type keeper interface{ graph.Records }

// breaking is a store that fails after some pages of claims.
type breaking struct {
	graph.Store
	graph.Linter
	keeper
	left atomic.Int32
}

func (b *breaking) Claims(ctx context.Context, q graph.ClaimQuery) (graph.Page[graph.Claim], error) {
	if b.left.Add(-1) < 0 {
		return graph.Page[graph.Claim]{}, fmt.Errorf("the disk is gone")
	}
	return b.Store.Claims(ctx, q)
}

// What breaks off must not look whole to who reads it.
func TestExportThatBreaksOffIsNoAnswer(t *testing.T) {
	store := seed(t, openSQLite(t))
	broken := &breaking{Store: store, Linter: store.(graph.Linter), keeper: store.(graph.Records)}
	h, err := api.New(api.Config{Store: broken, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(h)
	defer srv.Close()
	for _, encoding := range []string{"identity", "gzip"} {
		req, err := http.NewRequestWithContext(t.Context(), "GET", srv.URL+"/api/v1/export?format=csv&table=claims", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Accept-Encoding", encoding)
		res, err := http.DefaultClient.Do(req)
		if err == nil {
			var b strings.Builder
			_, err = fmt.Fprint(&b, res.Status)
			if err == nil {
				_, err = csv.NewReader(res.Body).ReadAll()
			}
			res.Body.Close()
		}
		if err == nil {
			t.Errorf("%s: an export that broke off reads as whole", encoding)
		}
	}
}

// An export holds a page at a time, however much it writes.
func TestExportIsStreamed(t *testing.T) {
	store := openSQLite(t)
	if _, err := store.Put(t.Context(), graphtest.GenerateSized(7, 3000, 120, 900)); err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(handler(t, store))
	defer srv.Close()
	for _, format := range []string{"ndjson", "cypher"} {
		res, err := http.Get(srv.URL + "/api/v1/export?format=" + format)
		if err != nil {
			t.Fatal(err)
		}
		var before, peak uint64
		written, buf := 0, make([]byte, 64<<10)
		for i := 0; ; i++ {
			n, err := res.Body.Read(buf)
			written += n
			if i%8 == 0 {
				runtime.GC()
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				if before == 0 {
					before = m.HeapAlloc
				}
				peak = max(peak, m.HeapAlloc)
			}
			if err != nil {
				break
			}
		}
		res.Body.Close()
		t.Logf("%s: %d bytes, heap %d KB at first, %d KB at most", format, written, before>>10, peak>>10)
		if written < 4_000_000 || peak > before+24<<20 {
			t.Errorf("%s: %d bytes written with %d bytes more in memory", format, written, peak-before)
		}
	}
}
