package extract

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestTrieFindsWhatStandsThere compares the trie with a look for each string at each place.
func TestTrieFindsWhatStandsThere(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	letters := []string{"a", "b", "ab", " ", "-", "é", "’", "1", "A", "\xff", "."}
	random := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(letters[r.IntN(len(letters))])
		}
		return b.String()
	}
	found := 0
	for range 300 {
		var list []string
		for range 1 + r.IntN(30) {
			list = append(list, fold(random(1+r.IntN(5))))
		}
		slices.Sort(list)
		list = slices.Compact(list)
		text := random(r.IntN(60))
		var got, want [][3]int
		newTrie(list).each(text, fold(text), func(start, end, at int) { got = append(got, [3]int{start, end, at}) })
		for start := range len(text) {
			for at, s := range list {
				if strings.HasPrefix(fold(text)[start:], s) && !wordBefore(text, start) && !wordAfter(text, start+len(s)) {
					want = append(want, [3]int{start, start + len(s), at})
				}
			}
		}
		found += len(want)
		if !slices.Equal(got, want) {
			t.Fatalf("%q in %q: found %v, want %v", list, text, got, want)
		}
	}
	if found < 300 {
		t.Errorf("only %d strings were there to be found", found)
	}
}
