package graphtest

import (
	"slices"
	"testing"

	"signatory/graph"
)

// A slip of the hand still finds what was meant, and says what was read; where
// the words stand somewhere, nothing is read otherwise.
func testTypos(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	b := article("typos", "2020-01-01")
	b.entity(graph.Country, "KGZ", "Kyrgyzstan")
	b.entity(graph.Instrument, "kyoto", "Kyoto Protocol")
	b.entity(graph.Instrument, "kyiv", "Kyiv Memorandum")
	put(t, s, graph.Added, b.claim("KGZ", graph.Signed, "kyoto").claim("KGZ", graph.Refused, "kyiv").reading())
	for _, tt := range []struct{ rule, text, first, readAs string }{
		{"a letter too many", "kyotto protocol", "instrument:kyoto", "kyoto protocol"},
		{"a letter less", "kyto", "instrument:kyoto", "kyoto"},
		{"another letter", "kyota", "instrument:kyoto", "kyoto"},
		{"two letters swapped, the first of them too", "ykoto", "instrument:kyoto", "kyoto"},
		{"a first letter too many", "xkyoto", "instrument:kyoto", "kyoto"},
		{"two slips in a long word", "memorundam", "instrument:kyiv", "memorandum"},
		{"two slips in a short one are too many", "kxytoo", "", ""},
		{"three letters are not mended", "kyx", "", ""},
		{"what stands somewhere is not read otherwise", "kyi", "instrument:kyiv", ""},
		{"what nothing is near to finds nothing", "xqzvwplm", "", ""},
	} {
		page, err := s.Search(t.Context(), graph.SearchQuery{Text: tt.text, Kinds: []string{"instrument"}})
		if err != nil {
			t.Fatalf("%s: %v", tt.rule, err)
		}
		first := graph.Hit{}
		if len(page.Items) > 0 {
			first = page.Items[0]
		}
		if first.ID != tt.first || first.ReadAs != tt.readAs {
			t.Errorf("%s: %q finds %q read as %q, want %q read as %q", tt.rule, tt.text, first.ID, first.ReadAs, tt.first, tt.readAs)
		}
		exact, err := s.Search(t.Context(), graph.SearchQuery{Text: tt.text, Kinds: []string{"instrument"}, Exact: true})
		if err != nil || tt.readAs != "" && len(exact.Items) > 0 {
			t.Errorf("%s: an exact search for %q finds %d, %v", tt.rule, tt.text, len(exact.Items), err)
		}
	}
	facets, err := graph.Facets(t.Context(), s, "kyoto")
	if err != nil || len(facets) == 0 || facets[0] != (graph.Facet{Kind: "instrument", Hits: 1}) {
		t.Errorf("facets of kyoto: %+v, %v", facets, err)
	}
}

// Who is called just so by the gazetteer is found first, once, and is paged like the rest.
func testKnown(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	b := article("known", "2020-01-01")
	b.entity(graph.Country, "TUR", "Turkey")
	b.entity(graph.Country, "GIN", "Guinea")
	b.entity(graph.Country, "GNB", "Guinea-Bissau")
	b.entity(graph.Instrument, "kyoto", "Kyoto Protocol")
	put(t, s, graph.Added, b.claim("TUR", graph.Signed, "kyoto").claim("GNB", graph.Signed, "kyoto").reading())
	world := calls{graph.OrNone(nil), map[string][]string{"türkiye": {"country:TUR"}, "guinea": {"country:GIN"}, "atlantis": {"country:ATL"}}}
	for _, tt := range []struct {
		rule, text string
		kinds      []string
		want       []string
	}{
		{"a name that no article gives", "türkiye", nil, []string{"country:TUR"}},
		{"and not among other kinds", "türkiye", []string{"instrument"}, nil},
		{"who is found by words, too, is found once and first", "guinea", []string{"country"}, []string{"country:GIN", "country:GNB"}},
		{"who is not stored is not found", "atlantis", nil, nil},
	} {
		known, err := graph.CalledIn(t.Context(), s, world, tt.text)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for cursor, page := "", 0; page == 0 || cursor != ""; page++ {
			p, err := s.Search(t.Context(), graph.SearchQuery{Text: tt.text, Kinds: tt.kinds, Exact: true, Known: known, Paging: graph.Paging{Limit: 1, Cursor: cursor}})
			if err != nil || page > 5 {
				t.Fatalf("%s: page %d: %v", tt.rule, page, err)
			}
			for _, h := range p.Items {
				got = append(got, h.ID)
			}
			cursor = p.Next
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q finds %v, want %v", tt.rule, tt.text, got, tt.want)
		}
	}
	known, err := graph.CalledIn(t.Context(), s, world, "türkiye")
	if err != nil {
		t.Fatal(err)
	}
	facets, err := graph.Facets(t.Context(), s, "türkiye", known...)
	if err != nil || len(facets) != 1 || facets[0] != (graph.Facet{Kind: "country", Hits: 1}) {
		t.Errorf("facets of türkiye: %+v, %v", facets, err)
	}
}

// calls is a gazetteer that knows names alone.
type calls struct {
	graph.Gazetteer
	names map[string][]string
}

func (c calls) Called(name string) []string { return c.names[name] }
