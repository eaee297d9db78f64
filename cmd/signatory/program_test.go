package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"signatory/graph"
)

// binary is the program as it is built, for all tests of the package.
var binary string

func TestMain(m *testing.M) {
	if at, ok := os.LookupEnv(natsEnv); ok {
		os.Exit(beNATS(at))
	}
	os.Exit(withBinary(m))
}

func withBinary(m *testing.M) int {
	dir, err := os.MkdirTemp("", "signatory-test-")
	if err == nil {
		defer os.RemoveAll(dir)
		binary = filepath.Join(dir, "signatory")
		var out []byte
		if out, err = exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
			err = fmt.Errorf("%w: %s", err, out)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "build the program:", err)
		return 1
	}
	return m.Run()
}

// ran is how a run of the program ended.
type ran struct {
	out, err string
	code     int
}

// signatory runs the program in an empty folder with nothing but env in its environment.
func signatory(t *testing.T, stdin string, env []string, args ...string) ran {
	t.Helper()
	return ranWithin(t, 2*time.Minute, stdin, env, args...)
}

// ranWithin is signatory for a run that may take longer: after limit it is killed, which fails the test.
func ranWithin(t *testing.T, limit time.Duration, stdin string, env []string, args ...string) ran {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, binary, args...)
	cmd.Dir, cmd.Env = t.TempDir(), append([]string{"HOME=" + t.TempDir()}, env...)
	cmd.Stdin = strings.NewReader(stdin)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	if ctx.Err() != nil {
		t.Fatalf("%q has not ended within %v: %.300s", args, limit, errs.String())
	}
	if _, exited := err.(*exec.ExitError); err != nil && !exited {
		t.Fatal(err)
	}
	return ran{out.String(), errs.String(), cmd.ProcessState.ExitCode()}
}

// serve boots the server on a free port and gives its address; the test's end
// interrupts it and holds it to a clean exit.
func serve(t *testing.T, env []string, args ...string) string {
	t.Helper()
	cmd := exec.Command(binary, append(args, "--addr", "127.0.0.1:0")...)
	cmd.Dir, cmd.Env = t.TempDir(), append([]string{"HOME=" + t.TempDir()}, env...)
	var logs bytes.Buffer
	cmd.Stderr = &logs
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	address := ""
	for address == "" && lines.Scan() {
		if i := strings.Index(lines.Text(), "http://"); i >= 0 {
			address = strings.Trim(strings.Fields(lines.Text()[i:])[0], `"}`)
		}
	}
	t.Cleanup(func() {
		if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
			t.Error(err)
		}
		if _, err := io.Copy(io.Discard, out); err != nil {
			t.Error(err)
		}
		if err := cmd.Wait(); err != nil {
			t.Errorf("the server ended with %v: %s", err, logs.String())
		}
	})
	if address == "" {
		t.Fatalf("the server told no address: %s", logs.String())
	}
	return address
}

// call asks the server and decodes its answer into v.
func call(t *testing.T, method, address, contentType, body string, status int, v any) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if contentType != "" {
		req.Header.Set("Content-Type", contentType)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	if res.StatusCode != status {
		t.Fatalf("%s %s: %d %s, want %d", method, address, res.StatusCode, answer, status)
	}
	if v != nil {
		if err := json.Unmarshal(answer, v); err != nil {
			t.Fatalf("%s: %v in %s", address, err, answer)
		}
	}
}

const dams = `---
title: Nordic states sign the Oslo River Accord
date: 2019-05-03
publisher: Signatory sample
url: https://signatory.example/oslo-river-accord
---

Norway, Sweden and Finland have signed the Oslo River Accord. Denmark refused to sign the Oslo River Accord.
`

// overHTTP hands an article in over HTTP and reads the positions back.
func overHTTP(t *testing.T, address string) {
	t.Helper()
	var taken struct {
		Result  graph.PutResult
		Reading graph.Reading
	}
	call(t, "POST", address+"/api/v1/articles", "text/markdown", dams, http.StatusCreated, &taken)
	if taken.Result != graph.Added || len(taken.Reading.Claims) != 4 {
		t.Fatalf("result %s with claims %+v, want 4 added", taken.Result, taken.Reading.Claims)
	}
	call(t, "POST", address+"/api/v1/articles", "text/markdown", dams, http.StatusOK, &taken)
	if taken.Result != graph.Unchanged {
		t.Errorf("the same article again is %s, want unchanged", taken.Result)
	}
	var list graph.Page[graph.Position]
	call(t, "GET", address+"/api/v1/instruments/"+url.PathEscape(taken.Reading.Claims[0].Instrument)+"/positions", "", "", http.StatusOK, &list)
	got := map[string]graph.Stance{}
	for _, p := range list.Items {
		got[p.Actor.Code] = p.Stance
		if len(p.Evidence) == 0 || dams[p.Evidence[0].Start:p.Evidence[0].End] != p.Evidence[0].Quote {
			t.Errorf("%s: evidence %+v is not what stands in the article", p.Actor.Code, p.Evidence)
		}
	}
	for code, want := range map[string]graph.Stance{"NOR": graph.Signed, "SWE": graph.Signed, "FIN": graph.Signed, "DNK": graph.Refused} {
		if got[code] != want {
			t.Errorf("%s: %q, want %s", code, got[code], want)
		}
	}
	call(t, "GET", address+"/claims/"+url.PathEscape(taken.Reading.Claims[0].ID), "", "", http.StatusOK, nil)
	call(t, "GET", address+"/readyz", "", "", http.StatusOK, nil)
	call(t, "GET", address+"/", "text/html", "", http.StatusOK, nil)
}
