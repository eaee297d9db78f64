package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// TestSlowRequests: a body that drips is cut off, one that comes is taken, and an
// answer that is streamed for longer than a body may take goes on.
func TestSlowRequests(t *testing.T) {
	const within = 300 * time.Millisecond
	read := make(chan error, 2)
	s := httptest.NewServer(bounded(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet {
			for range 6 {
				time.Sleep(within / 3)
				fmt.Fprintln(w, "tick")
				if err := http.NewResponseController(w).Flush(); err != nil || r.Context().Err() != nil {
					t.Errorf("the stream ended: %v, %v", err, r.Context().Err())
				}
			}
			return
		}
		_, err := io.ReadAll(r.Body)
		read <- err
	}), within))
	defer s.Close()
	slow, err := net.Dial("tcp", s.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()
	if _, err := io.WriteString(slow, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\na"); err != nil {
		t.Fatal(err)
	}
	if err := <-read; err == nil || !strings.Contains(err.Error(), "timeout") {
		t.Errorf("the body that drips: %v", err)
	}
	if res, err := http.Post(s.URL, "text/plain", strings.NewReader("all of it")); err != nil || res.StatusCode != http.StatusOK || <-read != nil {
		t.Errorf("the body that comes: %v", err)
	}
	res, err := http.Get(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if b, err := io.ReadAll(res.Body); err != nil || strings.Count(string(b), "tick") != 6 {
		t.Errorf("the stream: %q, %v", b, err)
	}
}
