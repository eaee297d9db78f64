package main

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

// An answer that nobody waits for any more is counted as such; one that breaks
// off by itself is not.
func TestAnswersThatNobodyWaitsForAreCountedApart(t *testing.T) {
	m := newMetrics()
	begun := make(chan struct{}, 1)
	srv := httptest.NewServer(m.observed(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusOK)
		if err := http.NewResponseController(w).Flush(); err != nil {
			t.Error(err)
		}
		if r.URL.Path == "/left" {
			begun <- struct{}{}
			<-r.Context().Done()
		}
		panic(http.ErrAbortHandler)
	})))
	defer srv.Close()
	for path, code := range map[string]string{"/left": "499", "/broken": "200"} {
		ctx, hangUp := context.WithCancel(t.Context())
		req, err := http.NewRequestWithContext(ctx, "GET", srv.URL+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		if path == "/left" {
			<-begun
		} else if _, err := io.Copy(io.Discard, res.Body); err == nil { // who waits until it breaks off has not left
			t.Error("an answer that broke off reads as whole")
		}
		hangUp()
		res.Body.Close()
		counted := ""
		for end := time.Now().Add(10 * time.Second); counted == "" && time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
			counted = codeCounted(t, m, path)
		}
		if counted != code {
			t.Errorf("%s is counted as %q, want %s", path, counted, code)
		}
	}
}

// codeCounted is the status under which requests of a route are counted, "" as long as none is.
func codeCounted(t *testing.T, m *metrics, route string) string {
	t.Helper()
	families, err := m.registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range families {
		for _, counted := range f.GetMetric() {
			labels := map[string]string{}
			for _, l := range counted.GetLabel() {
				labels[l.GetName()] = l.GetValue()
			}
			if labels["route"] == route && labels["code"] != "" {
				return labels["code"]
			}
		}
	}
	return ""
}
