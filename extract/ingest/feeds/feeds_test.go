package feeds

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"signatory/extract/article"
	"signatory/extract/ingest/fetch"
	"signatory/graph"
	"signatory/graph/sqlite"
)

type everywhere struct{}

func (everywhere) LookupNetIP(context.Context, string, string) ([]netip.Addr, error) {
	return []netip.Addr{netip.MustParseAddr("93.184.215.14")}, nil
}

// site is a web that tests change while it is followed.
type site struct {
	lock  sync.Mutex
	pages map[string]func(http.ResponseWriter, *http.Request)
	asked []string
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.asked = append(s.asked, r.URL.Path)
	if p := s.pages[r.URL.Path]; p != nil {
		p(w, r)
		return
	}
	http.NotFound(w, r)
}

// since gives the paths that were asked since it was called last.
func (s *site) since() string {
	s.lock.Lock()
	defer s.lock.Unlock()
	out := strings.Join(s.asked, " ")
	s.asked = nil
	return out
}

func (s *site) set(path, kind, body string) {
	s.lock.Lock()
	defer s.lock.Unlock()
	tag := fmt.Sprintf(`"%x"`, len(body))
	s.pages[path] = func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Type", kind)
		fmt.Fprint(w, body)
	}
}

func (s *site) fail(path string, status int, header ...string) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.pages[path] = func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(status)
	}
}

func rss(items ...string) string {
	return `<rss version="2.0"><channel><title>Courier</title>` + strings.Join(items, "") + `</channel></rss>`
}

func item(n int, text string) string {
	return fmt.Sprintf(`<item><title>Item %d</title><link>http://courier.example/%d</link><pubDate>Wed, 12 Feb 2025 09:00:00 GMT</pubDate><description>%s</description></item>`, n, n, text)
}

func pageOf(text string) string {
	return "<html><head><title>T</title></head><body><article><p>" + text + "</p></article></body></html>"
}

// follow gives a follower of a site, on a clock that tests move.
func follow(t *testing.T, s *site) (*Follower, *time.Time) {
	t.Helper()
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	at := time.Date(2026, 1, 2, 3, 0, 0, 0, time.UTC)
	f := fetch.New(fetch.Options{Resolver: everywhere{}, Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, network, server.Listener.Addr().String())
	}})
	w := &Follower{Store: store, Get: fetch.NewPolite(f, time.Millisecond, true).Get, Now: func() time.Time { return at }, Log: slog.New(slog.DiscardHandler),
		Extract: func(d *article.Document) graph.Reading { return graph.Reading{Article: d.Article} }}
	err = Save(t.Context(), store, Feed{URL: "http://courier.example/feed", Every: 10 * time.Minute, Pages: Auto, Next: at})
	if err != nil {
		t.Fatal(err)
	}
	return w, &at
}

// next moves the clock to the next poll, polls, and gives the feed.
func next(t *testing.T, w *Follower, at *time.Time) Feed {
	t.Helper()
	f, err := Get(t.Context(), w.Store, "http://courier.example/feed")
	if err != nil {
		t.Fatal(err)
	}
	if f.Next.After(*at) {
		*at = f.Next
	}
	if err := w.Once(t.Context(), 2); err != nil {
		t.Fatal(err)
	}
	if f, err = Get(t.Context(), w.Store, "http://courier.example/feed"); err != nil {
		t.Fatal(err)
	}
	return f
}

func (w *Follower) text(t *testing.T, url string) string {
	t.Helper()
	a, err := w.Store.(graph.Store).Article(t.Context(), article.ID(article.CanonicalURL(url), nil))
	if errors.Is(err, graph.ErrNotFound) {
		return ""
	}
	if err != nil {
		t.Fatal(err)
	}
	d, err := article.Again(a)
	if err != nil {
		t.Fatal(err)
	}
	return string(a.Date) + " " + d.Text
}

// TestAFeedIsFollowed: news are read once, summaries by their page, and what
// did not change costs one conditional request.
func TestAFeedIsFollowed(t *testing.T) {
	s := &site{pages: map[string]func(http.ResponseWriter, *http.Request){}}
	w, at := follow(t, s)
	whole := strings.Repeat("Norway signed the Oslo River Accord. ", 60)
	s.set("/robots.txt", "text/plain", "User-agent: *\nDisallow: /2\n")
	s.set("/feed", "application/rss+xml", rss(item(1, "Norway signed."), item(2, "Peru signed."), item(3, whole), item(4, "Mali signed.")))
	s.set("/1", "text/html", pageOf("Norway signed the accord in Oslo on Tuesday."))
	s.set("/2", "text/html", pageOf("This page is not for programs, as its site says."))
	s.set("/3", "text/html", pageOf("not asked"))
	f := next(t, w, at)
	if got := s.since(); got != "/robots.txt /feed /1 /4" || f.Articles != 4 || f.Failures != 0 {
		t.Fatalf("asked %s: %+v", got, f)
	}
	for url, want := range map[string]string{"http://courier.example/1": "2025-02-12 T\n\nNorway signed the accord in Oslo on Tuesday.", "http://courier.example/2": "2025-02-12 Item 2\n\nPeru signed.",
		"http://courier.example/4": "2025-02-12 Item 4\n\nMali signed."} {
		if got := w.text(t, url); got != want {
			t.Errorf("%s is %q", url, got)
		}
	}
	if f = next(t, w, at); s.since() != "/feed" || f.Articles != 4 || f.Quiet != 1 {
		t.Errorf("unchanged: %+v", f)
	}
	s.set("/feed", "application/rss+xml", rss(item(5, "Chad signed it."), item(1, "Norway signed.")))
	if f = next(t, w, at); s.since() != "/feed /5" || f.Articles != 5 || len(f.Items) != 2 || f.Quiet != 0 {
		t.Errorf("one new item: %+v", f)
	}
	for range 45 {
		f = next(t, w, at)
	}
	if pause := f.Next.Sub(*at); pause < 40*time.Minute || pause > 44*time.Minute {
		t.Errorf("a quiet feed is asked after %s", pause)
	}
}

// TestAFeedThatIsCutOffIsAskedAgain: its whole items are stored at once, and the rest when
// it comes whole, though it bears the same ETag then.
func TestAFeedThatIsCutOffIsAskedAgain(t *testing.T) {
	s := &site{pages: map[string]func(http.ResponseWriter, *http.Request){}}
	w, at := follow(t, s)
	w.pages(t, Never)
	body := rss(item(1, "Norway signed the Oslo River Accord."), item(2, "Peru has not signed it."))
	cut := true
	s.pages["/feed"] = func(rw http.ResponseWriter, r *http.Request) {
		rw.Header().Set("ETag", `"v1"`)
		rw.Header().Set("Content-Type", "application/rss+xml")
		switch {
		case r.Header.Get("If-None-Match") == `"v1"`:
			rw.WriteHeader(http.StatusNotModified)
		case cut:
			fmt.Fprint(rw, body[:strings.Index(body, "Peru")])
		default:
			fmt.Fprint(rw, body)
		}
	}
	if f := next(t, w, at); f.Failures != 1 || f.Articles != 1 || !strings.Contains(f.Problem, "cut off behind item 1") || w.text(t, "http://courier.example/1") == "" {
		t.Fatalf("%+v", f)
	}
	s.lock.Lock()
	cut = false
	s.lock.Unlock()
	if f := next(t, w, at); f.Failures != 0 || f.Articles != 2 || f.Problem != "" || w.text(t, "http://courier.example/2") == "" {
		t.Errorf("%+v", f)
	}
}

// pages says when the pages of the feed's items are fetched.
func (w *Follower) pages(t *testing.T, when Pages) {
	t.Helper()
	f, err := Get(t.Context(), w.Store, "http://courier.example/feed")
	if err != nil {
		t.Fatal(err)
	}
	f.Pages = when
	if err := Save(t.Context(), w.Store, f); err != nil {
		t.Fatal(err)
	}
}

// TestAFeedThatFailsIsAskedLaterAndLater, not before it wants, and no more when it is gone.
func TestAFeedThatFailsIsAskedLaterAndLater(t *testing.T) {
	s := &site{pages: map[string]func(http.ResponseWriter, *http.Request){}}
	w, at := follow(t, s)
	s.fail("/feed", http.StatusInternalServerError)
	for _, want := range []time.Duration{10, 20, 40, 80} {
		f := next(t, w, at)
		if pause := f.Next.Sub(*at) / time.Minute; pause < want || pause > want+want/10 || !strings.Contains(f.Problem, "500") {
			t.Errorf("after %d failures a pause of %d minutes: %s", f.Failures, pause, f.Problem)
		}
	}
	s.fail("/feed", http.StatusTooManyRequests, "Retry-After", "43200")
	if f := next(t, w, at); f.Next.Sub(*at) < 12*time.Hour {
		t.Errorf("asked after %s", f.Next.Sub(*at))
	}
	for _, broken := range []string{"<rss><channel>", "<html>Down</html>", ""} {
		s.set("/feed", "application/rss+xml", broken)
		if f := next(t, w, at); f.Failures < 6 || f.Next.Sub(*at) > 27*time.Hour || f.Stamp.ETag != "" {
			t.Errorf("%q: %+v", broken, f)
		}
	}
	s.set("/feed", "application/rss+xml", rss(item(1, "Norway signed.")))
	if f := next(t, w, at); f.Failures != 0 || f.Problem != "" || f.Articles != 1 {
		t.Errorf("mended: %+v", f)
	}
	s.fail("/feed", http.StatusGone)
	next(t, w, at)
	s.since()
	*at = at.Add(1000 * time.Hour)
	if f := next(t, w, at); !f.Gone || s.since() != "" {
		t.Errorf("gone: %+v", f)
	}
}

// TestAPageThatCannotBeHadYet is asked for again, and the summary serves after three times.
func TestAPageThatCannotBeHadYet(t *testing.T) {
	s := &site{pages: map[string]func(http.ResponseWriter, *http.Request){}}
	w, at := follow(t, s)
	s.set("/feed", "application/rss+xml", rss(item(1, "Norway signed."), item(2, "Peru signed.")))
	s.fail("/1", http.StatusServiceUnavailable)
	s.fail("/2", http.StatusServiceUnavailable)
	if f := next(t, w, at); f.Articles != 0 || w.text(t, "http://courier.example/1") != "" {
		t.Errorf("%+v", f)
	}
	s.set("/1", "text/html", pageOf("Norway signed the accord in Oslo on Tuesday."))
	next(t, w, at)
	if f := next(t, w, at); f.Articles != 2 || w.text(t, "http://courier.example/2") != "2025-02-12 Item 2\n\nPeru signed." || !strings.Contains(w.text(t, "http://courier.example/1"), "in Oslo") {
		t.Errorf("%+v", f)
	}
	s.since()
	if next(t, w, at); s.since() != "/feed" {
		t.Error("done items are asked for again")
	}
}

func TestAFeedThatIsRemovedStaysRemoved(t *testing.T) {
	s := &site{pages: map[string]func(http.ResponseWriter, *http.Request){}}
	w, _ := follow(t, s)
	s.set("/feed", "application/rss+xml", rss(item(1, "Norway signed.")))
	f, err := Get(t.Context(), w.Store, "http://courier.example/feed")
	if err != nil {
		t.Fatal(err)
	}
	if err := Remove(t.Context(), w.Store, f.URL); err != nil {
		t.Fatal(err)
	}
	if err := w.Poll(t.Context(), f); err != nil { // which began before
		t.Fatal(err)
	}
	if list, err := List(t.Context(), w.Store); err != nil || len(list) != 0 {
		t.Errorf("%v, %v", list, err)
	}
	if err := Remove(t.Context(), w.Store, f.URL); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("%v", err)
	}
}

func TestDiscover(t *testing.T) {
	got := Discover([]byte(`<link rel="ALTERNATE" type="application/rss+xml" href="/rss"><link rel=alternate type=text/html href=/x><link rel=alternate type=application/atom+xml href="https://o.example/a">`), "http://courier.example/x/")
	if strings.Join(got, " ") != "http://courier.example/rss https://o.example/a" {
		t.Errorf("%q", got)
	}
}
