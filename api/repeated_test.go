package api_test

import (
	"slices"
	"testing"

	"signatory/api"
	"signatory/graph"
)

// A list of values may be given at once or one by one; what takes one value refuses two.
func TestListsOfValuesInAnAddress(t *testing.T) {
	h := handler(t, seed(t, openSQLite(t)))
	kinds := func(query string) []string {
		var out []string
		for _, hit := range decode[api.List[graph.Hit]](t, ask(h, "GET", "/api/v1/search?q=paris&"+query, "", nil)).Items {
			if !slices.Contains(out, hit.Kind) {
				out = append(out, hit.Kind)
			}
		}
		slices.Sort(out)
		return out
	}
	atOnce, oneByOne := kinds("kind=instrument,place"), kinds("kind=place&kind=instrument")
	if len(atOnce) != 2 || !slices.Equal(atOnce, oneByOne) {
		t.Errorf("kinds at once find %v, one by one %v", atOnce, oneByOne)
	}
	for _, path := range []string{"/api/v1/instruments?limit=1&limit=2", "/api/v1/positions?stance=signed&stance=refused", "/api/v1/search?q=paris&kind=place&kind=nothing"} {
		if w := ask(h, "GET", path, "", nil); w.Code != 422 {
			t.Errorf("%s answers %d", path, w.Code)
		}
	}
}
