package graphtest

import (
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
