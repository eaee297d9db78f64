package graphtest

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"signatory/graph"
)

// RunAlign tests who stands with whom, over the positions of a store.
func RunAlign(t *testing.T, open func(t *testing.T) graph.Store) {
	open = linted(open)
	t.Run("as positions stood on any day", func(t *testing.T) { testStands(t, open) })
	s := open(t)
	early, late := article("a", "2010-01-01"), article("b", "2020-01-01")
	for _, c := range []string{"AA", "BB"} {
		early.claim(c, graph.Signed, "x").claim(c, graph.Ratified, "y").claim(c, graph.Refused, "z")
	}
	early.claim("CC", graph.Refused, "x").claim("CC", graph.Withdrew, "y").claim("CC", graph.Endorsed, "z")
	early.claim("DD", graph.Signed, "x", func(c *graph.Claim) { c.Tense = graph.Planned })
	late.claim("BB", graph.Withdrew, "y").claim("BB", graph.Signed, "v").claim("CC", graph.Signed, "v")
	put(t, s, graph.Added, early.reading(), late.reading())
	for _, r := range []struct {
		rule string
		q    graph.AlignQuery
		want string
	}{
		{"now: a plan is no position", graph.AlignQuery{}, "AA-BB 2/3; AA-CC 0/3; BB-CC 2/4"},
		{"as they stood then", graph.AlignQuery{To: "2015"}, "AA-BB 3/3; AA-CC 0/3; BB-CC 0/3"},
		{"only what was taken since", graph.AlignQuery{From: "2015"}, "BB-CC 1/1"},
		{"at least four shared", graph.AlignQuery{Shared: 4}, "BB-CC 2/4"},
		{"who holds nothing stands apart", graph.AlignQuery{To: "2015", Absent: true}, "AA-BB 3/3; AA-CC 0/3; BB-CC 0/3"},
		{"on what any of them took up", graph.AlignQuery{From: "2015", Absent: true}, "BB-CC 1/2"},
		{"of those asked about", graph.AlignQuery{Absent: true, Actors: []string{"country:AA", "country:BB"}}, "AA-BB 2/4"},
		{"the pairs of one alone", graph.AlignQuery{With: "country:CC"}, "AA-CC 0/3; BB-CC 2/4"},
		{"no other kind of actor", graph.AlignQuery{Kind: graph.Organization}, ""},
	} {
		t.Run(r.rule, func(t *testing.T) {
			al, err := graph.Align(t.Context(), s, r.q)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, g := range al.Pairs {
				got = append(got, fmt.Sprintf("%s-%s %.0f/%d", g.A[8:], g.B[8:], g.Raw*float64(g.Shared), g.Shared))
			}
			if b := strings.Join(got, "; "); b != r.want {
				t.Errorf("got %s, want %s", b, r.want)
			}
		})
	}
	t.Run("by period", func(t *testing.T) { testPeriods(t, s) })
	t.Run("what is written is seen", func(t *testing.T) {
		put(t, s, graph.Added, article("c", "2021-01-01").claim("DD", graph.Signed, "v").reading())
		if al, err := graph.Align(t.Context(), s, graph.AlignQuery{From: "2015"}); err != nil || len(al.Pairs) != 3 || al.Actors[2].Name != "Country DD" {
			t.Errorf("%+v, %v", al, err)
		}
		put(t, s, graph.Superseded, article("c", "2021-01-01").claim("DD", graph.Refused, "v").reading())
		if al, err := graph.Align(t.Context(), s, graph.AlignQuery{From: "2015"}); err != nil || al.Pair("country:DD", "country:BB").Raw != 0 {
			t.Errorf("superseded: %+v, %v", al, err)
		}
	})
	t.Run("while articles are written", func(t *testing.T) { testAlignUnderWrites(t, s) })
	for _, q := range []graph.AlignQuery{{From: "2020", To: "2019"}, {Kind: "planet"}, {To: "2019-13"}} {
		if _, err := graph.Align(t.Context(), s, q); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%+v: %v, want ErrInvalid", q, err)
		}
	}
}

// testAlignUnderWrites asks while articles come in, then for all of them.
func testAlignUnderWrites(t *testing.T, s graph.Store) {
	var readers sync.WaitGroup
	done := make(chan struct{})
	for range 3 {
		readers.Go(func() {
			for {
				if _, err := graph.Align(t.Context(), s, graph.AlignQuery{}); err != nil {
					t.Error(err)
				}
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	const articles = 10
	for i := range articles {
		name := fmt.Sprintf("w%d", i)
		put(t, s, graph.Added, article(name, "2022-01-01").claim("WW", graph.Signed, name).claim("VV", graph.Signed, name).reading())
	}
	close(done)
	readers.Wait()
	if al, err := graph.Align(t.Context(), s, graph.AlignQuery{}); err != nil || al.Pair("country:VV", "country:WW").Shared != articles {
		t.Errorf("%+v, %v; want %d shared", al.Pair("country:VV", "country:WW"), err, articles)
	}
}

func testPeriods(t *testing.T, s graph.Store) {
	for _, r := range []struct {
		rule, a, b string
		q          graph.AlignQuery
		years      int
		want       string
	}{
		{"decades", "AA", "BB", graph.AlignQuery{}, 10, "2010-2019 3/3; 2020-2029 0/0"},
		{"those with enough shared", "BB", "CC", graph.AlignQuery{Shared: 1}, 5, "2010-2014 0/3; 2020-2024 1/1"},
		{"from a year on", "BB", "CC", graph.AlignQuery{From: "2020"}, 10, "2020-2029 1/1"},
		{"who holds nothing", "AA", "ZZ", graph.AlignQuery{To: "2012"}, 10, "2010-2019 0/0"},
		{"nobody", "YY", "ZZ", graph.AlignQuery{}, 10, ""},
	} {
		got, err := graph.AlignPeriods(t.Context(), s, r.q, "country:"+r.a, "country:"+r.b, r.years)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, p := range got {
			out = append(out, fmt.Sprintf("%s-%s %.0f/%d", p.From, p.To, p.Raw*float64(p.Shared), p.Shared))
		}
		if b := strings.Join(out, "; "); b != r.want {
			t.Errorf("%s: got %s, want %s", r.rule, b, r.want)
		}
	}
	for _, q := range []struct {
		q     graph.AlignQuery
		years int
	}{{graph.AlignQuery{}, 0}, {graph.AlignQuery{From: "0001", To: "2020"}, 1}} {
		if _, err := graph.AlignPeriods(t.Context(), s, q.q, "country:AA", "country:BB", q.years); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%+v: %v, want ErrInvalid", q, err)
		}
	}
}

// testStands holds the alignment to the positions that the store lists on the
// same day: every pair shares just the instruments on which both stand.
func testStands(t *testing.T, open func(t *testing.T) graph.Store) {
	s := open(t)
	put(t, s, graph.Added, Generate(7, 60)...)
	for _, q := range []graph.AlignQuery{{}, {To: "2003-07"}, {To: "2011-02-28"}, {To: "2024"}, {From: "2005", To: "2015"}, {From: "2020"}} {
		want := standing(t, s, q)
		al, err := graph.Align(t.Context(), s, q)
		if err != nil {
			t.Fatal(err)
		}
		shared := 0
		for i, a := range al.Actors {
			for _, b := range al.Actors[i+1:] {
				n, same := 0, 0
				for instrument, x := range want[a.ID] {
					if y, ok := want[b.ID][instrument]; ok {
						n++
						if x == y {
							same++
						}
					}
				}
				shared += n
				if g := al.Pair(a.ID, b.ID); g.Shared != n || n > 0 && fmt.Sprintf("%.4f", g.Raw) != fmt.Sprintf("%.4f", float64(same)/float64(n)) {
					t.Errorf("%+v: %s and %s: %+v, want %d of %d", q, a.ID, b.ID, g, same, n)
				}
			}
		}
		if len(al.Actors) != len(want) || shared == 0 {
			t.Errorf("%+v: %d actors share %d, want %d actors", q, len(al.Actors), shared, len(want))
		}
	}
}

// standing is the polarity of every position that is a fact, by actor and instrument.
func standing(t *testing.T, s graph.Store, q graph.AlignQuery) map[string]map[string]int {
	t.Helper()
	out := map[string]map[string]int{}
	page, err := s.Positions(t.Context(), graph.PositionQuery{Tense: graph.Past, AsOf: q.To, Paging: graph.Paging{Limit: graph.MaxLimit}})
	if err != nil || page.Next != "" {
		t.Fatalf("%q, %v", page.Next, err)
	}
	for _, p := range page.Items {
		if q.From != "" && (p.Since == "" || p.Since.First() < q.From.First()) {
			continue
		}
		if out[p.Actor.ID] == nil {
			out[p.Actor.ID] = map[string]int{}
		}
		out[p.Actor.ID][p.Instrument.ID] = p.Stance.Polarity()
	}
	return out
}
