package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// Typos. Where nothing bears all words of a search, each word that stands
// nowhere is read as the nearest word of a name: one slip away (a letter more,
// less, other, or two swapped), two from leastForTwo letters on. Words of
// less than leastForOne letters are left as they are. Of several the one
// comes first that is nearer, then that whose entity has most claims, then by
// the alphabet. It is done over a SearchSource, so that every store reads the
// same words: names are looked for by the first two letters as they are, as
// swapped, without the first, and at last by the first letter alone, so at most
// 4 * MaxCandidates names are looked at for a word.
const (
	leastForOne = 4
	leastForTwo = 8
)

// mended is the words of a search with what was mistyped read as the nearest
// word, or nil where that cannot be done.
func (s *search) mended(ctx context.Context) ([]string, error) {
	out, any := slices.Clone(s.words), false
	for i, w := range s.words {
		known, err := s.known(ctx, w)
		if err != nil {
			return nil, err
		}
		if known {
			continue
		}
		near, err := s.nearest(ctx, w)
		if err != nil || near == "" {
			return nil, err
		}
		out[i], any = near, true
	}
	if !any {
		return nil, nil
	}
	return out, nil
}

// known reports whether anything at all bears a word.
func (s *search) known(ctx context.Context, word string) (bool, error) {
	one := []string{word}
	if claims, err := s.src.ClaimsWith(ctx, one, nil, 1); err != nil || len(claims) > 0 {
		return true, err
	}
	if articles, err := s.src.ArticlesWith(ctx, one, nil, 1); err != nil || len(articles) > 0 {
		return true, err
	}
	entities, err := s.src.EntitiesWith(ctx, one, Kinds)
	return len(entities) > 0, err
}

// nearest is the word of a name that is nearest to a mistyped one, "" where none is near.
func (s *search) nearest(ctx context.Context, word string) (string, error) {
	letters := []rune(word)
	if len(letters) < leastForOne {
		return "", nil
	}
	most := 1
	if len(letters) >= leastForTwo {
		most = 2
	}
	for _, begin := range []string{string(letters[:2]), string([]rune{letters[1], letters[0]}), string(letters[1:3]), string(letters[:1])} {
		found, err := s.src.EntitiesWith(ctx, []string{begin}, Kinds)
		if err != nil {
			return "", err
		}
		if best := nearestOf(found, letters, most); best != "" {
			return best, nil
		}
	}
	return "", nil
}

// nearestOf is the word of the names of entities that is nearest to word, at most so many slips away.
func nearestOf(found []EntitySummary, word []rune, most int) string {
	type near struct {
		word          string
		slips, claims int
	}
	var best near
	for i := range found {
		e := &found[i]
		for _, w := range strings.Fields(e.SearchText()) {
			have := []rune(w)
			if max(len(have), len(word))-min(len(have), len(word)) > most {
				continue
			}
			n := near{w, slips(word, have), e.Claims}
			if n.slips > most || n.slips == 0 {
				continue
			}
			if best.word == "" || cmp.Or(cmp.Compare(n.slips, best.slips), cmp.Compare(best.claims, n.claims), cmp.Compare(n.word, best.word)) < 0 {
				best = n
			}
		}
	}
	return best.word
}

// slips is how many letters must be put in, left out, changed or swapped with
// their neighbour to make a word of another: the distance of optimal string alignment.
func slips(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
