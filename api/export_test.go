package api_test

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
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

// What an export holds in memory does not grow with what it writes: ten times
// the rows take the memory of the rows.
func TestExportTakesTheSameMemoryForTenTimesTheRows(t *testing.T) {
	few, many := openSQLite(t), openSQLite(t)
	for store, articles := range map[graph.Store]int{few: 400, many: 4000} {
		for at, of := 0, graphtest.GenerateSized(7, articles, 120, 900); at < len(of); at += 500 {
			if _, err := store.Put(t.Context(), of[at:min(at+500, len(of))]); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, query := range []string{"format=csv&table=positions", "format=ndjson"} {
		small, kept := peakWhile(t, few, query)
		large, most := peakWhile(t, many, query)
		t.Logf("%s: %d KB with %d KB in memory, %d KB with %d KB", query, small>>10, kept>>10, large>>10, most>>10)
		if large < 3*small {
			t.Errorf("%s: %d bytes and %d: too much alike to tell anything", query, small, large)
		}
		kept = max(kept, 3<<20)                // a page of rows, which the few may have let go of by the look
		if most > kept+uint64(large-small)/2 { // half of what it writes more; what is held whole would be all of it
			t.Errorf("%s: %d KB in memory for %d KB written, and %d KB for %d KB", query, kept>>10, small>>10, most>>10, large>>10)
		}
	}
	// A script goes over the graph more than once, and looks up the most of it.
	written, most := peakWhile(t, many, "format=cypher")
	t.Logf("format=cypher: %d KB with %d KB in memory", written>>10, most>>10)
	if written < 4<<20 || most > 24<<20 {
		t.Errorf("format=cypher: %d KB in memory for %d KB written", most>>10, written>>10)
	}
}

// peakWhile is how much an export writes, and the most that it makes the heap
// grow by, beyond what was in use before it.
func peakWhile(t *testing.T, store graph.Store, query string) (written int, peak uint64) {
	t.Helper()
	srv := httptest.NewServer(handler(t, store))
	defer srv.Close()
	inUse := func() uint64 { // the least of four looks: what is made between the sweep and the look is not held
		least := ^uint64(0)
		for range 4 {
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			least = min(least, m.HeapAlloc)
		}
		return least
	}
	before := inUse()
	res, err := http.Get(srv.URL + "/api/v1/export?" + query)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	buf := make([]byte, 64<<10)
	for i := 0; ; i++ {
		n, err := res.Body.Read(buf)
		written += n
		if i%32 == 0 {
			peak = max(peak, max(inUse(), before)-before)
		}
		if errors.Is(err, io.EOF) {
			return written, peak
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
