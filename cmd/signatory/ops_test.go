package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// freeAddr is an address on which nothing listens.
func freeAddr(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func get(t *testing.T, address string) (int, string) {
	t.Helper()
	res, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

// TestOperating: metrics, health and profiles are on an address of their own;
// traces go where OpenTelemetry's variables say.
func TestOperating(t *testing.T) {
	var lock sync.Mutex
	spans := 0
	collector := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		lock.Lock()
		defer lock.Unlock()
		if err == nil && r.URL.Path == "/v1/traces" && bytes.Contains(body, []byte("GET /api/v1/entities/{id}")) && bytes.Contains(body, []byte("our-signatory")) {
			spans++
		}
	}))
	defer collector.Close()
	ops := freeAddr(t)
	t.Run("serve", func(t *testing.T) {
		address := serve(t, []string{"OTEL_EXPORTER_OTLP_ENDPOINT=" + collector.URL, "OTEL_SERVICE_NAME=our-signatory"}, "serve", "--ops-addr", ops, "--log-format", "json")
		get(t, address+"/api/v1/entities/country:NOR")
		for range 3 {
			get(t, address+"/api/v1/stats")
		}
		get(t, address+"/nothing/here/at/all")
		for _, code := range []int{http.StatusCreated, http.StatusOK} {
			call(t, "POST", address+"/api/v1/articles", "text/markdown", "Norway has signed the Oslo River Accord.", code, nil)
		}
		if code, _ := get(t, address+"/debug/pprof/"); code != http.StatusNotFound {
			t.Errorf("profiles on the address for users: %d", code)
		}
		if code, _ := get(t, address+"/metrics"); code != http.StatusNotFound {
			t.Errorf("metrics on the address for users: %d", code)
		}
		_, text := get(t, "http://"+ops+"/metrics")
		for _, want := range []string{`signatory_http_requests_total{code="404",method="GET",route="/api/v1/entities/{id}"} 1`, `signatory_http_requests_total{code="200",method="GET",route="/api/v1/stats"} 3`,
			`route="none"} 3`, "signatory_store_up 1", `signatory_store_size{of="article"} 1`,
			`signatory_articles_total{result="added"} 1`, `signatory_articles_total{result="unchanged"} 1`, "signatory_claims_total 1", "signatory_extract_seconds_count 2", "go_goroutines", "process_resident_memory_bytes", "signatory_build_info{version="} {
			if !strings.Contains(text, want) {
				t.Errorf("the metrics do not hold %s", want)
			}
		}
		for path, want := range map[string]string{"/healthz": "ok", "/readyz": "ready", "/debug/pprof/goroutine?debug=1": "goroutine profile"} {
			if code, body := get(t, "http://"+ops+path); code != 200 || !strings.Contains(body, want) {
				t.Errorf("%s: %d %.100s", path, code, body)
			}
		}
	})
	lock.Lock()
	defer lock.Unlock()
	if spans == 0 {
		t.Error("no span arrived")
	}
}

// TestEveryMetricOfTheBoardIsThere: the sample board asks for nothing that is not told.
func TestEveryMetricOfTheBoardIsThere(t *testing.T) {
	board, err := os.ReadFile("../../deploy/grafana-board.json")
	if err != nil {
		t.Fatal(err)
	}
	var b struct {
		Panels []struct {
			Title   string
			Targets []struct{ Expr string }
		}
	}
	if err := json.Unmarshal(board, &b); err != nil || len(b.Panels) < 8 {
		t.Fatalf("%d panels, %v", len(b.Panels), err)
	}
	m := newMetrics()
	m.requests.WithLabelValues("GET", "/", "200")
	m.took.WithLabelValues("/")
	m.articles.WithLabelValues("added")
	m.polls.WithLabelValues("ok")
	families, err := m.registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	known := []string{"signatory_store_up", "signatory_store_size"}
	for _, f := range families {
		known = append(known, f.GetName())
	}
	for _, p := range b.Panels {
		for _, target := range p.Targets {
			found := false
			for _, k := range known {
				found = found || strings.Contains(target.Expr, k)
			}
			if !found {
				t.Errorf("%s: nothing tells %s", p.Title, target.Expr)
			}
		}
	}
}

func TestRoutesOfMetricsAreFew(t *testing.T) {
	for path, want := range map[string]string{"/": "/", "/api/v1/entities/country:NOR": "/api/v1/entities/{id}", "/api/v1/articles/article:0123/source": "/api/v1/articles/{id}/source",
		"/instruments/instrument%3Ax": "/instruments/{id}", "/a/b/c/d/e/f/g": "none", "/assets/app-0123abc.js": "/assets/{id}"} {
		if got := routeOf(path, 200); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
	if routeOf("/wp-login", 404) != "none" || methodOf("BREW") != "other" {
		t.Error("what a stranger invents makes a label")
	}
}

// TestConfiguration: the command line comes before the environment, that before the file.
func TestConfiguration(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "signatory.toml")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	db := func(name string) string { return "sqlite:" + filepath.Join(dir, name) }
	made := func(name string) bool { _, err := os.Stat(filepath.Join(dir, name)); return err == nil }
	write(fmt.Sprintf("db = %q\naddr = \":0\"\njobs = 3\n", db("file.db")))
	article := articleFile(t, "a.md", dams)
	if r := signatory(t, "", nil, "ingest", "--config", file, article); r.code != 0 || !made("file.db") {
		t.Errorf("by the file: %+v", r)
	}
	if r := signatory(t, "", []string{"SIGNATORY_DB=" + db("env.db"), "SIGNATORY_CONFIG=" + file}, "ingest", article); r.code != 0 || !made("env.db") {
		t.Errorf("by the environment: %+v", r)
	}
	if r := signatory(t, "", []string{"SIGNATORY_DB=" + db("env.db")}, "ingest", "--config", file, "--db", db("flag.db"), article); r.code != 0 || !made("flag.db") {
		t.Errorf("by the command line: %+v", r)
	}
	for text, want := range map[string]string{"bd = \"x\"": `"bd" is no flag`, "db = [": "signatory.toml", "jobs = \"many\"": "jobs: ", "jobs = 0": "1 or more", "db = {a = 1}": "want a string", "config = \"x\"": `"config" is no flag`} {
		write(text)
		if r := signatory(t, "", nil, "ingest", "--config", file, article); r.code != exitUsage || !strings.Contains(r.err, want) {
			t.Errorf("%s: %+v", text, r)
		}
	}
	if r := signatory(t, "", nil, "ingest", "--log-format", "xml", article); r.code != exitUsage {
		t.Errorf("%+v", r)
	}
}

// TestLogsAreJSON where that is asked for: each line is an object with time, level and message.
func TestLogsAreJSON(t *testing.T) {
	cmd := exec.Command(binary, "serve", "--addr", "127.0.0.1:0", "--ops-addr", "127.0.0.1:0", "--log-format", "json", "--json")
	cmd.Dir, cmd.Env = t.TempDir(), []string{"HOME=" + t.TempDir()}
	logs, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(logs)
	if !lines.Scan() {
		t.Fatal("no log")
	}
	var entry struct{ Time, Level, Msg, Addr string }
	if err := json.Unmarshal(lines.Bytes(), &entry); err != nil || entry.Msg == "" || entry.Level != "INFO" || !strings.HasPrefix(entry.Addr, "http://127.0.0.1:") {
		t.Errorf("%s: %v", lines.Text(), err)
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Error(err)
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(time.Minute):
		t.Error("the server does not end")
	}
}
