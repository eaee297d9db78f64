package main

import (
	"bytes"
	"fmt"
	"io"
	"math/rand"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestKilledServer: a server that is killed while it takes articles over HTTP,
// one by one and in batches. Who hands them in sends again only what was not
// acknowledged; nothing is lost and nothing doubled.
func TestKilledServer(t *testing.T) {
	bodies := handedIn(t, kills(t, 3))
	db, calm := "sqlite:"+filepath.Join(t.TempDir(), "a.db"), "sqlite:"+filepath.Join(t.TempDir(), "calm.db")
	address := freeAddr(t)
	server := &process{name: "serve", make: program(nil, "serve", "--db", db, "--addr", address, "--write-rate", "0")}
	server.start(t)
	await(t, address)
	done := make(chan error, 1)
	go func() { done <- handIn(address, bodies) }()
	struck, atWork := 0, true
	for range kills(t, 3) {
		select {
		case err := <-done:
			done <- err
			atWork = false
		case <-time.After(time.Duration(50+rand.Intn(400)) * time.Millisecond):
		}
		if server.kill(t) && atWork {
			struck++
		}
		server.start(t)
		await(t, address)
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	t.Logf("%d kills of serve, %d of them while articles were handed in", kills(t, 3), struck)
	server.kill(t)

	if err := handIn(serve(t, nil, "serve", "--db", calm, "--write-rate", "0")[len("http://"):], bodies); err != nil {
		t.Fatal(err)
	}
	sameDump(t, nil, db, calm)
}

// submission is the body of one request: an article, or a batch of them.
type submission struct {
	path, media string
	body        []byte
}

// handedIn makes enough requests for a server to be killed n times meanwhile.
func handedIn(t *testing.T, n int) []submission {
	t.Helper()
	folder := t.TempDir()
	var out []submission
	for round := range n {
		news(t, folder, round, 60)
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.ndjson"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		lines := bytes.SplitAfter(bytes.TrimSpace(src), []byte("\n"))
		for _, l := range lines[:20] {
			out = append(out, submission{"/api/v1/articles", "application/json", l})
		}
		out = append(out, submission{"/api/v1/articles/batch", "application/x-ndjson", bytes.Join(lines[20:], nil)})
	}
	return out
}

// handIn sends each request until it is acknowledged.
func handIn(address string, bodies []submission) error {
	client := &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
	for _, h := range bodies {
		for {
			res, err := client.Post("http://"+address+h.path, h.media, bytes.NewReader(h.body))
			if err != nil { // the server is dead, or died of the question
				time.Sleep(20 * time.Millisecond)
				continue
			}
			answer, err := io.ReadAll(res.Body)
			if closed := res.Body.Close(); err != nil || closed != nil {
				continue
			}
			if res.StatusCode != http.StatusOK && res.StatusCode != http.StatusCreated {
				return fmt.Errorf("%s: %s: %s", h.path, res.Status, answer)
			}
			break
		}
	}
	return nil
}
