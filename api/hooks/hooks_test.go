package hooks_test

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"signatory/api/apitest"
	"signatory/api/hooks"
	"signatory/api/pythontest"
	"signatory/api/watch"
	"signatory/graph"
	"signatory/graph/neo4j"
	"signatory/graph/neo4j/neo4jtest"
	"signatory/graph/sqlite"
)

var server neo4jtest.Shared

func TestMain(m *testing.M) { os.Exit(server.Run(m)) }

// receiver answers with a status of its own and keeps what it got.
type receiver struct {
	*httptest.Server
	mu     sync.Mutex
	status int
	got    []received
}

type received struct {
	header http.Header
	body   []byte
}

func newReceiver(t *testing.T) *receiver {
	r := &receiver{status: http.StatusNoContent}
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		body, err := io.ReadAll(req.Body)
		if err != nil {
			t.Error(err)
		}
		r.mu.Lock()
		defer r.mu.Unlock()
		r.got = append(r.got, received{req.Header, body})
		if r.status == http.StatusFound {
			w.Header().Set("Location", "/elsewhere")
		}
		w.WriteHeader(r.status)
	}))
	t.Cleanup(r.Close)
	return r
}

// take gives what has come since the last time.
func (r *receiver) take() []received {
	r.mu.Lock()
	defer r.mu.Unlock()
	got := r.got
	r.got = nil
	return got
}

func (r *receiver) answer(status int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.status = status
}

// desk is a store with its webhooks on one clock.
type desk struct {
	graph.Store
	*hooks.Hooks
	now time.Time
}

func (d *desk) turn(t *testing.T, after time.Duration) {
	t.Helper()
	d.now = d.now.Add(after)
	if err := d.Turn(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func (d *desk) put(t *testing.T, readings ...graph.Reading) {
	t.Helper()
	d.now = d.now.Add(time.Minute)
	if _, err := d.Put(t.Context(), readings); err != nil {
		t.Fatal(err)
	}
}

// onEach runs a test on an empty store of every kind.
func onEach(t *testing.T, test func(*testing.T, *desk)) {
	start := time.Date(2025, 2, 12, 12, 0, 0, 0, time.UTC)
	for name, open := range map[string]func(t *testing.T, now func() time.Time) (graph.Store, error){
		"sqlite": func(t *testing.T, now func() time.Time) (graph.Store, error) {
			return sqlite.Open(t.Context(), t.TempDir()+"/graph.db", sqlite.Options{Now: now})
		},
		"neo4j": func(t *testing.T, now func() time.Time) (graph.Store, error) {
			srv := server.Wiped(t)
			return neo4j.Open(t.Context(), srv.URI, neo4j.Options{User: srv.User, Password: srv.Password, Now: now})
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := &desk{now: start}
			now := func() time.Time { return d.now }
			var err error
			if d.Store, err = open(t, now); err != nil {
				t.Fatal(err)
			}
			defer d.Store.Close()
			d.Hooks = hooks.New(d.Store.(hooks.Store), hooks.Options{Now: now, Wait: []time.Duration{time.Minute, time.Hour}, Version: "test"})
			test(t, d)
		})
	}
}

// said is what a delivery tells, in short.
func said(t *testing.T, r received) string {
	t.Helper()
	var p hooks.Payload
	if err := json.Unmarshal(r.body, &p); err != nil {
		t.Fatal(err)
	}
	words := []string{p.Type}
	for _, c := range p.Data {
		words = append(words, strings.TrimPrefix(c.Actor.ID, "country:")+" "+string(c.Kind))
	}
	return strings.Join(words, " ")
}

func TestChangesAreDelivered(t *testing.T) {
	onEach(t, func(t *testing.T, d *desk) {
		all, one := newReceiver(t), newReceiver(t)
		d.put(t, apitest.Readings()[0]) // before there is any webhook
		d.now = d.now.Add(time.Minute)
		if _, _, err := d.Add(t.Context(), all.URL, watch.Filter{}, "Ada"); err != nil {
			t.Fatal(err)
		}
		hook, secret, err := d.Add(t.Context(), one.URL, watch.Filter{Instrument: apitest.ParisAgreement, Kind: []graph.ChangeKind{graph.ChangedStance}}, "")
		if err != nil {
			t.Fatal(err)
		}
		d.turn(t, time.Minute)
		if n := len(all.take()) + len(one.take()); n > 0 {
			t.Errorf("%d deliveries of what was there before", n)
		}
		d.put(t, apitest.Readings()[1])
		d.turn(t, time.Minute)
		got := all.take()
		if len(got) != 1 || said(t, got[0]) != "changes CHN new TUR new USA new" || len(one.take()) != 0 {
			t.Errorf("got %d deliveries: %v", len(got), got)
		}
		d.put(t, apitest.Readings()[2])
		d.turn(t, time.Minute)
		d.turn(t, time.Minute)
		got = one.take()
		if len(got) != 1 || said(t, got[0]) != "changes USA stance" || len(all.take()) != 1 {
			t.Fatalf("got %d deliveries: %v", len(got), got)
		}
		out := pythontest.Run(t, "import sys\nfrom standardwebhooks.webhooks import Webhook\nimport standardwebhooks.webhooks as w, datetime\n"+
			"class now(datetime.datetime):\n    @classmethod\n    def now(cls, tz=None): return datetime.datetime(2025, 2, 12, 12, 7, tzinfo=tz)\nw.datetime = now\n"+
			"print(Webhook(sys.argv[1]).verify(sys.argv[2], {'webhook-id': sys.argv[3], 'webhook-timestamp': sys.argv[4], 'webhook-signature': sys.argv[5]})['type'])",
			secret, string(got[0].body), got[0].header.Get("webhook-id"), got[0].header.Get("webhook-timestamp"), got[0].header.Get("webhook-signature"))
		if out != "changes\n" {
			t.Errorf("the signature is not one of Standard Webhooks: %s", out)
		}
		if err := d.Ping(t.Context(), hook.ID); err != nil {
			t.Fatal(err)
		}
		d.turn(t, time.Second)
		if got := one.take(); len(got) != 1 || said(t, got[0]) != "ping" {
			t.Errorf("a ping is %v", got)
		}
	})
}

func TestWhatDoesNotArriveIsTriedAgainAndKept(t *testing.T) {
	onEach(t, func(t *testing.T, d *desk) {
		r := newReceiver(t)
		hook, _, err := d.Add(t.Context(), r.URL, watch.Filter{Actor: "country:CAN"}, "")
		if err != nil {
			t.Fatal(err)
		}
		r.answer(http.StatusServiceUnavailable)
		d.put(t, apitest.Readings()[0])
		var ids []string
		for i, tt := range []struct {
			after time.Duration
			tries int
		}{{time.Minute, 1}, {59 * time.Second, 0}, {time.Second, 1}, {59 * time.Minute, 0}, {time.Minute, 1}, {time.Hour * 100, 0}} {
			if i == 4 {
				r.answer(http.StatusFound) // which is not followed, and no success
			}
			d.turn(t, tt.after)
			got := r.take()
			if len(got) != tt.tries {
				t.Fatalf("turn %d: tried %d times, want %d", i, len(got), tt.tries)
			}
			for _, g := range got {
				ids = append(ids, g.header.Get("webhook-id"))
			}
		}
		if slices.Sort(ids); ids[0] == "" || ids[0] != ids[2] {
			t.Errorf("one delivery came under the ids %q", ids)
		}
		dead, err := d.DeadLetters(t.Context())
		if err != nil || len(dead) != 1 || dead[0].Tries != 3 || !strings.Contains(dead[0].Problem, "302") || dead[0].Hook != hook.ID {
			t.Fatalf("dead letters %+v, %v", dead, err)
		}
		r.answer(http.StatusOK)
		if _, err := d.Resend(t.Context(), dead[0].ID); err != nil {
			t.Fatal(err)
		}
		d.turn(t, time.Second)
		if got := r.take(); len(got) != 1 || said(t, got[0]) != "changes CAN new" {
			t.Errorf("sent again: %v", got)
		}
		waiting, err := d.Waiting(t.Context())
		if dead, _ := d.DeadLetters(t.Context()); len(dead)+len(waiting) != 0 || err != nil {
			t.Errorf("still there: %+v %+v %v", dead, waiting, err)
		}
		if _, err := d.Drop(t.Context(), ids[0]); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("to drop what is not there: %v", err)
		}
		if _, err := d.Remove(t.Context(), hook.ID); err != nil {
			t.Error(err)
		}
		d.put(t, apitest.Readings()[1])
		d.turn(t, time.Minute)
		if got := r.take(); len(got) > 0 {
			t.Errorf("a webhook that was removed is told %v", got)
		}
	})
}

func TestAddressesOfWebhooks(t *testing.T) {
	store, err := sqlite.Open(t.Context(), t.TempDir()+"/graph.db", sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	now := time.Now()
	h := hooks.New(store, hooks.Options{Wait: []time.Duration{}, Now: func() time.Time { return now }})
	for _, address := range []string{"", "desk.example", "ftp://desk.example", "https://", "https://ada:secret@desk.example/", "javascript:alert(1)"} {
		if _, _, err := h.Add(t.Context(), address, watch.Filter{}, ""); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%q: %v", address, err)
		}
	}
	hook, _, err := h.Add(t.Context(), "http://169.254.169.254/latest/meta-data", watch.Filter{}, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Ping(t.Context(), hook.ID); err != nil {
		t.Fatal(err)
	}
	if err := h.Turn(t.Context()); err != nil {
		t.Fatal(err)
	}
	if dead, err := h.DeadLetters(t.Context()); err != nil || len(dead) != 1 || !strings.Contains(dead[0].Problem, "no address for a webhook") {
		t.Errorf("a link-local address: %+v, %v", dead, err)
	}
}
