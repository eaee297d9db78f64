package hooks

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"signatory/api/watch"
	"signatory/graph"
)

// perDelivery is how many changes one delivery holds at most.
const perDelivery = 100

// Payload is the body of a delivery.
type Payload struct {
	Type      string         `json:"type"` // "changes", or "ping" for a try
	Timestamp time.Time      `json:"timestamp"`
	Data      []graph.Change `json:"data"`
}

// Delivery is a payload on its way.
type Delivery struct {
	ID      string          `json:"id"`
	Hook    string          `json:"hook"`
	URL     string          `json:"url"`
	Body    json.RawMessage `json:"body"`
	Made    time.Time       `json:"made"`
	Tries   int             `json:"tries"`
	Next    time.Time       `json:"next"`    // when it is tried again
	Problem string          `json:"problem"` // of the last try
}

// Run collects and sends until ctx is done.
func (h *Hooks) Run(ctx context.Context) {
	tick := time.NewTicker(2 * time.Second)
	defer tick.Stop()
	for {
		if err := h.Turn(ctx); err != nil && ctx.Err() == nil {
			h.log.ErrorContext(ctx, "webhooks", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// Turn collects what is new and tries what is due, once.
func (h *Hooks) Turn(ctx context.Context) error {
	hooks, err := all[kept](ctx, h.store, hookShelf)
	if err != nil {
		return err
	}
	byID := map[string]kept{}
	var problems []error
	for _, k := range hooks {
		byID[k.ID] = k
		if err := h.collect(ctx, k); err != nil {
			problems = append(problems, fmt.Errorf("collect for %s: %w", k.ID, err))
		}
	}
	return errors.Join(append(problems, h.send(ctx, byID))...)
}

// collect makes deliveries of the changes that are new to a hook. The deliveries
// are stored before the moment until which it is told, so that one is rather made
// twice than not at all; its id is then the same.
func (h *Hooks) collect(ctx context.Context, k kept) error {
	to := h.now().UTC().Add(-watch.Lag)
	if !to.After(k.Until) {
		return nil
	}
	n, some := 0, []graph.Change{}
	flush := func() error {
		if len(some) == 0 {
			return nil
		}
		n++
		err := h.make(ctx, k, "changes", to, n, some)
		some = []graph.Change{}
		return err
	}
	err := watch.Each(ctx, h.store, k.Until, to, &k.Filter, false, func(c *graph.Change) (bool, error) {
		some = append(some, *c)
		if len(some) == perDelivery {
			return true, flush()
		}
		return true, nil
	})
	if err == nil {
		err = flush()
	}
	if err != nil || n == 0 && to.Sub(k.Until) < time.Minute {
		return err // an idle hook need not be written each time
	}
	if _, err := h.store.Record(ctx, hookShelf, k.ID); err != nil {
		if errors.Is(err, graph.ErrNotFound) {
			return nil // removed meanwhile
		}
		return err
	}
	k.Until = to
	return h.set(ctx, hookShelf, k.ID, k)
}

// make stores a delivery. Its id tells of its hook, what it holds and its place.
func (h *Hooks) make(ctx context.Context, k kept, kind string, at time.Time, n int, changes []graph.Change) error {
	held, err := json.Marshal(changes)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %s %d %s %s", k.ID, kind, n, k.Until.Format(time.RFC3339Nano), held))
	body, err := json.Marshal(Payload{kind, at, changes})
	if err != nil {
		return err
	}
	d := Delivery{ID: "delivery:" + hex.EncodeToString(sum[:12]), Hook: k.ID, URL: k.URL, Body: body, Made: h.now().UTC(), Next: h.now().UTC()}
	return h.set(ctx, deliveryShelf, d.ID, d)
}

// Ping makes a delivery without changes, by which one sees whether a webhook works.
func (h *Hooks) Ping(ctx context.Context, id string) error {
	k, err := get[kept](ctx, h.store, hookShelf, id)
	if err != nil {
		return err
	}
	now := h.now().UTC()
	k.Until = now // a ping of its own each time
	return h.make(ctx, k, "ping", now, 0, []graph.Change{})
}
