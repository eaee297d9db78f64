package graphtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"signatory/graph"
)

// RunHistory tests the feed of changes against the slow way: all positions as they
// stood at either end of a window, compared; and the matrix, which a store may keep from
// step to step, against the positions. The histories are drawn at random:
// articles, copies, later readings, decisions, mending and its undoing, under a
// clock that also stands still and is put back.
func RunHistory(t *testing.T, open OpenWithClock, histories, steps int) {
	open = lintedAt(open)
	for seed := range uint64(histories) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			var clock Clock
			h := &history{t: t, s: open(t, clock.Now), clock: &clock, r: rand.New(rand.NewPCG(seed, 11))}
			h.readings = GenerateSized(100+seed, 90, 6, 3)
			for range steps {
				h.step()
				HoldMatrix(t, h.s)
			}
			if seed%2 == 1 { // what was loaded from a dump lived through it all at once
				dumped := dump(t, h.s)
				h.s = open(t, clock.Now)
				load(t, h.s, dumped)
			}
			h.check(steps / 3)
		})
	}
}

// history is a store that lives through random steps.
type history struct {
	t        *testing.T
	s        graph.Store
	clock    *Clock
	r        *rand.Rand
	readings []graph.Reading // those that are not put yet
	stored   []graph.Reading // as put last
	acts     []graph.Mending
	rulings  []string
	latest   int64 // of the clock
}

// step has some hours pass, or less than none, and does something.
func (h *history) step() {
	switch h.r.IntN(12) {
	case 0, 1: // the clock stands still
	case 2:
		h.clock.set(h.latest - h.r.Int64N(4))
	default:
		h.latest++
		h.clock.set(h.latest)
	}
	switch h.r.IntN(9) {
	case 0:
		h.readAnew()
	case 1:
		h.decide()
	case 2:
		h.mend()
	case 3:
		h.undo()
	default:
		h.put()
	}
}

// put stores a few more articles; some are copies of one text.
func (h *history) put() {
	n := min(1+h.r.IntN(3), len(h.readings))
	some := h.readings[:n]
	h.readings = h.readings[n:]
	for i := range some {
		if h.r.IntN(3) == 0 {
			some[i].Article.Text = agencyText(h.r.IntN(2)) + some[i].Article.ID
		}
	}
	put(h.t, h.s, graph.Added, some...)
	h.stored = append(h.stored, some...)
}

// readAnew stores an article once more, with less, with another date or of another publisher.
func (h *history) readAnew() {
	if len(h.stored) == 0 {
		return
	}
	at := h.r.IntN(len(h.stored))
	r := h.stored[at]
	r.Article.Revision += "'"
	switch h.r.IntN(4) {
	case 0:
		r.Claims = r.Claims[:len(r.Claims)/2]
	case 1:
		r.Article.Date = graph.Date(fmt.Sprintf("%d-01-01", 2001+h.r.IntN(24)))
	case 2:
		r.Article.Publisher = fmt.Sprintf("Gazette %d", h.r.IntN(12))
	default:
		r.Article.Text = agencyText(h.r.IntN(2))
	}
	put(h.t, h.s, graph.Superseded, r)
	h.stored[at] = r
}

// claim is one of the live claims, nil where there is none.
func (h *history) claim() *graph.Claim {
	page, err := h.s.Claims(h.t.Context(), graph.ClaimQuery{Paging: graph.Paging{Limit: graph.MaxLimit}})
	if err != nil {
		h.t.Fatal(err)
	}
	if len(page.Items) == 0 {
		return nil
	}
	return &page.Items[h.r.IntN(len(page.Items))]
}

func (h *history) decide() {
	c := h.claim()
	if c == nil {
		return
	}
	verdict := []graph.Verdict{graph.Confirm, graph.Reject}[h.r.IntN(2)]
	ruling, err := h.s.(graph.Reviewer).Decide(h.t.Context(), c.ID, verdict, "Ada", "drawn")
	if err != nil {
		h.t.Fatal(err)
	}
	h.rulings = append(h.rulings, ruling.ID)
}

// mend does an act that may be refused, as one on what was merged away is.
func (h *history) mend() {
	m := merge(fmt.Sprintf("country:C%02d", h.r.IntN(6)), fmt.Sprintf("country:C%02d", h.r.IntN(6)))
	switch c := h.claim(); {
	case c == nil:
		return
	case h.r.IntN(3) == 0:
		m = graph.Mending{Kind: graph.RetractArticle, Subject: c.Article}
	case h.r.IntN(2) == 0:
		m = edit(c.ID, graph.Correction{Stance: graph.Stances[h.r.IntN(len(graph.Stances))]})
	}
	m.By, m.Reason = "Ada", "drawn"
	done, err := h.s.(graph.Mender).Mend(h.t.Context(), m)
	if err == nil {
		h.acts = append(h.acts, done)
	} else if !h.refused(err) {
		h.t.Fatal(err)
	}
}

func (h *history) refused(err error) bool {
	var moved *graph.MovedError
	return errors.Is(err, graph.ErrInvalid) || errors.Is(err, graph.ErrNotFound) || errors.As(err, &moved)
}

// undo takes back a decision or an act.
func (h *history) undo() {
	var err error
	if n := len(h.acts); n > 0 && h.r.IntN(2) == 0 {
		_, err = h.s.(graph.Mender).Unmend(h.t.Context(), h.acts[n-1].ID, "Bob", "drawn")
		h.acts = h.acts[:n-1]
	} else if n := len(h.rulings); n > 0 {
		_, err = h.s.(graph.Reviewer).Revoke(h.t.Context(), h.rulings[n-1], "Bob", "drawn")
		h.rulings = h.rulings[:n-1]
	}
	if err != nil && !h.refused(err) {
		h.t.Fatal(err)
	}
}

// check holds the feed against the slow way in windows of all lengths.
func (h *history) check(drawn int) {
	h.t.Helper()
	none := time.Time{}
	windows := [][2]time.Time{{none, none}, {none, h.clock.at(h.latest / 2)}, {h.clock.at(0), none}}
	for range drawn {
		from := h.r.Int64N(h.latest+5) - 4
		windows = append(windows, [2]time.Time{h.clock.at(from), h.clock.at(from + h.r.Int64N(h.latest-min(from, h.latest)+3))})
	}
	if HoldFeed(h.t, h.s, windows) == 0 {
		h.t.Error("nothing ever changed")
	}
}

// HoldFeed holds the feed of a store of at most a page of positions against the slow
// way, in windows of two moments of which a zero one is without bound. It gives how
// many changes there were.
func HoldFeed(t *testing.T, s graph.Store, windows [][2]time.Time) (told int) {
	t.Helper()
	at := map[time.Time]map[string]graph.Position{{}: {}}
	for _, w := range windows {
		q := graph.ChangeQuery{From: w[0], To: w[1]}
		then := q.Until()
		for _, moment := range []time.Time{w[0], then} {
			if at[moment] == nil {
				at[moment] = positionsAt(t, s, moment)
			}
		}
		want := slowly(at[w[0]], at[then])
		got := feed(t, s, q, 4)
		q.Latest = true
		latest := feed(t, s, q, graph.MaxLimit)
		slices.Sort(latest)
		told += len(want)
		sameChanges(t, fmt.Sprintf("from %s to %s", w[0], w[1]), got, want)
		sameChanges(t, fmt.Sprintf("from %s to %s, the latest first", w[0], w[1]), latest, want)
	}
	return told
}

// sameChanges tells the first change that differs.
func sameChanges(t *testing.T, window string, got, want []string) {
	t.Helper()
	if slices.Equal(got, want) {
		return
	}
	got, want = append(got, "the end"), append(want, "the end")
	i := 0
	for got[i] == want[i] {
		i++
	}
	t.Fatalf("%s: of %d changes and not %d the number %d is\n%s\nnot\n%s", window, len(got)-1, len(want)-1, i, got[i], want[i])
}

// positionsAt are all positions by what was stored at a moment, by their pairs.
func positionsAt(t *testing.T, s graph.Store, moment time.Time) map[string]graph.Position {
	t.Helper()
	out := map[string]graph.Position{}
	page, err := s.Positions(t.Context(), graph.PositionQuery{RecordedAt: moment, Paging: graph.Paging{Limit: graph.MaxLimit}})
	if err != nil || page.Next != "" {
		t.Fatalf("positions at %s: more than a page or %v", moment, err)
	}
	for _, p := range page.Items {
		out[p.Instrument.ID+" "+p.Actor.ID] = p
	}
	return out
}

// slowly are the changes between two moments, in the order of their pairs.
func slowly(before, after map[string]graph.Position) []string {
	keys := []string{}
	for _, all := range []map[string]graph.Position{before, after} {
		for key := range all {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	out := []string{}
	for _, key := range slices.Compact(keys) {
		b, a := before[key], after[key]
		if c, ok := graph.Compare(b, a); ok {
			if a.Actor.ID == "" {
				c.Actor, c.Instrument = b.Actor, b.Instrument
			}
			out = append(out, changeLine(c))
		}
	}
	return out
}

// feed reads the feed page by page, each change as a line without its moment,
// which must lie within the window.
func feed(t *testing.T, s graph.Store, q graph.ChangeQuery, limit int) []string {
	t.Helper()
	q.Limit = limit
	out := []string{}
	for {
		page, err := s.(graph.Changes).Changes(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range page.Items {
			if !c.At.After(q.From) || c.At.After(q.Until()) {
				t.Errorf("a change of %s within %s and %s", c.At, q.From, q.To)
			}
			out = append(out, changeLine(c))
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			return out
		}
	}
}

func changeLine(c graph.Change) string {
	c.At = time.Time{}
	b, err := json.Marshal(c)
	if err != nil {
		panic(err) // a change always marshals
	}
	return c.Instrument.ID + " " + c.Actor.ID + " " + string(b)
}
