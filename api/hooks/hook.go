package hooks

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"signatory/api/watch"
	"signatory/graph"
)

// Hook is where changes are sent to.
type Hook struct {
	ID      string       `json:"id"`
	URL     string       `json:"url"`
	Filter  watch.Filter `json:"filter"`
	By      string       `json:"by"`
	Created time.Time    `json:"created"`
	Until   time.Time    `json:"until"` // what was stored until then was sent, or waits to be
}

// kept is a hook as the store has it; the secret has to be there to sign with.
type kept struct {
	Hook
	Secret string `json:"secret"`
}

// The shelves of the store.
const (
	hookShelf     = "webhook"
	deliveryShelf = "delivery"
	letterShelf   = "dead letter"
)

// maxHooks bounds how many webhooks there are.
const maxHooks = 100

// Store is what hooks need of a store.
type Store interface {
	graph.Records
	graph.Changes
}

// Hooks keeps and serves the webhooks of a store.
type Hooks struct {
	store  Store
	now    func() time.Time
	log    *slog.Logger
	client *http.Client
	wait   []time.Duration // between tries
	// Version of the program, as its requests tell.
	version string
}

// Options are what Hooks is given beside its store.
type Options struct {
	Now     func() time.Time // nil is time.Now
	Log     *slog.Logger     // nil logs nothing
	Wait    []time.Duration  // between tries; nil is Waits
	Version string
}

// Waits are the times between the tries of a delivery, as Standard Webhooks advises.
var Waits = []time.Duration{5 * time.Second, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 5 * time.Hour, 10 * time.Hour, 14 * time.Hour, 20 * time.Hour, 24 * time.Hour}

// New makes the hooks of a store.
func New(store Store, o Options) *Hooks {
	h := &Hooks{store: store, now: o.Now, log: o.Log, client: client(), wait: o.Wait, version: o.Version}
	if h.now == nil {
		h.now = time.Now
	}
	if h.log == nil {
		h.log = slog.New(slog.DiscardHandler)
	}
	if h.wait == nil {
		h.wait = Waits
	}
	return h
}

// Add makes a webhook for what is stored from now on, and gives the secret with
// which its deliveries are signed; it is told this once.
func (h *Hooks) Add(ctx context.Context, address string, f watch.Filter, by string) (Hook, string, error) {
	if err := checkURL(address); err != nil {
		return Hook{}, "", err
	}
	all, err := h.List(ctx)
	if err != nil {
		return Hook{}, "", err
	}
	if len(all) >= maxHooks {
		return Hook{}, "", &graph.InvalidError{Field: "url", Reason: fmt.Sprintf("there are %d webhooks, and no more are taken: remove one first", maxHooks)}
	}
	key := make([]byte, 24)
	rand.Read(key) // never fails
	now := h.now().UTC()
	k := kept{Hook{"webhook:" + strings.ToLower(rand.Text()[:16]), address, f, by, now.Truncate(time.Second), now}, "whsec_" + base64.StdEncoding.EncodeToString(key)}
	return k.Hook, k.Secret, h.set(ctx, hookShelf, k.ID, k)
}

func checkURL(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || u.User != nil || len(address) > 2000 {
		return &graph.InvalidError{Field: "url", Reason: fmt.Sprintf("%q: want an address that begins with https:// or http://, without a password", address)}
	}
	return nil
}

// List lists the webhooks, the oldest first.
func (h *Hooks) List(ctx context.Context) ([]Hook, error) {
	all, err := all[kept](ctx, h.store, hookShelf)
	out := []Hook{}
	for _, k := range all {
		out = append(out, k.Hook)
	}
	slices.SortFunc(out, func(a, b Hook) int {
		if c := a.Created.Compare(b.Created); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	return out, err
}

// Remove ends a webhook; what waits for it is not sent any more. graph.ErrNotFound.
func (h *Hooks) Remove(ctx context.Context, id string) (Hook, error) {
	k, err := get[kept](ctx, h.store, hookShelf, id)
	if err != nil {
		return Hook{}, err
	}
	return k.Hook, h.store.DropRecord(ctx, hookShelf, id)
}

func (h *Hooks) set(ctx context.Context, shelf, key string, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("store %s %s: %w", shelf, key, err)
	}
	return h.store.SetRecord(ctx, shelf, key, b)
}

func get[T any](ctx context.Context, s graph.Records, shelf, key string) (T, error) {
	var v T
	b, err := s.Record(ctx, shelf, key)
	if err != nil {
		return v, err
	}
	if err := json.Unmarshal(b, &v); err != nil {
		return v, fmt.Errorf("stored %s %s: %w", shelf, key, err)
	}
	return v, nil
}

func all[T any](ctx context.Context, s graph.Records, shelf string) ([]T, error) {
	records, err := graph.AllRecords(ctx, s, shelf)
	if err != nil {
		return nil, err
	}
	out := make([]T, len(records))
	for i, r := range records {
		if err := json.Unmarshal(r.Value, &out[i]); err != nil {
			return nil, fmt.Errorf("stored %s %s: %w", shelf, r.Key, err)
		}
	}
	return out, nil
}
