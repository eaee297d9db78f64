package api_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"signatory/api"
	"signatory/api/access"
	"signatory/api/apitest"
	"signatory/extract/data"
	"signatory/graph"
	"signatory/graph/graphtest"
	"signatory/web"
)

// logbook is a log that may be read while it is written.
type logbook struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logbook) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(b)
}

func (l *logbook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// await is the log once it says what is waited for.
func (l *logbook) await(t *testing.T, says string) string {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if s := l.String(); strings.Contains(s, says) {
			return s
		}
	}
	t.Fatalf("the log never says %q:\n%s", says, l)
	return ""
}

// late is a store that is asked only after its caller has gone.
type late struct {
	graph.Store
	reached chan struct{}
}

func (l *late) Entity(ctx context.Context, id string) (graph.EntitySummary, error) {
	l.reached <- struct{}{}
	<-ctx.Done()
	return l.Store.Entity(ctx, id)
}

// logging is the API and the pages over a store, which log all there is to say.
func logging(t *testing.T, store graph.Store) (*httptest.Server, *logbook) {
	t.Helper()
	book := &logbook{}
	log := slog.New(slog.NewTextHandler(book, &slog.HandlerOptions{Level: slog.LevelDebug}))
	world, err := data.Load()
	if err != nil {
		t.Fatal(err)
	}
	pages, err := web.New(web.Config{Store: store, World: world, Log: log})
	if err != nil {
		t.Fatal(err)
	}
	h, err := api.New(api.Config{Store: store, Gate: access.New(nil, access.Options{}), Pages: pages, World: world, Log: log})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return srv, book
}

// Who hangs up before the answer is told of in the log, as no fault of the server.
func TestCallerThatHangsUpIsNoFault(t *testing.T) {
	store := &late{seed(t, openSQLite(t)), make(chan struct{}, 1)}
	for _, path := range []string{"/api/v1/instruments/" + apitest.ParisAgreement, "/instruments/" + apitest.ParisAgreement} {
		srv, book := logging(t, store)
		ctx, hangUp := context.WithCancel(t.Context())
		req, err := http.NewRequestWithContext(ctx, "GET", srv.URL+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			<-store.reached
			hangUp()
		}()
		if res, err := http.DefaultClient.Do(req); err == nil {
			res.Body.Close()
			t.Fatalf("%s answers %s", path, res.Status)
		}
		said := book.await(t, "msg=request")
		if !strings.Contains(said, "status=499") || !strings.Contains(said, "level=DEBUG msg=\"the ") {
			t.Errorf("%s: want status 499, and why at level DEBUG:\n%s", path, said)
		}
		if strings.Contains(said, "level=ERROR") || strings.Contains(said, "level=WARN") {
			t.Errorf("%s: who hangs up passes for a fault:\n%s", path, said)
		}
	}
}

// Who leaves in the middle of an export neither; what breaks off for want of a
// disk is one, as TestExportThatBreaksOffIsNoAnswer has it.
func TestExportThatIsLeftIsNoFault(t *testing.T) {
	store := openSQLite(t)
	if _, err := store.Put(t.Context(), graphtest.GenerateSized(7, 1500, 60, 400)); err != nil {
		t.Fatal(err)
	}
	srv, book := logging(t, store)
	req, err := http.NewRequestWithContext(t.Context(), "GET", srv.URL+"/api/v1/export?format=ndjson", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept-Encoding", "identity")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.CopyN(io.Discard, res.Body, 100<<10); err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	said := book.await(t, "msg=request")
	if !strings.Contains(said, "status=499") || !strings.Contains(said, "level=DEBUG msg=\"export broke off\"") || strings.Contains(said, "level=ERROR") {
		t.Errorf("want status 499, and that it broke off at level DEBUG:\n%s", said)
	}
}
