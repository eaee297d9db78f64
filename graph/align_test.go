package graph

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// stood reads stances by instrument from a word: + consent, - its opposite, 0 neither, . no position.
func stood(word string) *votes {
	v := &votes{make([]uint64, 1), make([]uint64, 1), make([]uint64, 1)}
	for i, r := range word {
		if r != '.' {
			v.set(i, map[rune]int8{'+': 1, '-': -1, '0': 0}[r])
		}
	}
	return v
}

func TestAgree(t *testing.T) {
	for _, r := range []struct{ rule, a, b, want string }{
		{"nothing shared", "++..", "..--", "0 0 none none"},
		{"both always consent: chance explains it all", "+++", "+++", "3 1 none none"},
		{"full agreement over both sides", "++--", "++--", "4 1 1 1"},
		{"full opposition", "++--", "--++", "4 0 -1 -1"},
		{"as often as chance", "++--", "+-+-", "4 0.5 0 0"},
		// 20 cases, both yes 8, both no 7, a alone 2, b alone 3: the margins are 10/20 and 11/20,
		// chance 0.5, kappa (0.75-0.5)/0.5; the common margins 0.525 and 0.475 give 0.50125.
		{"a table of four cells", "++++++++++----------", "++++++++--+++-------", "20 0.75 0.5 0.498747"},
		{"what one leaves out is not shared", "++--.0", "++-..0", "4 1 1 1"},
	} {
		t.Run(r.rule, func(t *testing.T) {
			for _, g := range []Agreement{agree(stood(r.a), stood(r.b)), agree(stood(r.b), stood(r.a))} {
				show := func(v *float64) string {
					if v == nil {
						return "none"
					}
					return fmt.Sprint(*v)
				}
				if got := fmt.Sprint(g.Shared, " ", g.Raw, " ", show(g.Kappa), " ", show(g.Pi)); got != r.want {
					t.Errorf("got %s, want %s", got, r.want)
				}
			}
		})
	}
}

func TestNearestAndClusters(t *testing.T) {
	words := map[string]string{"country:A": "+++---+", "country:B": "+++---+", "country:C": "+++--+.", "country:D": "---+++-", "country:E": "---+++.", "country:F": "......."}
	al := Alignment{}
	for id := range words {
		al.Actors = append(al.Actors, ActorRef{ID: id})
	}
	slices.SortFunc(al.Actors, func(a, b ActorRef) int { return slices.Compare([]byte(a.ID), []byte(b.ID)) })
	for i, a := range al.Actors {
		for _, b := range al.Actors[i+1:] {
			if g := agree(stood(words[a.ID]), stood(words[b.ID])); g.Shared > 0 {
				g.A, g.B = a.ID, b.ID
				al.Pairs = append(al.Pairs, g)
			}
		}
	}
	near := al.Nearest("country:A", 2)
	if len(near) != 2 || near[0].B != "country:B" || near[1].B != "country:C" {
		t.Errorf("nearest to A: %+v", near)
	}
	want := "1 A B C; 2 D E; 3 F"
	for range 20 {
		var groups []string
		for _, c := range al.Clusters() {
			ids := fmt.Sprint(c.Number)
			for _, a := range c.Actors {
				ids += " " + strings.TrimPrefix(a.ID, "country:")
			}
			groups = append(groups, ids)
		}
		if got := strings.Join(groups, "; "); got != want {
			t.Fatalf("clusters %s, want %s", got, want)
		}
	}
	if got := (Alignment{}).Clusters(); len(got) != 0 {
		t.Errorf("nobody makes %v", got)
	}
}
