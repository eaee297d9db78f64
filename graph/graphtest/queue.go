package graphtest

import (
	"errors"
	"testing"

	"signatory/graph"
)

// RunQueue tests what a person is asked to decide, and what a merge is said to
// change. The stores that open gives must be a graph.Judge, a graph.Mender and graph.Records.
func RunQueue(t *testing.T, open OpenWithClock) {
	open = lintedAt(open)
	t.Run("unsure", func(t *testing.T) { testUnsure(t, open) })
	t.Run("disputed", func(t *testing.T) { testReviewDisputed(t, open) })
	t.Run("unknown instruments", func(t *testing.T) { testUnknown(t, open) })
	t.Run("twins", func(t *testing.T) { testTwins(t, open) })
	t.Run("preview of a merge", func(t *testing.T) { testPreview(t, open) })
}

// cases reads a queue page by page, two a page.
func cases(t *testing.T, s graph.Store, q graph.ReviewQuery) []string {
	t.Helper()
	out := []string{}
	for q.Limit = 2; ; {
		page, err := graph.Review(t.Context(), s.(graph.ReviewStore), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range page.Items {
			says := c.Entity.ID + c.Actor.ID + " " + c.Twin.ID + c.Instrument.ID
			for _, side := range c.Sides {
				says += " " + string(side)
			}
			if c.Queue != q.Queue || c.Why == "" || q.Queue != graph.QueueTwins && (len(c.Evidence) == 0 || c.Evidence[0].Quote == "" || c.Evidence[0].Claim == "") {
				t.Errorf("a case of %s: %+v", q.Queue, c)
			}
			out = append(out, says)
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			return out
		}
	}
}

func sure(confidence float64) func(*graph.Claim) {
	return func(c *graph.Claim) { c.Confidence = confidence }
}

func testUnsure(t *testing.T, open OpenWithClock) {
	s := open(t, new(Clock).Now)
	put(t, s, graph.Added, article("a", "2020-01-01").claim("AA", graph.Signed, "x", sure(0.7)).claim("BB", graph.Signed, "x", sure(0.95)).
		claim("CC", graph.Signed, "x", sure(0.5)).claim("DD", graph.Refused, "y", sure(0.6)).reading())
	equal(t, "the least sure of a page first", cases(t, s, graph.ReviewQuery{Queue: graph.QueueUnsure}),
		[]string{"country:CC instrument:x", "country:AA instrument:x", "country:DD instrument:y"})
	if _, err := graph.Review(t.Context(), s.(graph.ReviewStore), graph.ReviewQuery{Queue: "none"}); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("no such queue: %v", err)
	}
}

func testReviewDisputed(t *testing.T, open OpenWithClock) {
	s, _, _ := reviewed(t, open)
	equal(t, "one dispute", cases(t, s, graph.ReviewQuery{Queue: graph.QueueDisputed}), []string{"country:AA instrument:x refused signed"})
}

func testUnknown(t *testing.T, open OpenWithClock) {
	s := open(t, new(Clock).Now)
	b := article("a", "2020-01-01")
	for _, instrument := range []string{"u", "v", "w", "x", "y"} {
		b.claim("AA", graph.Signed, instrument)
	}
	b.claim("BB", graph.Signed, "y").entity(graph.Instrument, "z", "Treaty of which nothing is told")
	put(t, s, graph.Added, b.reading())
	known := func(id string) bool { return id == "instrument:u" || id == "instrument:v" || id == "instrument:w" }
	equal(t, "of most claims first", cases(t, s, graph.ReviewQuery{Queue: graph.QueueUnknown, Knows: known}), []string{"instrument:y ", "instrument:x "})
}

func testTwins(t *testing.T, open OpenWithClock) {
	s := open(t, new(Clock).Now)
	b := article("a", "2020-01-01")
	for key, name := range map[string]string{"paris": "Paris Agreement on Climate", "parris": "Parris Agreement on Climate", "climate": "Agreement on Climate, Paris",
		"kyoto": "Kyoto Protocol", "cop20": "Accord of 2020", "cop21": "Accord of 2021"} {
		b.entity(graph.Instrument, key, name)
	}
	put(t, s, graph.Added, b.claim("AA", graph.Signed, "paris").reading())
	twins := graph.ReviewQuery{Queue: graph.QueueTwins}
	want := []string{"instrument:paris instrument:climate", "instrument:paris instrument:parris"}
	equal(t, "the likeliest first", cases(t, s, twins)[:2], want)
	records, clock := s.(graph.Records), new(Clock)
	ada, bob := graph.SignedBy{By: "Ada", Reason: "two texts", At: clock.Now()}, graph.SignedBy{By: "Bob", At: clock.Now()}
	if err := graph.UndoApart(t.Context(), records, "instrument:paris", "instrument:climate", bob); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("nobody kept them apart: %v", err)
	}
	if err := graph.KeepApart(t.Context(), records, "instrument:paris", "instrument:climate", ada); err != nil {
		t.Fatal(err)
	}
	equal(t, "without those kept apart", cases(t, s, twins)[:1], want[1:])
	if err := graph.UndoApart(t.Context(), records, "instrument:climate", "instrument:paris", bob); err != nil {
		t.Fatal(err)
	}
	equal(t, "after it is taken back", cases(t, s, twins)[:2], want)
	kept, err := graph.AllApart(t.Context(), records)
	if err != nil || len(kept) != 1 || kept[0].By != "Ada" || kept[0].Undone == nil || kept[0].Undone.By != "Bob" || !kept[0].At.Equal(ada.At) {
		t.Errorf("who kept them apart, and who took it back: %+v, %v", kept, err)
	}
	if err := graph.KeepApart(t.Context(), records, "a", "b", graph.SignedBy{By: " "}); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("by nobody: %v", err)
	}
}

func testPreview(t *testing.T, open OpenWithClock) {
	s := open(t, new(Clock).Now)
	put(t, s, graph.Added, article("a", "2020-01-01").claim("AA", graph.Signed, "x").claim("BB", graph.Refused, "x").reading(),
		article("b", "2021-01-01").claim("AA", graph.Ratified, "y").claim("CC", graph.Signed, "y").reading())
	judge := s.(graph.Judge)
	changes, more, err := graph.PreviewMerge(t.Context(), judge, "instrument:x", "instrument:y")
	if err != nil || more {
		t.Fatalf("more %v, %v", more, err)
	}
	said := []string{}
	for _, e := range graph.Effects(changes) {
		said = append(said, e.Actor.ID+" "+string(e.Subject.Stance)+" | "+string(e.Into.Stance)+" | "+string(e.Merged.Stance)+" "+string(e.Merged.Since))
	}
	equal(t, "what would change", said, []string{"country:AA signed | ratified | ratified 2021-01-01", "country:BB refused |  | refused 2020-01-01"})
	equal(t, "nothing was done", positions(t, s, graph.PositionQuery{Instrument: "instrument:x"}), []string{"AA signed 2020-01-01", "BB refused 2020-01-01"})
	mend(t, s, merge("instrument:x", "instrument:y"))
	equal(t, "it is as was said", positions(t, s, graph.PositionQuery{Instrument: "instrument:y"}), []string{"AA ratified 2021-01-01", "BB refused 2020-01-01", "CC signed 2021-01-01"})
	for _, bad := range []struct {
		subject, into string
		want          error
	}{{"instrument:none", "instrument:y", graph.ErrNotFound}, {"instrument:y", "instrument:none", graph.ErrNotFound}, {"country:AA", "instrument:y", graph.ErrInvalid}, {"country:AA", "country:AA", graph.ErrInvalid}} {
		if _, _, err := graph.PreviewMerge(t.Context(), judge, bad.subject, bad.into); !errors.Is(err, bad.want) {
			t.Errorf("%s into %s: %v, want %v", bad.subject, bad.into, err, bad.want)
		}
	}
	var moved *graph.MovedError
	if _, _, err := graph.PreviewMerge(t.Context(), judge, "instrument:x", "instrument:y"); !errors.As(err, &moved) {
		t.Errorf("what was merged already: %v", err)
	}
}
