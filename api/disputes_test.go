package api_test

import (
	"net/http"
	"strings"
	"testing"

	"signatory/api"
	"signatory/api/apitest"
	"signatory/graph"
)

// The samples contradict each other about India and the Paris statement.
func TestResolveADispute(t *testing.T) {
	onEach(t, func(t *testing.T, store graph.Store) {
		h := handler(t, seed(t, store))
		stance := func() graph.Stance {
			return decode[graph.Position](t, ask(h, "GET", "/api/v1/ledger?actor=country:IND&instrument="+apitest.ParisStatement, "", nil)).Stance
		}
		disputes := func() []graph.Dispute {
			return decode[api.List[graph.Dispute]](t, ask(h, "GET", "/api/v1/disputes", "", nil)).Items
		}
		if d := disputes(); len(d) != 1 || len(d[0].Sides) != 2 || stance() != graph.Signed {
			t.Fatalf("disputes %+v, stance %s", d, stance())
		}
		body := `{"actor":"country:IND","instrument":"` + apitest.ParisStatement + `","stance":"refused","by":"Ada","reason":"not in the list"}`
		w := ask(h, "POST", "/api/v1/disputes/resolve", "application/json", strings.NewReader(body))
		rulings := decode[api.List[graph.Ruling]](t, w).Items
		if w.Code != http.StatusOK || len(rulings) == 0 || rulings[0].By != "Ada" || rulings[0].Reason != "not in the list" {
			t.Fatalf("%d %s", w.Code, w.Body)
		}
		if stance() != graph.Refused || len(disputes()) != 0 {
			t.Errorf("resolved: %s, %+v", stance(), disputes())
		}
		if w := ask(h, "POST", "/api/v1/disputes/resolve", "application/json", strings.NewReader(body)); w.Code != 422 || !strings.Contains(w.Body.String(), "not disputed") {
			t.Errorf("resolved again: %d %s", w.Code, w.Body)
		}
		for _, r := range rulings {
			if w := ask(h, "POST", "/api/v1/decisions/"+r.ID+"/undo", "application/json", strings.NewReader(`{"by":"Bob"}`)); w.Code != http.StatusOK {
				t.Fatalf("undo: %d %s", w.Code, w.Body)
			}
		}
		if stance() != graph.Signed || len(disputes()) != 1 {
			t.Errorf("undone: %s, %+v", stance(), disputes())
		}
		if l := decode[api.List[graph.Ruling]](t, ask(h, "GET", "/api/v1/decisions?actor=country:IND", "", nil)).Items; len(l) != 2*len(rulings) || l[0].Verdict != graph.Undo {
			t.Errorf("decisions: %+v", l)
		}
		for body, want := range map[string]string{
			`{"actor":"country:IND","instrument":"` + apitest.ParisStatement + `","stance":"endorsed","by":"Ada"}`: "no side of the dispute",
			`{"actor":"country:IND","instrument":"` + apitest.ParisStatement + `","stance":"signed"}`:              "by",
		} {
			if w := ask(h, "POST", "/api/v1/disputes/resolve", "application/json", strings.NewReader(body)); w.Code != 422 || !strings.Contains(w.Body.String(), want) {
				t.Errorf("%s: %d %s", body, w.Code, w.Body)
			}
		}
	})
}
