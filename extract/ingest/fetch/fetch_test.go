package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"
)

// names is a DNS of our own: what each host of these tests leads to.
type names map[string][]string

func (n names) LookupNetIP(_ context.Context, _, host string) ([]netip.Addr, error) {
	var out []netip.Addr
	for _, a := range n[strings.ToLower(strings.TrimSuffix(host, "."))] {
		out = append(out, netip.MustParseAddr(a))
	}
	if out == nil {
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	return out, nil
}

// web is a server on loopback that stands for every public address.
type web struct {
	*httptest.Server
	lock   sync.Mutex
	dialed []string // the addresses that the guard let through
}

// dial connects to the server, whatever address was let through. It is the one
// way from these tests to loopback.
func (w *web) dial(ctx context.Context, network, address string) (net.Conn, error) {
	w.lock.Lock()
	w.dialed = append(w.dialed, address)
	w.lock.Unlock()
	var d net.Dialer
	return d.DialContext(ctx, network, w.Listener.Addr().String())
}

var hosts = names{
	"news.example": {"93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"}, "other.example": {"151.101.1.164"},
	"inside.example": {"10.0.0.7"}, "both.example": {"93.184.215.14", "127.0.0.1"}, "localhost": {"127.0.0.1", "::1"},
	"meta.example": {"169.254.169.254"}, "six.example": {"fd00::1"}, "mapped.example": {"::ffff:192.168.1.1"}, "nat.example": {"64:ff9b::7f00:1"},
	"xn--mnchen-3ya.example": {"93.184.215.14"},
}

// start serves mux and gives a Fetcher that finds it under the names of hosts.
func start(t *testing.T, handler http.Handler) (*web, *Fetcher) {
	t.Helper()
	w := &web{Server: httptest.NewServer(handler)}
	t.Cleanup(w.Close)
	f := New(Options{Resolver: hosts, Dial: w.dial, Timeout: 400 * time.Millisecond, Agent: "Signatory/test"})
	t.Cleanup(f.client.CloseIdleConnections)
	return w, f
}

const text = "<!doctype html><title>Accord</title><p>France signed the accord."

func page(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=ISO-8859-1")
	io.WriteString(w, text)
}

func TestAPageIsHad(t *testing.T) {
	var asked http.Header
	w, f := start(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = r.Header
		w.Header().Set("ETag", `"7"`)
		if r.Header.Get("If-None-Match") == `"7"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		if r.URL.Path != "/there" {
			http.Redirect(w, r, "/there", http.StatusMovedPermanently)
			return
		}
		page(w, r)
	}))
	p, err := f.Get(t.Context(), "http://news.example/a#top", Stamp{})
	if err != nil || string(p.Body) != text || p.URL != "http://news.example/there" || p.Ending != ".html" || p.Charset != "ISO-8859-1" {
		t.Fatalf("%+v, %v", p, err)
	}
	if asked.Get("User-Agent") != "Signatory/test" || asked.Get("Cookie")+asked.Get("Referer") != "" {
		t.Errorf("asked with %v", asked)
	}
	if w.dialed[0] != "93.184.215.14:80" {
		t.Errorf("dialed %v", w.dialed)
	}
	if again, err := f.Get(t.Context(), "http://news.example/there", p.Stamp); err != nil || !again.Unchanged || again.Stamp != p.Stamp {
		t.Errorf("again: %+v, %v", again, err)
	}
}

// TestWhatIsNotPublicIsNotAsked also where the spelling hides it: no address is dialed.
func TestWhatIsNotPublicIsNotAsked(t *testing.T) {
	for _, address := range []string{
		"http://127.0.0.1/", "http://127.8.9.10/", "http://localhost/", "http://localhost./", "http://LOCALHOST:8080/", "http://0.0.0.0/", "http://0/",
		"http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/",
		"http://[fe80::1%25eth0]/", "http://[fe80::1]/", "http://[fec0::1]/", "http://[fd12:3456::1]/", "http://[ff02::1]/", "http://[100::1]/",
		"http://[64:ff9b::10.0.0.1]/", "http://[2002:7f00:1::]/", "http://[2001:0:7f00:1::]/", "http://[2001:db8::1]/", "http://[3fff::1]/",
		"http://10.1.2.3/", "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.0.1/", "http://169.254.169.254/latest/meta-data/", "http://100.64.0.1/",
		"http://192.0.0.192/", "http://192.0.2.1/", "http://198.18.0.1/", "http://198.51.100.9/", "http://203.0.113.9/", "http://224.0.0.1/", "http://240.0.0.1/", "http://255.255.255.255/",
		"http://2130706433/", "http://0x7f000001/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/", "http://127.0.0.1./", "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/",
		"http://inside.example/", "http://both.example/", "http://meta.example/", "http://six.example/", "http://mapped.example/", "http://nat.example/",
		"http://user:secret@news.example/", "http://news.example@127.0.0.1/", "http://news.example:25/", "http://news.example:6379/", "http://news.example:7687/",
		"file:///etc/passwd", "ftp://news.example/a", "gopher://news.example/", "data:text/html,x", "javascript:alert(1)", "//news.example/", "news.example", "http://", "http:///a", "", "http://[::1/",
		"http://news.example/" + strings.Repeat("a", maxURL),
	} {
		w, f := start(t, http.HandlerFunc(page))
		p, err := f.Get(t.Context(), address, Stamp{})
		var e *Error
		if !errors.Is(err, ErrForbidden) || !errors.As(err, &e) || e.Temporary || p.Body != nil {
			t.Errorf("%.60s: %v", address, err)
		}
		if len(w.dialed) > 0 {
			t.Errorf("%.60s: dialed %v", address, w.dialed)
		}
		w.Close()
	}
}

func TestPublicHostsAreAsked(t *testing.T) {
	for _, address := range []string{"http://news.example/", "http://NEWS.example:8080/a", "http://93.184.215.14/", "http://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
		"http://münchen.example/", " http://news.example/ ", "http://news.example./"} {
		_, f := start(t, http.HandlerFunc(page))
		if _, err := f.Get(t.Context(), address, Stamp{}); err != nil {
			t.Errorf("%v", err)
		}
	}
}

// TestTheKernelIsAskedLast: the dialer of the real network refuses by itself.
func TestTheKernelIsAskedLast(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	c, err := network()(t.Context(), "tcp", l.Addr().String())
	var r *refusal
	if c != nil || !errors.As(err, &r) {
		t.Errorf("%v", err)
	}
}

// drip writes a byte now and then, for ever.
func drip(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain")
	for r.Context().Err() == nil {
		io.WriteString(w, "x")
		w.(http.Flusher).Flush()
		time.Sleep(50 * time.Millisecond)
	}
}

func redirect(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", to)
		w.WriteHeader(http.StatusFound)
	}
}

func typed(kind string, body []byte, more ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		for i := 0; i < len(more); i += 2 {
			w.Header().Set(more[i], more[i+1])
		}
		w.Write(body)
	}
}

func status(code int, more ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i < len(more); i += 2 {
			w.Header().Set(more[i], more[i+1])
		}
		w.WriteHeader(code)
	}
}

// bytesOf answers with bytes that need not be HTTP, and closes.
func bytesOf(answer string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		c, _, err := w.(http.Hijacker).Hijack()
		if err == nil {
			io.WriteString(c, answer)
			c.Close()
		}
	}
}

func endless(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	for chunk := bytes.Repeat([]byte("accord "), 1<<14); r.Context().Err() == nil; {
		if _, err := w.Write(chunk); err != nil {
			return
		}
	}
}

func bomb(t *testing.T) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	for range 3 * MaxSize >> 20 {
		z.Write(make([]byte, 1<<20))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestAServerThatMisbehaves is asked once for each of its tricks; none hangs,
// none fills the memory, and each error tells what it is.
func TestAServerThatMisbehaves(t *testing.T) {
	png := []byte("\x89PNG\r\n\x1a\n0000")
	for _, row := range []struct {
		does   string
		answer http.HandlerFunc
		kind   error
		says   string
	}{
		{"redirects to loopback", redirect("http://127.0.0.1/admin"), ErrForbidden, "127.0.0.1 is no address"},
		{"redirects to loopback in IPv6", redirect("http://[::ffff:7f00:1]/"), ErrForbidden, "no address"},
		{"redirects to a name that leads inside", redirect("http://inside.example/"), ErrForbidden, "inside.example leads to 10.0.0.7"},
		{"redirects to a cloud's credentials", redirect("http://meta.example/latest"), ErrForbidden, "169.254.169.254"},
		{"redirects to an odd spelling", redirect("http://0x7f000001/"), ErrForbidden, "odd spelling"},
		{"redirects to a file", redirect("file:///etc/passwd"), ErrForbidden, `scheme "file"`},
		{"redirects to a mail server", redirect("http://other.example:25/"), ErrForbidden, "port 25"},
		{"redirects with a password", redirect("http://a:b@other.example/"), ErrForbidden, "user name"},
		{"redirects in a circle", redirect("/"), ErrRedirects, "more than 5 redirects"},
		{"redirects to nowhere", status(http.StatusFound), ErrStatus, "302"},
		{"redirects to nonsense", redirect("http://[/"), ErrUnreachable, "cannot be had"},
		{"never ends", endless, ErrTooLarge, "more than 10 MB"},
		{"announces too much", typed("text/html", nil, "Content-Length", "99999999999"), ErrTooLarge, "more than 10 MB"},
		{"sends a gzip bomb", typed("text/html", bomb(t), "Content-Encoding", "gzip"), ErrTooLarge, "more than 10 MB"},
		{"sends broken gzip", typed("text/html", []byte("\x1f\x8b\x08\x00broken"), "Content-Encoding", "gzip"), ErrUnreachable, "broke off"},
		{"packs what was not to be packed", typed("text/html", []byte(text), "Content-Encoding", "br"), ErrMedia, `packed as "br"`},
		{"says nothing", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, ErrTimeout, "within 400ms"},
		{"drips", drip, ErrTimeout, "within 400ms"},
		{"breaks off", typed("text/html", []byte("<p>Half"), "Content-Length", "100"), ErrUnreachable, "broke off after 7 bytes"},
		{"hangs up", bytesOf(""), ErrUnreachable, "cannot be had"},
		{"speaks no HTTP", bytesOf("220 mail.example ESMTP\r\n"), ErrUnreachable, "cannot be had"},
		{"sends headers without end", bytesOf("HTTP/1.1 200 OK\r\n" + strings.Repeat("X-A: "+strings.Repeat("a", 1000)+"\r\n", 200)), ErrUnreachable, "cannot be had"},
		{"sends an image", typed("image/png", png), ErrMedia, `"image/png"`},
		{"sends an image as a page", typed("text/html", png), ErrMedia, "it says that it is text/html, and is image/png"},
		{"sends an image without a type", typed("application/octet-stream", png), ErrMedia, "image/png"},
		{"sends an archive as text", typed("text/plain", []byte("PK\x03\x04zip")), ErrMedia, "application/zip"},
		{"sends nothing", typed("text/html", nil), ErrMedia, "empty"},
		{"knows nothing", status(http.StatusNotFound), ErrStatus, "404 Not Found"},
		{"is no more", status(http.StatusGone), ErrStatus, "410 Gone"},
		{"answers a part", status(http.StatusPartialContent), ErrStatus, "206"},
	} {
		t.Run(row.does, func(t *testing.T) {
			t.Parallel()
			w, f := start(t, row.answer)
			if row.kind == ErrTooLarge {
				f.timeout = 20 * time.Second // the bound that is tested is that of bytes
			}
			p, err := f.Get(t.Context(), "http://news.example/", Stamp{})
			if !errors.Is(err, row.kind) || !strings.Contains(fmt.Sprint(err), row.says) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %v", err)
			}
			if len(p.Body) > MaxSize+1 {
				t.Errorf("%d bytes were kept", len(p.Body))
			}
			for _, a := range w.dialed {
				if !Public(netip.MustParseAddrPort(a).Addr()) {
					t.Errorf("dialed %s", a)
				}
			}
		})
	}
}

func TestFiveRedirectsAreFollowed(t *testing.T) {
	_, f := start(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if n := len(r.URL.Path); n < 6 {
			http.Redirect(w, r, "http://other.example"+r.URL.Path+"a", http.StatusFound)
			return
		}
		page(w, r)
	}))
	if p, err := f.Get(t.Context(), "http://news.example/", Stamp{}); err != nil || p.URL != "http://other.example/aaaaa" {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestAServerThatIsBusyIsAskedLater(t *testing.T) {
	_, f := start(t, status(http.StatusServiceUnavailable, "Retry-After", "120"))
	_, err := f.Get(t.Context(), "http://news.example/", Stamp{})
	var e *Error
	if !errors.As(err, &e) || !e.Temporary || e.After != 2*time.Minute || e.Status != 503 {
		t.Errorf("%+v", e)
	}
	date := "Tue, 24 Nov 2026 10:00:00 GMT"
	for _, row := range []struct {
		after string
		want  time.Duration
	}{{"Tue, 24 Nov 2026 10:05:00 GMT", 5 * time.Minute}, {"Tue, 24 Nov 2020 10:05:00 GMT", 0}, {"-5", 0}, {"soon", 0}, {"", 0}, {"999999999", 7 * 24 * time.Hour}} {
		if got := retryAfter(row.after, date); got != row.want {
			t.Errorf("Retry-After %q: %s", row.after, got)
		}
	}
}

func TestAFetchEndsWithItsContext(t *testing.T) {
	_, f := start(t, http.HandlerFunc(drip))
	why := errors.New("the user left")
	ctx, cancel := context.WithCancelCause(t.Context())
	time.AfterFunc(50*time.Millisecond, func() { cancel(why) })
	if _, err := f.Get(ctx, "http://news.example/", Stamp{}); !errors.Is(err, why) {
		t.Errorf("%v", err)
	}
}

func TestMediaTypes(t *testing.T) {
	rss := []byte(`<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>`)
	for _, row := range []struct {
		path, stated string
		body         []byte
		ending       string
	}{
		{"/a", "text/html", []byte(text), ".html"},
		{"/a", "", []byte(text), ".html"},
		{"/a", "text/html; charset", []byte(text), ".html"},
		{"/feed", "text/html", rss, ".rss"},
		{"/feed", "text/plain", rss, ".rss"},
		{"/feed", "application/atom+xml", rss, ".atom"},
		{"/a.md", "text/plain; charset=utf-8", []byte("# T\n\nx"), ".md"},
		{"/a", "text/plain", []byte("x"), ".txt"},
		{"/a.ndjson", "application/octet-stream", []byte(`{"text":"x"}`), ".ndjson"},
		{"/a", "application/json; charset=utf-8", []byte("[]"), ".json"},
		{"/a", "application/pdf", []byte("%PDF-1.7"), ""},
		{"/a", "application/gzip", []byte("\x1f\x8b\x08"), ""},
	} {
		_, f := start(t, typed(row.stated, row.body))
		p, err := f.Get(t.Context(), "http://news.example"+row.path, Stamp{})
		if p.Ending != row.ending || (err == nil) != (row.ending != "") {
			t.Errorf("%s as %q is %q: %v", row.path, row.stated, p.Ending, err)
		}
	}
}

func FuzzURLsStayOutside(f *testing.F) {
	for _, s := range []string{"http://127.0.0.1", "http://[::ffff:10.0.0.1]:80/", "http://0x7f.0.0.1", "http://a@b:443/", "http://①.1", "http://[fe80::1%25a]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		dialed := errors.New("dialed")
		fetcher := New(Options{Resolver: hosts, Dial: func(_ context.Context, _, address string) (net.Conn, error) {
			if a := netip.MustParseAddrPort(address).Addr(); !Public(a) {
				t.Errorf("%q leads to %s", s, a)
			}
			return nil, dialed
		}})
		if _, err := fetcher.Get(t.Context(), s, Stamp{}); err == nil {
			t.Errorf("%q was had", s)
		}
	})
}
