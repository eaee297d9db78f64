package ingest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"signatory/graph"
)

// deadShelf is where articles are remembered that could not be taken in.
const deadShelf = "ingest.failed"

// MaxDead bounds how many are remembered anew of one run: where more fail, it is the
// source that is broken, and Over says how many they were.
const MaxDead = 10_000

// Dead is an article, or a whole input, that could not be taken in.
type Dead struct {
	What   string    `json:"what"`   // the article's path, or how its reason names it
	Input  string    `json:"input"`  // the input to be read again
	Reason string    `json:"reason"` // in one line, with the mend
	At     time.Time `json:"at"`
	Tries  int       `json:"tries"`
}

// DeadOf is an article of an input that could not be taken in, or all of it.
func DeadOf(input string, err error) Dead {
	return Dead{What: subject(Result{Input: input, Err: err}), Input: input, Reason: err.Error()}
}

// DeadLetters remembers what could not be taken in, in a store.
type DeadLetters struct {
	Records graph.Records
	Now     func() time.Time
	Over    int // how many of this run were not remembered
	kept    int
}

// Keep remembers an article under its path, in place of what was known of it.
func (l *DeadLetters) Keep(ctx context.Context, d Dead) error {
	d.At, d.Tries = l.Now().UTC().Truncate(time.Second), 1
	old, err := l.Records.Record(ctx, deadShelf, d.What)
	switch {
	case err == nil:
		var before Dead
		if err := json.Unmarshal(old, &before); err == nil {
			d.Tries += before.Tries
		}
	case !errors.Is(err, graph.ErrNotFound):
		return err
	case l.kept >= MaxDead:
		l.Over++
		return nil
	default:
		l.kept++
	}
	value, err := json.Marshal(d)
	if err != nil {
		return err
	}
	return l.Records.SetRecord(ctx, deadShelf, d.What, value)
}

// List gives all that is remembered, in the order of their names.
func (l *DeadLetters) List(ctx context.Context) ([]Dead, error) {
	records, err := graph.AllRecords(ctx, l.Records, deadShelf)
	out := make([]Dead, len(records))
	for i, r := range records {
		if err := json.Unmarshal(r.Value, &out[i]); err != nil {
			return nil, fmt.Errorf("%s of %s: %w", r.Key, deadShelf, err)
		}
	}
	return out, err
}

// Inputs lists the inputs of a list, each once.
func Inputs(list []Dead) []string {
	var out []string
	seen := map[string]bool{}
	for _, d := range list {
		if !seen[d.Input] {
			seen[d.Input] = true
			out = append(out, d.Input)
		}
	}
	return out
}

// Drop drops all of a list.
func (l *DeadLetters) Drop(ctx context.Context, list []Dead) error {
	for _, d := range list {
		if err := l.Records.DropRecord(ctx, deadShelf, d.What); err != nil {
			return err
		}
	}
	return nil
}

// Forget drops those of a list that did not fail again since.
func (l *DeadLetters) Forget(ctx context.Context, list []Dead) error {
	now, err := l.List(ctx)
	if err != nil {
		return err
	}
	again := map[string]bool{}
	for _, d := range now {
		again[d.What] = true
		for _, before := range list {
			if before.What == d.What && before.Tries == d.Tries {
				again[d.What] = false
			}
		}
	}
	return l.Drop(ctx, slices.DeleteFunc(slices.Clone(list), func(d Dead) bool { return again[d.What] }))
}
