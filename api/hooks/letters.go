package hooks

import (
	"context"
	"slices"
	"strings"

	"signatory/graph"
)

// DeadLetters lists the deliveries that never arrived, the oldest first.
func (h *Hooks) DeadLetters(ctx context.Context) ([]Delivery, error) {
	return h.letters(ctx, letterShelf)
}

// Waiting lists the deliveries that are still tried, the oldest first.
func (h *Hooks) Waiting(ctx context.Context) ([]Delivery, error) {
	return h.letters(ctx, deliveryShelf)
}

func (h *Hooks) letters(ctx context.Context, shelf string) ([]Delivery, error) {
	letters, err := all[Delivery](ctx, h.store, shelf)
	slices.SortFunc(letters, func(a, b Delivery) int {
		if c := a.Made.Compare(b.Made); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	return letters, err
}

// Resend puts a dead letter back on its way, with all its tries. graph.ErrNotFound.
func (h *Hooks) Resend(ctx context.Context, id string) (Delivery, error) {
	d, err := get[Delivery](ctx, h.store, letterShelf, id)
	if err != nil {
		return d, err
	}
	if _, err := h.store.Record(ctx, hookShelf, d.Hook); err != nil {
		return d, &graph.InvalidError{Field: "id", Reason: "the webhook of this letter was removed: drop the letter"}
	}
	d.Tries, d.Problem, d.Next = 0, "", h.now().UTC()
	if err := h.set(ctx, deliveryShelf, d.ID, d); err != nil {
		return d, err
	}
	return d, h.store.DropRecord(ctx, letterShelf, id)
}

// Drop forgets a dead letter. graph.ErrNotFound.
func (h *Hooks) Drop(ctx context.Context, id string) (Delivery, error) {
	d, err := get[Delivery](ctx, h.store, letterShelf, id)
	if err != nil {
		return d, err
	}
	return d, h.store.DropRecord(ctx, letterShelf, id)
}
