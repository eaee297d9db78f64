package web

import (
	"context"
	"fmt"
	"strings"

	"signatory/graph"
)

// statusLists are the depositaries' lists of an instrument's acts.
func (s *site) statusLists(ctx context.Context, id string) ([]graph.StatusList, error) {
	lister, ok := s.Store.(graph.Lister)
	if !ok {
		return nil, nil
	}
	page, err := lister.Lists(ctx, graph.ListQuery{Instrument: id})
	if err != nil {
		return nil, fmt.Errorf("lists: %w", err)
	}
	return page.Items, nil
}

// afterLists marks the positions that began later than any of the lists.
func afterLists(groups []group, lists []graph.StatusList) {
	var day graph.Date
	for _, l := range lists {
		if l.StatusAsOf.Last() > day.Last() {
			day = l.StatusAsOf
		}
	}
	for i := range groups {
		for j := range groups[i].Rows {
			r := &groups[i].Rows[j]
			r.AfterList = later(r.Position, day)
		}
	}
}

// later reports whether a position began after the day of a list.
func later(p graph.Position, day graph.Date) bool {
	return day != "" && p.Since != "" && p.Since.First() > day.Last()
}

// actWord is the legal kind of a step in words.
func actWord(a graph.Act) string { return strings.ReplaceAll(string(a), "_", " ") }
