package graph

import (
	"cmp"
	"slices"
	"strings"
)

// Twins are two entities that may be one, and why one may think so.
type Twins struct {
	A, B EntitySummary // A has more claims
	Why  string        // "same words", "one letter apart", "two letters apart" or "one name holds the other"
}

// MaybeTwins pairs entities of one kind whose names are nearly the same, the
// likeliest first, then those with most claims, then by ids. It compares names
// by their words, so that it needs each pair of likely names alone: those that
// share their rarest word, and those that are a slip or two apart.
func MaybeTwins(entities []EntitySummary) []Twins {
	words := make([][]string, len(entities))
	bearing := map[string][]int{}
	for i := range entities {
		words[i] = Words(entities[i].Name)
		slices.Sort(words[i])
		words[i] = slices.Compact(words[i])
		for _, w := range words[i] {
			bearing[w] = append(bearing[w], i)
		}
	}
	type pair struct{ a, b int }
	seen := map[pair]bool{}
	var out []Twins
	for i := range entities {
		for _, w := range words[i] {
			if len(bearing[w]) > maxBearing {
				continue // "convention" and its like tell nothing apart
			}
			for _, j := range bearing[w] {
				if j <= i || seen[pair{i, j}] || entities[i].Kind != entities[j].Kind {
					continue
				}
				seen[pair{i, j}] = true
				if why := alike(words[i], words[j]); why != "" {
					t := Twins{entities[i], entities[j], why}
					if cmp.Or(cmp.Compare(t.B.Claims, t.A.Claims), cmp.Compare(t.A.ID, t.B.ID)) > 0 {
						t.A, t.B = t.B, t.A
					}
					out = append(out, t)
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b Twins) int {
		return cmp.Or(cmp.Compare(likeliness[a.Why], likeliness[b.Why]), cmp.Compare(b.A.Claims, a.A.Claims), cmp.Compare(a.A.ID, b.A.ID), cmp.Compare(a.B.ID, b.B.ID))
	})
	return out
}

// maxBearing is in how many names a word may stand to tell names apart.
const maxBearing = 40

var likeliness = map[string]int{"same words": 0, "one letter apart": 1, "two letters apart": 2, "one name holds the other": 3}

// alike tells why two names, as their sorted words, may be of one thing, "" where they are not.
func alike(a, b []string) string {
	if slices.Equal(a, b) {
		return "same words"
	}
	if digits(a) != digits(b) {
		return "" // of different years, or numbers
	}
	x, y := strings.Join(a, " "), strings.Join(b, " ")
	if len(x) >= leastForTwo && len(y) >= leastForTwo {
		switch slips([]rune(x), []rune(y)) {
		case 1:
			return "one letter apart"
		case 2:
			return "two letters apart"
		}
	}
	small, large := a, b
	if len(small) > len(large) {
		small, large = large, small
	}
	if len(small) < 2 {
		return ""
	}
	for _, w := range small {
		if !slices.Contains(large, w) {
			return ""
		}
	}
	return "one name holds the other"
}

// digits are the words of a name that hold a digit.
func digits(words []string) string {
	var out []string
	for _, w := range words {
		if strings.ContainsAny(w, "0123456789") {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}
