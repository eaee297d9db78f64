package graphtest

import (
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"signatory/graph"
)

// Clock is a clock that a test sets. Its zero value stands at the start of 2026.
type Clock struct{ hours atomic.Int64 }

// Now is the time on the clock.
func (c *Clock) Now() time.Time {
	return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(c.hours.Load()) * time.Hour)
}

// set puts the clock to so many hours after its start.
func (c *Clock) set(hours int64) { c.hours.Store(hours) }

func (c *Clock) at(hours int64) time.Time {
	return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(hours) * time.Hour)
}

// OpenWithClock gives an empty store that takes its recorded times from a clock.
type OpenWithClock func(t *testing.T, now func() time.Time) graph.Store

// RunClocks tests known_at and recorded_at: what was published, and what was
// stored, by a time.
func RunClocks(t *testing.T, open OpenWithClock) {
	open = lintedAt(open)
	var clock Clock
	s := open(t, clock.Now)
	clock.set(1)
	put(t, s, graph.Added,
		article("a", "2016-05-01").claim("AA", graph.Signed, "x", on("2016-04-22")).claim("BB", graph.Refused, "x", on("2016-04-22")).reading(),
		article("b", "2018").claim("AA", graph.Withdrew, "x", on("2017-06-01")).reading())
	clock.set(2)
	put(t, s, graph.Superseded, article("a", "2016-05-01").claim("AA", graph.Signed, "x", on("2016-04-22")).
		claim("CC", graph.Signed, "x", on("2016-04-23")).reading())
	clock.set(3)
	put(t, s, graph.Added, article("c", "2019-01-01").claim("AA", graph.Ratified, "x", on("2018-12-01")).reading())
	now := []string{"AA ratified 2018-12-01", "CC signed 2016-04-23"}
	for _, r := range []struct {
		rule     string
		asOf     graph.Date
		known    graph.Date
		recorded int64 // hours, 0: not asked
		want     []string
	}{
		{"no clock asked for", "", "", 0, now},
		{"nothing was published yet", "", "2016-04-30", 0, []string{}},
		{"published by its day", "", "2016-05-01", 0, []string{"AA signed 2016-04-22", "CC signed 2016-04-23"}},
		{"an article of a year is known from its last day", "", "2018-12-30", 0, []string{"AA signed 2016-04-22", "CC signed 2016-04-23"}},
		{"at the end of that year", "", "2018", 0, []string{"AA withdrew 2017-06-01", "CC signed 2016-04-23"}},
		{"before the first load nothing was stored", "", "", -1, []string{}},
		{"what a later reading superseded was stored", "", "", 1, []string{"AA withdrew 2017-06-01", "BB refused 2016-04-22"}},
		{"after the later reading it was not", "", "", 2, []string{"AA withdrew 2017-06-01", "CC signed 2016-04-23"}},
		{"now", "", "", 3, now},
		{"the clocks combine", "2017", "2018", 1, []string{"AA withdrew 2017-06-01", "BB refused 2016-04-22"}},
		{"what held then, by what was known then", "2016", "2017", 1, []string{"AA signed 2016-04-22", "BB refused 2016-04-22"}},
	} {
		t.Run(r.rule, func(t *testing.T) {
			for _, limit := range []int{0, 1} {
				q := graph.PositionQuery{Instrument: "instrument:x", AsOf: r.asOf, KnownAt: r.known}
				if r.recorded != 0 {
					q.RecordedAt = clock.at(r.recorded)
				}
				q.Limit = limit
				got := []string{}
				for {
					got = append(got, positions(t, s, q)...)
					page, err := s.Positions(t.Context(), q)
					if err != nil {
						t.Fatal(err)
					}
					if q.Cursor = page.Next; q.Cursor == "" {
						break
					}
				}
				equal(t, "positions", got, r.want)
			}
		})
	}
	t.Run("one ledger", func(t *testing.T) { testLedger(t, s, &clock) })
}

// testLedger asks for one position by the clocks, where nothing is known too.
func testLedger(t *testing.T, s graph.Store, clock *Clock) {
	for _, r := range []struct {
		rule string
		q    graph.LedgerQuery
		want string
	}{
		{"now", graph.LedgerQuery{}, "ratified 2018-12-01: signed withdrew ratified"},
		{"what held then", graph.LedgerQuery{AsOf: "2017-01-01"}, "signed 2016-04-22: signed"},
		{"what was published by then", graph.LedgerQuery{KnownAt: "2018"}, "withdrew 2017-06-01: signed withdrew"},
		{"what was stored by then", graph.LedgerQuery{RecordedAt: clock.at(2)}, "withdrew 2017-06-01: signed withdrew"},
		{"nothing yet", graph.LedgerQuery{AsOf: "2015"}, " :"},
	} {
		r.q.Actor, r.q.Instrument = "country:AA", "instrument:x"
		p, err := graph.Ledger(t.Context(), s, r.q)
		if err != nil || p.Actor.Name != "Country AA" || p.Instrument.Name == "" {
			t.Fatalf("%s: %+v, %v", r.rule, p, err)
		}
		got := fmt.Sprintf("%s %s:", p.Stance, p.Since)
		for _, st := range p.Ledger {
			got += " " + string(st.Stance)
		}
		if got != r.want {
			t.Errorf("%s: got %q, want %q", r.rule, got, r.want)
		}
	}
	if _, err := graph.Ledger(t.Context(), s, graph.LedgerQuery{Actor: "country:none", Instrument: "instrument:x"}); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("nobody: %v", err)
	}
}
