package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// MaxCandidates is how many entities a search ranks: those with most claims.
const MaxCandidates = 1000

// maxClaims is more claims than one entity can have.
const maxClaims = 1_000_000_000

// SearchSource finds what bears words; every word of words must stand in it, the
// last as the beginning of a word. SearchIn makes one ranked list of it, so
// that every store answers alike.
type SearchSource interface {
	// EntitiesWith gives at most MaxCandidates, those with most claims first, then by id.
	EntitiesWith(ctx context.Context, words []string, kinds []Kind) ([]EntitySummary, error)
	// ArticlesWith gives articles with the words in their title behind after
	// (nil: from the start), the latest date first, then by id.
	ArticlesWith(ctx context.Context, words []string, after *SearchKey, limit int) ([]Article, error)
	// ClaimsWith gives claims with the words in their quote, the latest published first, then by id.
	ClaimsWith(ctx context.Context, words []string, after *SearchKey, limit int) ([]NamedClaim, error)
}

// SearchKey is the place of an article or a claim in a search list.
type SearchKey struct {
	Date Date
	ID   string
}

// NamedClaim is a claim with the names of its two ends.
type NamedClaim struct {
	ID, Actor, Instrument, Quote string
	Stance                       Stance
	Published                    Date
}

// SearchIn answers a search: entities by how well they match, then articles,
// then claims, the latest first. Where nothing is found, typos are mended; see typo.go.
func SearchIn(ctx context.Context, src SearchSource, q SearchQuery) (Page[Hit], error) {
	size, err := q.Size()
	if err != nil {
		return Page[Hit]{}, err
	}
	key, err := DecodeCursor("search", 3, q.Cursor)
	if err != nil {
		return Page[Hit]{}, err
	}
	s := search{src: src, q: q, words: Words(q.Text), want: size + 1}
	if len(s.words) == 0 {
		return Page[Hit]{Items: []Hit{}}, nil
	}
	page, err := s.page(ctx, key, size)
	if err != nil || len(page.Items) > 0 || q.Exact {
		return page, err
	}
	words, err := s.mended(ctx)
	if err != nil || words == nil {
		return page, err
	}
	s = search{src: src, q: q, words: words, want: size + 1}
	page, err = s.page(ctx, key, size)
	for i := range page.Items {
		page.Items[i].ReadAs = strings.Join(words, " ")
	}
	return page, err
}

// CalledIn are the stored ones of those that a gazetteer calls just so: an article
// that tells of the DRC need not call it that.
func CalledIn(ctx context.Context, r Reader, world Gazetteer, name string) ([]ActorRef, error) {
	caller, ok := world.(Caller)
	if !ok {
		return nil, nil
	}
	ids := caller.Called(name)
	if len(ids) == 0 {
		return nil, nil
	}
	refs, err := r.Refs(ctx, ids)
	return slices.DeleteFunc(refs, func(a ActorRef) bool { return a.Name == a.ID }), err // which names what is not stored
}

// page answers one page of a search.
func (s *search) page(ctx context.Context, key []string, size int) (Page[Hit], error) {
	stages := []func(context.Context, []string) error{s.called, s.entities, s.articles, s.claims}
	first := 0
	if key != nil {
		first = slices.Index([]string{"known", "entity", "article", "claim"}, key[0])
		if first < 0 {
			_, err := DecodeCursor("search", 3, "!")
			return Page[Hit]{}, err
		}
	}
	for i := first; i < len(stages) && len(s.hits) < s.want; i++ {
		var after []string
		if i == first && key != nil {
			after = key[1:]
		}
		if err := stages[i](ctx, after); err != nil {
			return Page[Hit]{}, err
		}
	}
	page := PageOf("search", s.hits, size, func(h ranked) []string { return h.key })
	out := Page[Hit]{Items: make([]Hit, len(page.Items)), Next: page.Next}
	for i, h := range page.Items {
		out.Items[i] = h.Hit
	}
	return out, nil
}

// ranked is a hit with its cursor key.
type ranked struct {
	Hit
	key []string
}

type search struct {
	src   SearchSource
	q     SearchQuery
	words []string
	want  int
	hits  []ranked
}

// called are those that need no words to be found, in the order of ids.
func (s *search) called(_ context.Context, after []string) error {
	for _, a := range s.q.Known {
		takes := len(s.q.Kinds) == 0 || slices.Contains(s.q.Kinds, string(a.Kind))
		if takes && len(s.hits) < s.want && (after == nil || a.ID > after[1]) {
			s.hits = append(s.hits, ranked{Hit{ID: a.ID, Kind: string(a.Kind), Name: a.Name, Snippet: strings.Join(strings.Fields(s.q.Text), " ")}, []string{"known", "", a.ID}})
		}
	}
	return nil
}

func (s *search) entities(ctx context.Context, after []string) error {
	var kinds []Kind
	for _, k := range Kinds {
		if len(s.q.Kinds) == 0 || slices.Contains(s.q.Kinds, string(k)) {
			kinds = append(kinds, k)
		}
	}
	if len(kinds) == 0 {
		return nil
	}
	found, err := s.src.EntitiesWith(ctx, s.words, kinds)
	if err != nil {
		return err
	}
	type candidate struct {
		*EntitySummary
		shown string
		key   []string
	}
	list := make([]candidate, len(found))
	for i := range found {
		e := &found[i]
		tier, shown := match(&e.Entity, s.words)
		// Sorted as one string: the tier, then most claims, then the id.
		list[i] = candidate{e, shown, []string{"entity", fmt.Sprintf("%d %010d", tier, maxClaims-e.Claims), e.ID}}
	}
	slices.SortFunc(list, func(a, b candidate) int { return slices.Compare(a.key, b.key) })
	for _, c := range list {
		if len(s.hits) >= s.want {
			break
		}
		known := slices.ContainsFunc(s.q.Known, func(a ActorRef) bool { return a.ID == c.ID })
		if !known && (after == nil || slices.Compare(c.key[1:], after) > 0) {
			s.hits = append(s.hits, ranked{Hit{ID: c.ID, Kind: string(c.Kind), Name: c.Name, Snippet: Snippet(c.shown, s.words)}, c.key})
		}
	}
	return nil
}

func (s *search) articles(ctx context.Context, after []string) error {
	if len(s.q.Kinds) > 0 && !slices.Contains(s.q.Kinds, "article") {
		return nil
	}
	found, err := s.src.ArticlesWith(ctx, s.words, searchKey(after), s.want-len(s.hits))
	for _, a := range found {
		s.hits = append(s.hits, ranked{Hit{ID: a.ID, Kind: "article", Name: a.Title, Snippet: Snippet(a.Title, s.words)},
			[]string{"article", string(a.Date), a.ID}})
	}
	return err
}

func (s *search) claims(ctx context.Context, after []string) error {
	if len(s.q.Kinds) > 0 && !slices.Contains(s.q.Kinds, "claim") {
		return nil
	}
	found, err := s.src.ClaimsWith(ctx, s.words, searchKey(after), s.want-len(s.hits))
	for _, c := range found {
		name := c.Actor + " · " + strings.ReplaceAll(string(c.Stance), "_", " ") + " · " + c.Instrument
		s.hits = append(s.hits, ranked{Hit{ID: c.ID, Kind: "claim", Name: name, Snippet: Snippet(c.Quote, s.words)},
			[]string{"claim", string(c.Published), c.ID}})
	}
	return err
}

func searchKey(after []string) *SearchKey {
	if after == nil {
		return nil
	}
	return &SearchKey{Date(after[0]), after[1]}
}

// match tells how well an entity matches, 0 best, and which of its names does:
// a name that is what was asked for, one that begins with it, one that holds
// every word; a main name before another one.
func match(e *Entity, words []string) (tier int, shown string) {
	asked := strings.Join(words, " ")
	tier, shown = 6, e.Name
	for i, name := range append([]string{e.Name, e.Code}, e.Aliases...) {
		have := strings.Join(Words(name), " ")
		t := 6
		switch {
		case have == "":
		case have == asked:
			t = 0
		case strings.HasPrefix(have, asked):
			t = 2
		case holds(strings.Fields(have), words):
			t = 4
		}
		if t < 6 && i > 0 {
			t++
		}
		if t < tier {
			tier, shown = t, name
		}
	}
	return tier, shown
}

// holds reports whether every word stands in have, the last as a beginning.
func holds(have, words []string) bool {
	for i, w := range words {
		last := i == len(words)-1
		if !slices.ContainsFunc(have, func(h string) bool { return h == w || last && strings.HasPrefix(h, w) }) {
			return false
		}
	}
	return true
}

// snippetLength is how many bytes of text a snippet shows at most, about.
const snippetLength = 160

// Snippet is the part of a text around the first of the words, cut at spaces,
// with an ellipsis where something is left out.
func Snippet(text string, words []string) string {
	text = strings.Join(strings.Fields(text), " ")
	if len(text) <= snippetLength {
		return text
	}
	at := firstOf(text, words)
	start := max(0, at-snippetLength/3)
	if start > 0 {
		if i := strings.LastIndexByte(text[:start], ' '); i >= 0 {
			start = i + 1
		} else {
			start = 0
		}
	}
	end := len(text)
	if start+snippetLength < end {
		end = start + snippetLength
		if i := strings.LastIndexByte(text[start:end], ' '); i > 0 {
			end = start + i
		}
	}
	out := strings.ToValidUTF8(text[start:end], "")
	if start > 0 {
		out = "… " + out
	}
	if end < len(text) {
		out += " …"
	}
	return out
}

// firstOf is the byte at which the first word of text begins that begins with
// one of words; 0 where none does.
func firstOf(text string, words []string) int {
	at := 0
	for _, field := range strings.Split(text, " ") {
		for _, h := range Words(field) {
			if slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(h, w) }) {
				return at
			}
		}
		at += len(field) + 1
	}
	return 0
}

// CompareSearchKeys is the order of articles and claims in a search list.
func CompareSearchKeys(a, b SearchKey) int {
	return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(a.ID, b.ID))
}
