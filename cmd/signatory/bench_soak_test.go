package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"signatory/graph/bench"
)

// A server is read and written for some seconds: nothing fails, every article is
// stored, and each line has its figures.
func TestBenchSoak(t *testing.T) {
	db := "sqlite:" + filepath.Join(t.TempDir(), "a.db")
	args := []string{"bench", "soak", "--db", db, "--for", "3s", "--clients", "4", "--writes", "10", "--json"}
	if r := signatory(t, "", nil, args...); r.code != exitFailed || !strings.Contains(r.err, "the store is empty") {
		t.Fatalf("of an empty store: %+v", r)
	}
	if r := signatory(t, "", nil, "ingest", "--db", db, articleFile(t, "a.md", dams)); r.code != exitOK {
		t.Fatalf("%+v", r)
	}
	r := signatory(t, "", nil, args...)
	var f bench.Soaked
	if err := json.Unmarshal([]byte(r.out), &f); err != nil || r.code != exitOK {
		t.Fatalf("%+v: %v", r, err)
	}
	if f.All.Asked < 100 || f.All.Failed != 0 || f.All.WritesFailed != 0 || f.First.P50 <= 0 || f.Last.P99 <= 0 || f.All.WriteP99 <= 0 || len(f.Minutes) != 10 {
		t.Errorf("%s", r.out)
	}
	for _, m := range f.Minutes {
		if m.Resident < 10<<20 || m.Heap <= 0 || m.File <= 0 || m.Own < 0 {
			t.Errorf("%+v", m)
		}
	}
	if lines := strings.Count(r.err, "\n"); lines != 11 {
		t.Errorf("%d lines beside the figures, want a head and ten: %s", lines, r.err)
	}
	stats := signatory(t, "", nil, "query", "stats", "--db", db, "--json")
	var held struct{ Articles int }
	if err := json.Unmarshal([]byte(stats.out), &held); err != nil || held.Articles != f.All.Written+1 || f.All.Written < 20 {
		t.Errorf("%d articles handed in, and the store holds %s: %v", f.All.Written, stats.out, err)
	}
}

// A server that says nothing is waited for until the time is over, and ended.
func TestSilentServerIsEnded(t *testing.T) {
	in, feed, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	defer time.AfterFunc(20*time.Second, func() { feed.Close() }).Stop() // else it would wait for ever
	out, told, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	s := &soaked{cmd: exec.Command(binary, "extract", "-")}
	s.cmd.Stdin, s.cmd.Stdout = in, told
	if err := errors.Join(s.cmd.Start(), told.Close()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if at, err := s.address(ctx, bufio.NewReader(out)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("it told %q, %v", at, err)
	}
	if err := s.cmd.Wait(); err == nil || s.cmd.ProcessState.Success() {
		t.Errorf("it ended by itself: %v", s.cmd.ProcessState)
	}
	if err := feed.Close(); err != nil {
		t.Error(err)
	}
}

// Sizes are those of an answer that came whole, or there are none.
func TestReadSizes(t *testing.T) {
	const metrics = "# HELP process_resident_memory_bytes Resident memory.\nprocess_resident_memory_bytes 1.5e+07\ngo_memstats_heap_alloc_bytes 4096\n"
	lost := errors.New("lost")
	for _, c := range []struct {
		what   string
		status int
		body   io.Reader
		failed func(error) bool
	}{
		{"all is there", http.StatusOK, strings.NewReader(metrics), func(err error) bool { return err == nil }},
		{"the server has none", http.StatusServiceUnavailable, strings.NewReader(metrics), func(err error) bool {
			var status *bench.StatusError
			return errors.As(err, &status) && status.Status == http.StatusServiceUnavailable
		}},
		{"the answer breaks off", http.StatusOK, io.MultiReader(strings.NewReader(metrics), iotest.ErrReader(lost)), func(err error) bool { return errors.Is(err, lost) }},
		{"a line has no end", http.StatusOK, strings.NewReader(metrics + strings.Repeat("x", bufio.MaxScanTokenSize+1)), func(err error) bool { return errors.Is(err, bufio.ErrTooLong) }},
		{"what is told is no number", http.StatusOK, strings.NewReader("go_memstats_heap_alloc_bytes much\n"), func(err error) bool { return errors.Is(err, strconv.ErrSyntax) }},
	} {
		z, err := readSizes(&http.Response{StatusCode: c.status, Body: io.NopCloser(c.body)})
		if !c.failed(err) || err == nil && (z.Resident != 15e6 || z.Heap != 4096) {
			t.Errorf("%s: %+v, %v", c.what, z, err)
		}
	}
}
