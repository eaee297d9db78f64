package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"signatory/graph"
)

// The kinds of what a position is held by, and on.
var (
	actorKinds      = []graph.Kind{graph.Country, graph.Organization, graph.Person}
	instrumentKinds = []graph.Kind{graph.Instrument, graph.Organization}
)

// idOf finds the id of the entity that a user means: an id, a country's code,
// or a name or alias in any case. "" means nobody.
func idOf(ctx context.Context, r graph.Store, text string, kinds []graph.Kind) (string, error) {
	if text == "" {
		return "", nil
	}
	for _, id := range []string{text, "country:" + text} {
		e, err := r.Entity(ctx, id)
		var moved *graph.MovedError
		switch {
		case errors.As(err, &moved):
			return moved.To, nil
		case err == nil && slices.Contains(kinds, e.Kind):
			return e.ID, nil
		case err != nil && !errors.Is(err, graph.ErrNotFound):
			return "", err
		}
	}
	if graph.KindOf(text) != "" {
		return "", fmt.Errorf("%s: %w", text, graph.ErrNotFound)
	}
	return byName(ctx, r, text, kinds)
}

// byName finds the one entity of some kinds that bears a name.
func byName(ctx context.Context, r graph.Store, name string, kinds []graph.Kind) (string, error) {
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = string(k)
	}
	page, err := r.Search(ctx, graph.SearchQuery{Text: name, Kinds: words, Exact: true})
	if err != nil {
		return "", fmt.Errorf("find %q: %w", name, err)
	}
	var bear, like []string
	for _, h := range page.Items {
		like = append(like, fmt.Sprintf("%s (%s)", h.ID, h.Name))
		if bears(ctx, r, h, name) {
			bear = append(bear, h.ID)
		}
	}
	switch {
	case len(bear) == 1:
		return bear[0], nil
	case len(page.Items) == 1: // every word of the name is one of its own
		return page.Items[0].ID, nil
	case len(like) == 0:
		return "", fmt.Errorf("%q: no %s is called so or alike", name, strings.Join(words, " or "))
	}
	return "", fmt.Errorf("%q: name one by its id: %s", name, strings.Join(like[:min(8, len(like))], ", "))
}

// bears reports whether a hit is called just so.
func bears(ctx context.Context, r graph.Reader, h graph.Hit, name string) bool {
	want := strings.Join(graph.Words(name), " ")
	if strings.Join(graph.Words(h.Name), " ") == want {
		return true
	}
	e, err := r.Entity(ctx, h.ID)
	return err == nil && slices.ContainsFunc(e.Aliases, func(a string) bool { return strings.Join(graph.Words(a), " ") == want })
}
