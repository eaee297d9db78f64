package main

import (
	"bytes"
	"context"
	"encoding/json"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"signatory/extract/ingest/fetch"
)

// everywhere is a DNS in which every name is one public address.
type everywhere struct{}

func (everywhere) LookupNetIP(context.Context, string, string) ([]netip.Addr, error) {
	return []netip.Addr{netip.MustParseAddr("93.184.215.14")}, nil
}

// webOf stands a server on loopback for the whole web.
func webOf(t *testing.T, handler http.Handler) fetch.Options {
	t.Helper()
	s := httptest.NewServer(handler)
	t.Cleanup(s.Close)
	return fetch.Options{Resolver: everywhere{}, Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, network, s.Listener.Addr().String())
	}}
}

// command runs a command line in this process, with a web of its own.
func command(t *testing.T, web fetch.Options, args ...string) ran {
	t.Helper()
	var out, errs bytes.Buffer
	a := &app{streams: streams{strings.NewReader(""), &out, &errs}, env: func(string) (string, bool) { return "", false }, web: web}
	code := a.run(t.Context(), args)
	return ran{out.String(), errs.String(), code}
}

const osloPage = `<!doctype html><html lang=en><head><title>Norway signs - Courier</title><meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="2025-02-12T09:00:00Z"><link rel=canonical href="https://courier.example/oslo"></head>
<body><nav>Home Cookies</nav><article><h1>Norway signs</h1><p>Norway has signed the Oslo River Accord.</p></article></body></html>`

func TestIngestOfPagesAndFeeds(t *testing.T) {
	web := webOf(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/amp/oslo":
			w.Header().Set("Content-Type", "text/html")
			w.Write([]byte(osloPage))
		case "/feed":
			w.Header().Set("Content-Type", "application/rss+xml")
			w.Write([]byte(`<rss version="2.0"><channel><title>Courier</title><item><title>Peru</title><link>http://courier.example/peru</link><description>Peru has ratified the Oslo River Accord.</description></item></channel></rss>`))
		case "/inside":
			http.Redirect(w, r, "http://[::1]/", http.StatusFound)
		default:
			http.NotFound(w, r)
		}
	}))
	db := "sqlite:" + filepath.Join(t.TempDir(), "a.db")
	got := command(t, web, "ingest", "--db", db, "--json", "http://courier.example/amp/oslo", "http://courier.example/feed", "http://courier.example/inside", "http://127.0.0.1:80/", "http://courier.example/gone")
	var s summary
	if err := json.Unmarshal([]byte(got.out), &s); err != nil || got.code != exitFailed || s.Added != 2 || s.Failed != 3 || s.Claims != 2 {
		t.Fatalf("%+v: %v", got, err)
	}
	for _, want := range []string{"http://courier.example/inside: ::1 is no address of the public internet\n", "http://127.0.0.1:80/: 127.0.0.1 is no address of the public internet\n", "http://courier.example/gone: the server answers 404 Not Found\n"} {
		if !strings.Contains(got.err, want) {
			t.Errorf("%q does not tell %q", got.err, want)
		}
	}
	got = command(t, web, "query", "--db", db, "ledger", "Norway", "Oslo River Accord")
	if got.code != 0 || !strings.Contains(got.out, "Norway has signed the Oslo River Accord") {
		t.Errorf("%+v", got)
	}
	got = command(t, web, "ingest", "--db", db, "--dry-run", "http://courier.example/amp/oslo")
	if got.code != 0 || !strings.Contains(got.out, "stored   2025-02-12  en") || !strings.Contains(got.out, "0 new, 0 changed, 1 stored already") {
		t.Errorf("%+v", got)
	}
}

// A dry run tells of each article what a run would do, and what is odd about it.
func TestDryRunTellsWhatARunDoes(t *testing.T) {
	db, path := "sqlite:"+filepath.Join(t.TempDir(), "a.db"), articleFile(t, "a.md", "---\nurl: https://news.example/a\ndate: soon\n---\nNorway has signed the Oslo River Accord.")
	dry := func(want string, args ...string) ran {
		t.Helper()
		got := command(t, fetch.Options{}, append([]string{"ingest", "--db", db, "--dry-run", path}, args...)...)
		if got.code != 0 || !strings.Contains(got.out, want+"; nothing was stored\n") {
			t.Errorf("%q: %+v, want %q", args, got, want)
		}
		return got
	}
	if got := dry("1 new, 0 changed, 0 stored already"); !strings.Contains(got.err, `date "soon" is in no known form`) {
		t.Errorf("no note: %+v", got)
	}
	if got := command(t, fetch.Options{}, "ingest", "--db", db, path); got.code != 0 {
		t.Fatalf("%+v", got)
	}
	if got := dry("0 new, 0 changed, 1 stored already"); got.err != "" {
		t.Errorf("a note on what is stored: %+v", got)
	}
	dry("0 new, 0 changed, 1 to be read anew, 0 stored already", "--again")
	if err := os.WriteFile(path, []byte("---\nurl: https://news.example/a\n---\nSweden has signed it."), 0o600); err != nil {
		t.Fatal(err)
	}
	dry("0 new, 1 changed, 0 stored already")
}

func TestIngestTakesUpWhatFailed(t *testing.T) {
	dir := t.TempDir()
	db, bad := "sqlite:"+filepath.Join(dir, "a.db"), filepath.Join(dir, "news.csv")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(bad, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("Body,Head\nNorway has signed the Oslo River Accord.,Norway\n,Nothing\n")
	if got := command(t, fetch.Options{}, "ingest", "--db", db, "--dry-run", bad, "--columns", "title=Head"); got.code != exitFailed || !strings.Contains(got.out, "1 new, 0 changed") {
		t.Errorf("%+v", got)
	}
	if _, err := os.Stat(filepath.Join(dir, "a.db")); err == nil {
		t.Error("a dry run made a store")
	}
	if got := command(t, fetch.Options{}, "ingest", "--db", db, bad); got.code != exitFailed || !strings.Contains(got.out, "1 added, 0 unchanged, 0 superseded, 1 failed; 1 claims") {
		t.Fatalf("%+v", got)
	}
	if got := command(t, fetch.Options{}, "ingest", "--db", db, "--list-failed"); got.code != 0 || !strings.Contains(got.out, "news.csv:3: field text is missing") {
		t.Errorf("%+v", got)
	}
	if err := os.Rename(bad, bad+".away"); err != nil {
		t.Fatal(err)
	}
	if got := command(t, fetch.Options{}, "ingest", "--db", db, "--retry"); got.code != exitFailed || !strings.Contains(got.err, "there is no such file here") {
		t.Errorf("%+v", got)
	}
	if got := command(t, fetch.Options{}, "ingest", "--db", db, "--list-failed"); !strings.Contains(got.out, "1 tried") || !strings.Contains(got.out, "1 failed; mend") {
		t.Errorf("what could not be tried is forgotten: %+v", got)
	}
	write("Body,Head\nNorway has signed the Oslo River Accord.,Norway\nPeru has signed the Oslo River Accord.,Peru\n")
	if got := command(t, fetch.Options{}, "ingest", "--db", db, "--retry", "--json"); got.code != 0 || !strings.Contains(got.out, `"articles":2,"added":1,"unchanged":1`) {
		t.Errorf("%+v", got)
	}
	if got := command(t, fetch.Options{}, "ingest", "--db", db, "--list-failed", "--json"); got.out != `{"items":[]}`+"\n" {
		t.Errorf("%+v", got)
	}
	command(t, fetch.Options{}, "ingest", "--db", db, articleFile(t, "empty.md", ""))
	if got := command(t, fetch.Options{}, "ingest", "--db", db, "--forget-failed"); got.code != 0 || !strings.Contains(got.out, "1 dropped") {
		t.Errorf("%+v", got)
	}
	if got := command(t, fetch.Options{}, "ingest", "--db", db, "--list-failed"); got.out != "nothing failed\n" {
		t.Errorf("%+v", got)
	}
	if got := command(t, fetch.Options{}, "ingest", "--db", db); got.code != exitUsage {
		t.Errorf("%+v", got)
	}
	if got := command(t, fetch.Options{}, "ingest", "--db", db, "--columns", "story=x", bad); got.code != exitUsage || !strings.Contains(got.err, `no field "story"`) {
		t.Errorf("%+v", got)
	}
}
