package api_test

import (
	"bytes"
	"strings"
	"testing"

	"signatory/api"
	"signatory/api/apitest"
	"signatory/graph"
)

// withList adds a depositary's list on the Paris Agreement to the sample.
func withList(t *testing.T, s graph.Store) graph.Store {
	t.Helper()
	if _, err := s.Put(t.Context(), []graph.Reading{apitest.List()}); err != nil {
		t.Fatal(err)
	}
	return s
}

var listQuestions = []string{"/api/v1/lists", "/api/v1/lists?instrument=" + apitest.ParisAgreement, "/api/v1/lists?format=csv",
	"/api/v1/lists?instrument=" + apitest.MineBan, "/api/v1/reconcile", "/api/v1/reconcile?limit=1", "/api/v1/reconcile?format=csv",
	"/api/v1/reconcile?finding=after_list&finding=matched", "/api/v1/reconcile?actor=country:USA&instrument=" + apitest.ParisAgreement,
	"/api/v1/ledger?actor=country:USA&instrument=" + apitest.ParisAgreement}

func TestStoresTellOfListsAlike(t *testing.T) {
	one, other := handler(t, withList(t, seed(t, openSQLite(t)))), handler(t, withList(t, seed(t, openNeo4j(t))))
	for _, q := range listQuestions {
		a, b := ask(one, "GET", q, "", nil), ask(other, "GET", q, "", nil)
		if a.Code != 200 || b.Code != 200 || !bytes.Equal(a.Body.Bytes(), b.Body.Bytes()) {
			x, y := apart(a.Body.String(), b.Body.String())
			t.Errorf("%s\nsqlite: %d ...%s\nneo4j:  %d ...%s", q, a.Code, x, b.Code, y)
		}
	}
}

func TestLists(t *testing.T) {
	h := handler(t, withList(t, seed(t, openSQLite(t))))
	list := decode[api.List[graph.StatusList]](t, ask(h, "GET", "/api/v1/lists", "", nil))
	if len(list.Items) != 1 || list.Items[0].StatusAsOf != "2016-12-31" || list.Items[0].Publisher != "Depositary" {
		t.Errorf("lists %+v", list.Items)
	}
	var found []string
	for _, f := range decode[api.List[graph.Reconciled]](t, ask(h, "GET", "/api/v1/reconcile", "", nil)).Items {
		found = append(found, f.Actor.Code+" "+string(f.Finding)+" "+string(f.Stance))
	}
	got := strings.Join(found, "; ")
	for _, want := range []string{"MLI act_without_press signed", "USA matched ratified", "USA after_list withdrew"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %s", want, got)
		}
	}
	page := decode[api.List[graph.Position]](t, ask(h, "GET", "/api/v1/instruments/"+apitest.ParisAgreement+"/positions", "", nil))
	for _, p := range page.Items {
		if want := map[string]graph.Date{"USA": "2016-12-31", "MLI": "2016-12-31"}[p.Actor.Code]; p.StatusAsOf != want {
			t.Errorf("%s: as of %q, want %q", p.Actor.Code, p.StatusAsOf, want)
		}
	}
	if w := ask(h, "GET", "/api/v1/reconcile?finding=odd", "", nil); w.Code != 422 || !strings.Contains(w.Body.String(), "finding") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
