package graphtest

import (
	"fmt"
	"strings"
	"testing"

	"signatory/graph"
)

// RunAlign tests who stands with whom, over the positions of a store.
func RunAlign(t *testing.T, open func(t *testing.T) graph.Store) {
	open = linted(open)
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
}
