package api

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"signatory/api/access"
	"signatory/graph"
)

// A panic below is answered as a problem, and the log tells where.
func TestPanicIsAProblem(t *testing.T) {
	var log bytes.Buffer
	s := &server{Config: Config{Log: slog.New(slog.NewTextHandler(&log, nil)), Now: time.Now, Timeout: time.Second, Gate: access.New(nil, access.Options{})}}
	h, err := s.chain(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("boom") }))
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	r := httptest.NewRequest("GET", "/api/v1/stats", nil)
	r.Header.Set("X-Request-Id", "abc-1")
	h.ServeHTTP(w, r)
	if w.Code != 500 || w.Header().Get("Content-Type") != "application/problem+json" {
		t.Fatalf("got %d %s", w.Code, w.Header().Get("Content-Type"))
	}
	if !strings.Contains(w.Body.String(), "abc-1") || strings.Contains(w.Body.String(), "boom") {
		t.Errorf("the answer names the request and keeps the cause to the log: %s", w.Body)
	}
	if !strings.Contains(log.String(), "boom") || !strings.Contains(log.String(), "chain_test.go") {
		t.Errorf("the log tells neither cause nor place: %s", &log)
	}
}

func TestRequestID(t *testing.T) {
	s := &server{Config: Config{Log: slog.New(slog.DiscardHandler), Now: time.Now, Timeout: time.Second, Gate: access.New(nil, access.Options{})}}
	h, err := s.chain(http.NotFoundHandler())
	if err != nil {
		t.Fatal(err)
	}
	for given, kept := range map[string]bool{"abc-1": true, "": false, "two words": false, strings.Repeat("x", 65): false} {
		w := httptest.NewRecorder()
		r := httptest.NewRequest("GET", "/", nil)
		r.Header.Set("X-Request-Id", given)
		h.ServeHTTP(w, r)
		got := w.Header().Get("X-Request-Id")
		if (got == given) != kept || got == "" {
			t.Errorf("given %q, answered %q", given, got)
		}
	}
}

// The one table from an error to a status.
func TestProblems(t *testing.T) {
	s := &server{Config: Config{Log: slog.New(slog.DiscardHandler), Gate: access.New(nil, access.Options{})}}
	ctx := context.WithValue(context.Background(), requestKey{}, request{id: "r1", url: "/api/v1/instruments/instrument%3Aold/positions?limit=2"})
	for _, tt := range []struct {
		err    error
		status int
		says   string
	}{
		{fmt.Errorf("country:XXX: %w", graph.ErrNotFound), 404, "country:XXX: not found"},
		{&graph.InvalidError{Field: "cursor", Reason: "is not one that this list gave out"}, 422, "cursor: is not one"},
		{fmt.Errorf("read: %w", context.DeadlineExceeded), 504, "in time"},
		{fmt.Errorf("%w: no such host", errNotReady), 503, "no such host"},
		{fmt.Errorf("disk full"), 500, "under request r1"},
		{&graph.MovedError{ID: "instrument:old", To: "instrument:new"}, 308, "instrument:new"},
	} {
		w := httptest.NewRecorder()
		r := httptest.NewRequest("GET", "/", nil).WithContext(ctx)
		s.writeProblem(w, r, tt.err)
		var p struct {
			Status        int
			Title, Detail string
		}
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		if w.Code != tt.status || p.Status != tt.status || p.Title != http.StatusText(tt.status) || !strings.Contains(p.Detail, tt.says) {
			t.Errorf("%v: got %d %+v", tt.err, w.Code, p)
		}
	}
}

func TestMovedURL(t *testing.T) {
	moved := &graph.MovedError{ID: "instrument:old", To: "instrument:new"}
	for asked, want := range map[string]string{
		"/api/v1/instruments/instrument%3Aold/positions?limit=2": "/api/v1/instruments/instrument:new/positions?limit=2",
		"/api/v1/instruments/instrument:old":                     "/api/v1/instruments/instrument:new",
	} {
		if got := movedURL(asked, moved); got != want {
			t.Errorf("%s: got %s, want %s", asked, got, want)
		}
	}
}
