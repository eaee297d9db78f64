package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// ApartShelf keeps the pairs of entities that a person found to be two, by TwinKey.
const ApartShelf = "review-apart"

// TwinKey names two entities, whichever comes first.
func TwinKey(a, b string) string { return min(a, b) + "|" + max(a, b) }

// KeptApart is a pair of entities that a person found to be two.
type KeptApart struct {
	A string `json:"a"`
	B string `json:"b"`
	SignedBy
	Undone *SignedBy `json:"undone,omitempty"` // who took it back
}

// SignedBy is who did something, why and when.
type SignedBy struct {
	By     string    `json:"by"`
	Reason string    `json:"reason"`
	At     time.Time `json:"at"`
}

// KeepApart notes that two entities are two, by whom and when.
func KeepApart(ctx context.Context, s Records, a, b string, by SignedBy) error {
	return setApart(ctx, s, KeptApart{A: min(a, b), B: max(a, b), SignedBy: by}, by)
}

// UndoApart takes back that two entities are two, which stays on record; ErrNotFound where nobody kept them apart.
func UndoApart(ctx context.Context, s Records, a, b string, by SignedBy) error {
	value, err := s.Record(ctx, ApartShelf, TwinKey(a, b))
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	if err == nil {
		kept, err := keptApart(Record{TwinKey(a, b), value})
		if err != nil {
			return err
		}
		if kept.Undone == nil {
			kept.Undone = &by
			return setApart(ctx, s, kept, by)
		}
	}
	return fmt.Errorf("%s and %s, kept apart: %w", a, b, ErrNotFound)
}

func setApart(ctx context.Context, s Records, k KeptApart, by SignedBy) error {
	if strings.TrimSpace(by.By) == "" {
		return &InvalidError{Field: "by", Reason: "is empty: name who decides"}
	}
	value, err := json.Marshal(k)
	if err != nil {
		return err
	}
	return s.SetRecord(ctx, ApartShelf, TwinKey(k.A, k.B), value)
}

// keptApart reads a record, of which the first ones named the pair by their key alone.
func keptApart(r Record) (k KeptApart, err error) {
	if err := json.Unmarshal(r.Value, &k); err != nil {
		return k, fmt.Errorf("stored pair %s: %w", r.Key, err)
	}
	k.A, k.B, _ = strings.Cut(r.Key, "|")
	return k, nil
}

// AllApart lists the pairs that a person found to be two, those that were taken back, too, the latest first.
func AllApart(ctx context.Context, s Records) ([]KeptApart, error) {
	records, err := AllRecords(ctx, s, ApartShelf)
	if err != nil {
		return nil, err
	}
	out := []KeptApart{}
	for _, r := range records {
		k, err := keptApart(r)
		if err != nil {
			return nil, err
		}
		out = append(out, k)
	}
	slices.SortStableFunc(out, func(x, y KeptApart) int { return y.At.Compare(x.At) })
	return out, nil
}

// notApart leaves out the pairs that a person keeps apart.
func notApart(ctx context.Context, s Records, all []Twins) ([]Twins, error) {
	kept, err := AllApart(ctx, s)
	apart := map[string]bool{}
	for _, k := range kept {
		apart[TwinKey(k.A, k.B)] = k.Undone == nil
	}
	return slices.DeleteFunc(slices.Clone(all), func(t Twins) bool { return apart[TwinKey(t.A.ID, t.B.ID)] }), err
}
