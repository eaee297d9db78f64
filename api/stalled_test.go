package api_test

import (
	"bytes"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"signatory/api"
	"signatory/api/access"
)

// stalling is a server of one long answer, which gives up who takes nothing for a while.
func stalling(t *testing.T, stalled time.Duration, body []byte) (*httptest.Server, *logbook) {
	t.Helper()
	book := &logbook{}
	pages := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "image/png") // which nobody makes smaller
		if _, err := w.Write(body); err != nil {
			t.Logf("the answer broke off: %v", err)
		}
	})
	h, err := api.New(api.Config{Gate: access.New(nil, access.Options{}), Pages: pages, Stalled: stalled,
		Log: slog.New(slog.NewTextHandler(book, &slog.HandlerOptions{Level: slog.LevelDebug}))})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s, book
}

// asked is a connection on which a page has been asked for and nothing read yet.
func asked(t *testing.T, s *httptest.Server) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", s.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if err := c.(*net.TCPConn).SetReadBuffer(64 << 10); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(c, "GET /page HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	return c
}

// TestWhoTakesNothingIsGivenUp: an answer that nobody takes ends, and its connection with it.
func TestWhoTakesNothingIsGivenUp(t *testing.T) {
	s, book := stalling(t, 200*time.Millisecond, bytes.Repeat([]byte("x"), 12<<20))
	c := asked(t, s)
	book.await(t, "status=499")
	got, err := io.ReadAll(c)
	if len(got) >= 12<<20 {
		t.Errorf("the answer is whole: %d bytes, %v", len(got), err)
	}
}

// TestWhoTakesSlowlyGetsAll: an answer may take far longer than a caller may take nothing.
func TestWhoTakesSlowlyGetsAll(t *testing.T) {
	const stalled = time.Second
	body := bytes.Repeat([]byte("x"), 12<<20)
	s, book := stalling(t, stalled, body)
	c := asked(t, s)
	began, got := time.Now(), 0
	for buf := make([]byte, 1<<20); ; time.Sleep(stalled / 5) {
		n, err := io.ReadFull(c, buf)
		if got += n; err != nil {
			break
		}
	}
	if got < len(body) || time.Since(began) < 2*stalled {
		t.Errorf("%d bytes of %d in %v", got, len(body), time.Since(began))
	}
	if line := book.await(t, "msg=request"); !strings.Contains(line, "status=200") {
		t.Errorf("the log: %s", line)
	}
}
