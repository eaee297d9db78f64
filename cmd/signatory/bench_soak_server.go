package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"signatory/api"
	"signatory/graph/bench"
)

// soaked is a server in a process of its own, this program run as others run it.
type soaked struct {
	cmd      *exec.Cmd
	ended    chan error // how the process ended
	said     *lastWords
	base     string // of the API
	ops      string // where its metrics are
	client   *http.Client
	get      func(context.Context, string) error
	file     func(context.Context) (int64, error)
	articles newspaper
}

// startSoaked starts a server on a store, and waits until it tells its address or ctx
// ends; gone is told when it ends before it is stopped.
func startSoaked(ctx context.Context, db string, clients int, gone func(error)) (*soaked, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	ops, err := freeAddress()
	if err != nil {
		return nil, err
	}
	s := &soaked{ended: make(chan error, 1), said: &lastWords{}, ops: "http://" + ops, client: &http.Client{Timeout: 30 * time.Second}}
	s.cmd = exec.Command(self, "serve", "--db", db, "--addr", "127.0.0.1:0", "--ops-addr", ops, "--no-webhooks", "--write-rate", "0", "--json")
	s.cmd.Stderr = s.said
	out, told, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	s.cmd.Stdout = told
	err = s.cmd.Start()
	if err = errors.Join(err, told.Close()); err != nil {
		return nil, errors.Join(err, out.Close())
	}
	lines := bufio.NewReader(out)
	if s.base, err = s.address(ctx, lines); err != nil {
		err = errors.Join(err, s.cmd.Wait(), out.Close())
		return nil, fmt.Errorf("the server told no address: %w: %s", err, s.said)
	}
	s.get = getter(s.base, clients)
	go func() {
		_, err := io.Copy(io.Discard, lines)
		err = errors.Join(s.cmd.Wait(), err, out.Close())
		s.ended <- err
		gone(fmt.Errorf("the server ended (%s): %s", s.cmd.ProcessState, s.said))
	}()
	return s, nil
}

// address reads where the API is, which is the first thing that the server says. A
// server that says something else, or nothing before ctx ends, is killed.
func (s *soaked) address(ctx context.Context, lines *bufio.Reader) (string, error) {
	killed := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() { killed <- s.cmd.Process.Kill() }) // which ends what it says
	var at struct{ URL string }
	text, err := lines.ReadBytes('\n')
	if !stop() {
		return "", errors.Join(context.Cause(ctx), <-killed)
	}
	if err == nil {
		err = json.Unmarshal(text, &at)
	}
	if err != nil {
		return "", errors.Join(err, s.cmd.Process.Kill())
	}
	return at.URL + api.Base, nil
}

// stop ends the server and waits for it.
func (s *soaked) stop() error {
	err := s.cmd.Process.Signal(os.Interrupt)
	if err != nil && !errors.Is(err, os.ErrProcessDone) {
		err = errors.Join(err, s.cmd.Process.Kill())
	}
	if ended := <-s.ended; ended != nil {
		return fmt.Errorf("the server ended with %w: %s", ended, s.said)
	}
	return err
}

// Get fetches a path of the API.
func (s *soaked) Get(ctx context.Context, path string) error { return s.get(ctx, path) }

// Put hands the nth article in. One that the store knows already is a failure as well.
func (s *soaked) Put(ctx context.Context, n int) (err error) {
	body, err := s.articles.issue(n)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.base+"/articles", bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := s.client.Do(req)
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, res.Body)
	if err = errors.Join(err, res.Body.Close()); err == nil && res.StatusCode != http.StatusCreated {
		err = &bench.StatusError{Path: "/articles", Status: res.StatusCode}
	}
	return err
}

// Sizes asks the server for its memory, and the store for its size.
func (s *soaked) Sizes(ctx context.Context) (z bench.Sizes, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.ops+"/metrics", nil)
	if err != nil {
		return z, err
	}
	res, err := s.client.Do(req)
	if err != nil {
		return z, err
	}
	z, err = readSizes(res)
	if err = errors.Join(err, res.Body.Close()); err != nil {
		return z, err
	}
	if z.Own, err = bench.Anonymous(s.cmd.Process.Pid); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return z, err
	}
	z.File, err = s.file(ctx)
	return z, err
}

// readSizes reads how much memory a server has, which its metrics tell.
func readSizes(res *http.Response) (z bench.Sizes, err error) {
	if res.StatusCode != http.StatusOK {
		return z, &bench.StatusError{Path: "/metrics", Status: res.StatusCode}
	}
	wanted := map[string]*int64{"process_resident_memory_bytes": &z.Resident, "go_memstats_heap_alloc_bytes": &z.Heap}
	lines := bufio.NewScanner(res.Body)
	for lines.Scan() {
		name, value, _ := strings.Cut(lines.Text(), " ")
		into := wanted[name]
		if into == nil {
			continue
		}
		n, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return z, fmt.Errorf("%s: %w", name, err)
		}
		*into = int64(n)
	}
	return z, lines.Err()
}

// newspaper makes articles that no other run makes.
type newspaper struct {
	began time.Time
	text  func() (string, bool)
}

// publishers is how many print them in turn.
const publishers = 20

// issue is the nth article as it is handed in.
func (p *newspaper) issue(n int) ([]byte, error) {
	text, _ := p.text() // they never end
	return json.Marshal(api.Submission{Text: text, Title: fmt.Sprint("Generated article ", n), Date: p.began.Format(time.DateOnly),
		URL: fmt.Sprintf("https://soak.example/%d/%d", p.began.UnixNano(), n), Publisher: fmt.Sprint("Paper ", n%publishers+1)})
}

// lastWords keeps the end of what is written to it.
type lastWords struct{ text []byte }

// lastWordsSize is how many bytes of it.
const lastWordsSize = 2 << 10

func (l *lastWords) Write(b []byte) (int, error) {
	l.text = append(l.text, b...)
	if over := len(l.text) - lastWordsSize; over > 0 {
		l.text = append(l.text[:0], l.text[over:]...)
	}
	return len(b), nil
}

func (l *lastWords) String() string { return string(l.text) }
