package graphtest

import (
	"errors"
	"strings"
	"testing"

	"signatory/graph"
)

// RunChanges tests the feed of changes. The stores that open gives must be
// graph.Changes and a graph.Reviewer.
func RunChanges(t *testing.T, open OpenWithClock) {
	open = lintedAt(open)
	var clock Clock
	s := open(t, clock.Now)
	feed := s.(graph.Changes)
	changed(t, s, &clock)
	for _, r := range []struct {
		rule     string
		from, to int64
		q        graph.ChangeQuery
		want     string
	}{
		{"what is new", 0, 1, graph.ChangeQuery{}, "AA x new; BB x new; CC x new"},
		{"a dispute, and another new one", 1, 2, graph.ChangeQuery{}, "BB x disputed; DD y new"},
		{"a stance, and one that is gone", 2, 3, graph.ChangeQuery{}, "AA x stance; CC x gone"},
		{"a decision ends a dispute", 3, 4, graph.ChangeQuery{}, "BB x settled"},
		{"another report is no change", 4, 5, graph.ChangeQuery{}, ""},
		{"what came and went within the window is not told", 0, 5, graph.ChangeQuery{}, "AA x new; BB x new; DD y new"},
		{"of one actor", 1, 3, graph.ChangeQuery{Actor: "country:AA"}, "AA x stance"},
		{"of one instrument", 0, 5, graph.ChangeQuery{Instrument: "instrument:y"}, "DD y new"},
		{"an empty window", 3, 3, graph.ChangeQuery{}, ""},
		{"up to now, from the beginning", -1, -1, graph.ChangeQuery{}, "AA x new; BB x new; DD y new"},
	} {
		t.Run(r.rule, func(t *testing.T) {
			for _, limit := range []int{1, 0} {
				q := r.q
				q.Limit = limit
				if r.from >= 0 {
					q.From, q.To = clock.at(r.from), clock.at(r.to)
				}
				if got := strings.Join(changes(t, feed, q), "; "); got != r.want {
					t.Errorf("pages of %d: got %s, want %s", limit, got, r.want)
				}
			}
		})
	}
	for _, limit := range []int{1, 0} {
		q := graph.ChangeQuery{Paging: graph.Paging{Limit: limit}, Latest: true}
		if got, want := strings.Join(changes(t, feed, q), "; "), "AA x new; BB x new; DD y new"; got != want {
			t.Errorf("the latest first, pages of %d: got %s, want %s", limit, got, want)
		}
		q.To = clock.at(2)
		if got, want := strings.Join(changes(t, feed, q), "; "), "BB x new; DD y new; AA x new; CC x new"; got != want {
			t.Errorf("the latest first then, pages of %d: got %s, want %s", limit, got, want)
		}
	}
	changesAtTheirTime(t, feed, &clock)
}

// changed makes a history of five moments: new positions, a dispute, an article
// read anew, a decision and another report.
func changed(t *testing.T, s graph.Store, clock *Clock) {
	t.Helper()
	clock.set(1)
	put(t, s, graph.Added, article("a", "2020-01-01").claim("AA", graph.Signed, "x").claim("BB", graph.Signed, "x").claim("CC", graph.Refused, "x").reading())
	clock.set(2)
	put(t, s, graph.Added, article("b", "2020-01-01").claim("BB", graph.Refused, "x").claim("DD", graph.Signed, "y").reading())
	clock.set(3)
	put(t, s, graph.Superseded, article("a", "2020-01-01").claim("AA", graph.Ratified, "x").claim("BB", graph.Signed, "x").reading())
	clock.set(4)
	page, err := s.Claims(t.Context(), graph.ClaimQuery{Actor: "country:BB", Stance: graph.Signed})
	if err != nil || len(page.Items) != 1 {
		t.Fatalf("%d claims, %v", len(page.Items), err)
	}
	if _, err := s.(graph.Reviewer).Decide(t.Context(), page.Items[0].ID, graph.Confirm, "Ada", "seen"); err != nil {
		t.Fatal(err)
	}
	clock.set(5)
	put(t, s, graph.Added, article("c", "2020-02-01").claim("AA", graph.Ratified, "x", on("2020-01-01")).reading())
}

// changesAtTheirTime holds that a change tells when it was, and that a window
// that ends before it begins and a cursor of elsewhere are refused.
func changesAtTheirTime(t *testing.T, feed graph.Changes, clock *Clock) {
	t.Helper()
	page, err := feed.Changes(t.Context(), graph.ChangeQuery{Actor: "country:AA", To: clock.at(3)})
	if err != nil || len(page.Items) != 1 || !page.Items[0].At.Equal(clock.at(3)) {
		t.Errorf("a change is of %+v, %v, want %s", page.Items, err, clock.at(3))
	}
	_, window := feed.Changes(t.Context(), graph.ChangeQuery{From: clock.at(2), To: clock.at(1)})
	_, cursor := feed.Changes(t.Context(), graph.ChangeQuery{Paging: graph.Paging{Cursor: "garbage"}})
	for _, err := range []error{window, cursor} {
		if !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("got %v, want ErrInvalid", err)
		}
	}
}

// changes reads a feed page by page.
func changes(t *testing.T, feed graph.Changes, q graph.ChangeQuery) []string {
	t.Helper()
	out := []string{}
	for {
		page, err := feed.Changes(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range page.Items {
			out = append(out, strings.TrimPrefix(c.Actor.ID, "country:")+" "+strings.TrimPrefix(c.Instrument.ID, "instrument:")+" "+string(c.Kind))
			if len(c.Evidence) == 0 {
				t.Errorf("no evidence for %+v", c)
			}
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			return out
		}
	}
}
