package fetch

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// polite is a Polite on a clock of its own, which moves only while it sleeps.
func polite(f *Fetcher, robots bool) (*Polite, *time.Time) {
	p := NewPolite(f, time.Second, robots)
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	p.now = func() time.Time { return at }
	p.sleep = func(ctx context.Context, d time.Duration) error {
		at = at.Add(max(0, d))
		return ctx.Err()
	}
	return p, &at
}

func TestRobotsAreObeyed(t *testing.T) {
	for _, c := range []struct {
		says    string
		robots  http.HandlerFunc
		path    string
		allowed bool
	}{
		{"a page that is open", typed("text/plain", []byte("User-agent: *\nDisallow: /private\n")), "/a", true},
		{"a page that is not", typed("text/plain", []byte("User-agent: *\nDisallow: /private\n")), "/private/a", false},
		{"rules for this program", typed("text/plain", []byte("User-agent: *\nDisallow:\n\nUser-agent: Signatory\nDisallow: /\n")), "/a", false},
		{"an exception", typed("text/plain", []byte("User-agent: *\nDisallow: /\nAllow: /news\n")), "/news/a", true},
		{"no rules", status(http.StatusNotFound), "/a", true},
		{"a page in place of rules", typed("text/html", []byte("<html>Not here</html>")), "/a", true},
		{"rules that may not be read", status(http.StatusForbidden), "/a", true},
		{"a server that fails", status(http.StatusInternalServerError), "/a", false},
		{"rules that lead inside", redirect("http://127.0.0.1/robots.txt"), "/a", false},
		{"rules without end", endless, "/a", false},
	} {
		t.Run(c.says, func(t *testing.T) {
			asked := 0
			_, f := start(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/robots.txt" {
					asked++
					c.robots(w, r)
					return
				}
				page(w, r)
			}))
			f.timeout = 20 * time.Second
			p, _ := polite(f, true)
			for range 2 {
				if _, err := p.Get(t.Context(), "http://news.example"+c.path, Stamp{}); (err == nil) != c.allowed {
					t.Errorf("allowed: %v", err)
				}
			}
			if asked > 1 && c.says != "rules that lead inside" {
				t.Errorf("robots.txt was asked %d times", asked)
			}
		})
	}
}

func TestEachHostIsAskedNowAndThen(t *testing.T) {
	var lock sync.Mutex
	var at *time.Time
	times := map[string][]time.Time{}
	_, f := start(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		lock.Lock()
		times[r.Host] = append(times[r.Host], *at)
		lock.Unlock()
		if r.URL.Path == "/robots.txt" {
			typed("text/plain", []byte("User-agent: *\nCrawl-delay: 7\n"))(w, r)
			return
		}
		page(w, r)
	}))
	p, clock := polite(f, true)
	at = clock
	for range 3 {
		if _, err := p.Get(t.Context(), "http://news.example/a", Stamp{}); err != nil {
			t.Fatal(err)
		}
	}
	list := times["news.example"]
	if len(list) != 4 {
		t.Fatalf("asked %d times", len(list))
	}
	for i := 1; i < len(list); i++ {
		if gap := list[i].Sub(list[i-1]); gap < 7*time.Second || gap > 11*time.Second {
			t.Errorf("a pause of %s, want 7 s and a little", gap)
		}
	}
	before := *clock
	if _, err := p.Get(t.Context(), "http://other.example/a", Stamp{}); err != nil || times["other.example"][0] != before {
		t.Errorf("another host had to wait: %v", err)
	}
}

// TestHostsAreAskedOneAtATime by many goroutines, on the real clock.
func TestHostsAreAskedOneAtATime(t *testing.T) {
	var lock sync.Mutex
	under, most := 0, 0
	_, f := start(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		lock.Lock()
		under++
		most = max(most, under)
		lock.Unlock()
		time.Sleep(5 * time.Millisecond)
		lock.Lock()
		under--
		lock.Unlock()
		page(w, r)
	}))
	f.timeout = 20 * time.Second
	p := NewPolite(f, time.Millisecond, false)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if _, err := p.Get(t.Context(), "http://news.example/a", Stamp{}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if most != 1 {
		t.Errorf("%d requests at once", most)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := p.Get(ctx, "http://news.example/a", Stamp{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if _, err := p.Get(t.Context(), "http://127.0.0.1/", Stamp{}); err == nil || !strings.Contains(err.Error(), "no address") {
		t.Errorf("%v", err)
	}
}
