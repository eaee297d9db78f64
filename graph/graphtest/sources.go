package graphtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"signatory/graph"
)

// agencyText is long enough to be compared, and no two numbers give like texts.
func agencyText(n int) string {
	var b strings.Builder
	for i := range 120 {
		fmt.Fprintf(&b, "text%dword%d ", n, i)
	}
	return b.String()
}

// report is an article of a publisher of its own with a claim of AA on x.
func report(name, text string, stance graph.Stance) graph.Reading {
	r := article(name, "2020-01-01").claim("AA", stance, "x").reading()
	r.Article.Text = text
	r.Article.Revision = digest(text, string(stance))
	return r
}

// RunSources tests that copies of one text are one source, in whatever order
// they come, and stop being so when one of them changes.
func RunSources(t *testing.T, open func(t *testing.T) graph.Store) {
	open = linted(open)
	ours := agencyText(1)
	// b ties a and c together: each changes another part of it.
	a := report("a", "LONDON, Tuesday. "+ours, graph.Signed)
	b := report("b", ours, graph.Signed)
	c := report("c", ours+" Reporting by a correspondent in Paris.", graph.Refused)
	d := report("d", agencyText(2), graph.Signed)
	t.Run("copies are one source", func(t *testing.T) {
		for _, order := range [][]graph.Reading{{a, b, c, d}, {d, c, b, a}, {c, a, d, b}} {
			s := open(t)
			for _, r := range order {
				put(t, s, graph.Added, r)
			}
			p := only(t, s)
			if p.Sources != 2 || p.Stance != graph.Signed || !p.Disputed {
				t.Errorf("%s with %d sources, disputed %v; want signed with 2, disputed between c and d", p.Stance, p.Sources, p.Disputed)
			}
			if got := sourcesOf(t, s); !slices.Equal(got, []string{"article:a article:a", "article:b article:a", "article:c article:a", "article:d article:d"}) {
				t.Errorf("sources %q", got)
			}
		}
	})
	t.Run("copies do not dispute with each other", func(t *testing.T) {
		s := open(t)
		put(t, s, graph.Added, a, b, c)
		if p := only(t, s); p.Disputed || p.Sources != 1 {
			t.Errorf("disputed %v with %d sources", p.Disputed, p.Sources)
		}
	})
	t.Run("a copy that changes leaves its group", func(t *testing.T) {
		s := open(t)
		put(t, s, graph.Added, a, b, c, d)
		put(t, s, graph.Superseded, report("a", agencyText(3), graph.Signed))
		if got := sourcesOf(t, s); !slices.Equal(got, []string{"article:a article:a", "article:b article:b", "article:c article:b", "article:d article:d"}) {
			t.Errorf("sources %q", got)
		}
		if p := only(t, s); p.Sources != 3 {
			t.Errorf("%d sources, want 3", p.Sources)
		}
	})
	t.Run("the sources of a position", func(t *testing.T) { testSourceList(t, open(t), a, b, c, d) })
	t.Run("short texts are not compared", func(t *testing.T) {
		s := open(t)
		put(t, s, graph.Added, report("a", "AA signs the treaty", graph.Signed), report("b", "AA signs the treaty", graph.Signed))
		if p := only(t, s); p.Sources != 2 {
			t.Errorf("%d sources, want 2", p.Sources)
		}
	})
}

// testSourceList lists copies of one text as one source, with the first and the
// last of its reports.
func testSourceList(t *testing.T, s graph.Store, a, b, c, d graph.Reading) {
	t.Helper()
	b.Article.Date, c.Article.Date, d.Article.Date = "2020-01-03", "2020", "2019-12-31"
	d.Article.Publisher = "Z Times"
	put(t, s, graph.Added, a, b, c, d)
	sources, err := graph.SourcesOf(t.Context(), s, "country:AA", "instrument:x")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, g := range sources {
		titles := []string{}
		for _, r := range g.Articles {
			titles = append(titles, fmt.Sprintf("%s %d", r.Title, len(r.Claims)))
		}
		got = append(got, fmt.Sprintf("%s, %s, %s to %s says %v: %s", g.ID, strings.Join(g.Publishers, "+"), g.FirstReport, g.LastReport, g.Stances, strings.Join(titles, "; ")))
	}
	equal(t, "sources", got, []string{"article:d, Z Times, 2019-12-31 to 2019-12-31 says [signed]: Report d 1",
		"article:a, Gazette a+Gazette b+Gazette c, 2020-01-01 to 2020 says [signed refused]: Report a 1; Report b 1; Report c 1"})
	if none, err := graph.SourcesOf(t.Context(), s, "country:AA", "instrument:none"); err != nil || len(none) != 0 {
		t.Errorf("no claims: %+v, %v", none, err)
	}
}

func only(t *testing.T, s graph.Store) graph.Position {
	t.Helper()
	page, err := s.Positions(t.Context(), graph.PositionQuery{})
	if err != nil || len(page.Items) != 1 {
		t.Fatalf("%d positions, %v", len(page.Items), err)
	}
	return page.Items[0]
}

// sourcesOf is each article with its source, in order.
func sourcesOf(t *testing.T, s graph.Store) []string {
	t.Helper()
	page, err := s.Claims(t.Context(), graph.ClaimQuery{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, c := range page.Items {
		out = append(out, c.Article+" "+c.Source)
	}
	slices.Sort(out)
	return out
}
