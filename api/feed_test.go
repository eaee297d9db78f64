package api_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"signatory/api"
	"signatory/api/apitest"
	"signatory/graph"
	"signatory/graph/neo4j"
	"signatory/graph/sqlite"
)

// hand is a clock that tests move.
type hand struct {
	mu  sync.Mutex
	now time.Time
}

func (h *hand) Now() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.now
}

func (h *hand) move(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = h.now.Add(d)
}

// onEachClocked runs a test on an API and an empty store of every kind, both on one clock.
func onEachClocked(t *testing.T, test func(*testing.T, http.Handler, graph.Store, *hand)) {
	for name, open := range map[string]func(*testing.T, func() time.Time) (graph.Store, error){
		"sqlite": func(t *testing.T, now func() time.Time) (graph.Store, error) {
			return sqlite.Open(t.Context(), t.TempDir()+"/graph.db", sqlite.Options{Now: now})
		},
		"neo4j": func(t *testing.T, now func() time.Time) (graph.Store, error) {
			srv := server.Wiped(t)
			return neo4j.Open(t.Context(), srv.URI, neo4j.Options{User: srv.User, Password: srv.Password, Now: now})
		},
	} {
		t.Run(name, func(t *testing.T) {
			clock := &hand{now: noon()}
			s, err := open(t, clock.Now)
			store := opened(t, s, err)
			h, err := api.New(api.Config{Store: store, Version: "test", Now: clock.Now})
			if err != nil {
				t.Fatal(err)
			}
			test(t, h, store, clock)
		})
	}
}

func TestFeed(t *testing.T) { onEachClocked(t, testFeed) }

func testFeed(t *testing.T, h http.Handler, store graph.Store, clock *hand) {
	for _, r := range apitest.Readings() {
		if _, err := store.Put(t.Context(), []graph.Reading{r}); err != nil {
			t.Fatal(err)
		}
		clock.move(24 * time.Hour)
	}
	for _, tt := range []struct {
		query string
		title string
		want  string // titles of the entries
	}{
		{"?actor=country:USA", "Signatory: United States", "United States · Paris AI Action Summit statement: refused (2025-02-11) | United States · Paris Agreement: withdrew (2020-11-04) | United States · Ottawa Convention: not signed"},
		{"?actor=country:USA&days=4", "Signatory: United States", "United States · Paris AI Action Summit statement: refused (2025-02-11) | United States · Paris Agreement: withdrew (2020-11-04), before ratified (2016-09-03)"},
		{"?instrument=" + apitest.ParisAgreement, "Signatory: Paris Agreement", "United States · Paris Agreement: withdrew (2020-11-04) | China · Paris Agreement: ratified (2016-09-03) | Türkiye · Paris Agreement: plans: ratified"},
		{"?q=ottawa+can", "Signatory: ottawa can", "Canada · Ottawa Convention: signed (1997-12-03)"},
		{"?stance=refused&kind=new", "Signatory: what changed", "United Kingdom · Paris AI Action Summit statement: refused (2025-02-11) | United States · Paris AI Action Summit statement: refused (2025-02-11)"},
		{"?stance=suspended", "Signatory: what changed", ""},
	} {
		w := ask(h, "GET", "/api/v1/changes/feed"+tt.query, "", nil)
		feed, err := gofeed.NewParser().ParseString(w.Body.String())
		if err != nil || w.Code != 200 || w.Header().Get("Content-Type") != "application/atom+xml; charset=utf-8" {
			t.Fatalf("%s: %d %v %s", tt.query, w.Code, err, w.Body)
		}
		var titles []string
		seen := map[string]bool{}
		for _, i := range feed.Items {
			titles = append(titles, i.Title)
			if seen[i.GUID] || i.UpdatedParsed == nil || i.Description == "" || i.Link == "" {
				t.Errorf("%s: entry %+v", tt.query, i)
			}
			seen[i.GUID] = true
		}
		if got := strings.Join(titles, " | "); got != tt.want || feed.Title != tt.title {
			t.Errorf("%s: %s: %s\nwant %s", tt.query, feed.Title, got, tt.want)
		}
		if again := ask(h, "GET", "/api/v1/changes/feed"+tt.query, "", nil); again.Header().Get("ETag") != w.Header().Get("ETag") {
			t.Errorf("%s is another feed when asked again", tt.query)
		}
	}
	w := ask(h, "GET", "/api/v1/changes/feed?actor=country:CAN&instrument="+apitest.MineBan, "", nil)
	feed, err := gofeed.NewParser().ParseString(w.Body.String())
	if page := "/positions/country:CAN/" + apitest.MineBan; err != nil || len(feed.Items) != 1 || !strings.HasSuffix(feed.Items[0].Link, page) || !strings.HasSuffix(feed.Link, page) {
		t.Errorf("the feed of Canada on the convention does not lead to %s: %v %s", page, err, w.Body)
	}
	if w := ask(h, "GET", "/api/v1/changes/feed?actor=country:NONE", "", nil); w.Code != 404 {
		t.Errorf("nobody: %d", w.Code)
	}
}

// A page that is open is told of what is stored, and goes on where it was cut off.
func TestEvents(t *testing.T) { onEachClocked(t, testEvents) }

func testEvents(t *testing.T, h http.Handler, store graph.Store, clock *hand) {
	if _, err := store.Put(t.Context(), apitest.Readings()[:1]); err != nil {
		t.Fatal(err)
	}
	clock.move(time.Minute)
	srv := httptest.NewServer(h)
	defer srv.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	const path = "/api/v1/changes/events?actor=country:USA"
	stream := listen(t, ctx, srv.URL+path, "")
	if _, err := store.Put(t.Context(), apitest.Readings()[1:4]); err != nil {
		t.Fatal(err)
	}
	clock.move(time.Minute)
	var ids []string
	for _, want := range []string{"Paris Agreement withdrew", "Paris AI Action Summit statement refused"} {
		c, id := stream()
		if got := c.Instrument.Name + " " + string(c.After.Stance); got != want {
			t.Errorf("told %s, want %s", got, want)
		}
		ids = append(ids, id)
	}
	if ids[0] != "" || ids[1] == "" {
		t.Errorf("ids %q: want one on the last event alone", ids)
	}
	clock.move(time.Minute)
	if _, err := store.Put(t.Context(), []graph.Reading{again(apitest.Readings()[2])}); err != nil {
		t.Fatal(err)
	}
	clock.move(time.Minute)
	if c, _ := listen(t, ctx, srv.URL+path, ids[1])(); c.Instrument.ID != apitest.ParisAgreement || c.Kind != graph.ChangedStance {
		t.Errorf("behind the last event: %+v", c)
	}
	if w := ask(h, "GET", "/api/v1/changes/events?kind=none", "", nil); w.Code != 422 {
		t.Errorf("no such kind: %d", w.Code)
	}
	if w := ask(h, "HEAD", "/api/v1/changes/events", "", nil); w.Code != 200 || w.Header().Get("Content-Type") != "text/event-stream" {
		t.Errorf("HEAD: %d %v", w.Code, w.Header())
	}
}

// again is a reading of which the one claim says otherwise.
func again(r graph.Reading) graph.Reading {
	r.Article.Revision += "x"
	r.Claims = []graph.Claim{r.Claims[0]}
	r.Claims[0].ID, r.Claims[0].Stance = "claim:again", graph.Suspended
	return r
}

// listen opens a stream of events and gives what reads the next one with its id.
func listen(t *testing.T, ctx context.Context, address, last string) func() (graph.Change, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(ctx, "GET", address, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept-Encoding", "gzip")
	if last != "" {
		req.Header.Set("Last-Event-ID", last)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { res.Body.Close() })
	if res.StatusCode != 200 || res.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("%d %v", res.StatusCode, res.Header)
	}
	lines := bufio.NewScanner(res.Body)
	lines.Buffer(nil, 1<<20)
	return func() (c graph.Change, id string) {
		t.Helper()
		for told := false; lines.Scan(); {
			name, value, _ := strings.Cut(lines.Text(), ": ")
			switch {
			case name == "data":
				if err := json.Unmarshal([]byte(value), &c); err != nil {
					t.Fatal(err)
				}
				told = true
			case name == "id":
				id = value
			case name == "" && value == "" && told:
				return c, id
			}
		}
		t.Fatalf("the stream ended: %v", lines.Err())
		return c, id
	}
}
