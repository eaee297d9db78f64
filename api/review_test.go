package api_test

import (
	"net/http"
	"strings"
	"testing"

	"signatory/api"
	"signatory/api/apitest"
	"signatory/graph"
)

func TestEditAClaimOverHTTP(t *testing.T) {
	onEach(t, func(t *testing.T, store graph.Store) {
		h := handler(t, seed(t, store))
		claim := apitest.Readings()[0].Claims[0]
		post := func(path, body string, status int, says string) graph.Mending {
			t.Helper()
			w := ask(h, "POST", "/api/v1"+path, "application/json", strings.NewReader(body))
			if w.Code != status || !strings.Contains(w.Body.String(), says) {
				t.Fatalf("%s %s: %d %s", path, body, w.Code, w.Body)
			}
			if status != http.StatusOK {
				return graph.Mending{}
			}
			return decode[graph.Mending](t, w)
		}
		at := "/claims/" + claim.ID + "/edit"
		act := post(at, `{"actor":"country:FRA","stance":"ratified","date":"2025-03","by":"Ada","reason":"misread"}`, 200, `"kind":"edit"`)
		if c := decode[graph.Claim](t, ask(h, "GET", "/api/v1/claims/"+claim.ID, "", nil)); c.Actor != "country:FRA" || c.Stance != graph.Ratified || c.Date != "2025-03" ||
			c.ActorRead != claim.Actor || c.StanceRead != claim.Stance {
			t.Errorf("edited: %+v", c)
		}
		post(at, `{"by":"Ada"}`, 422, "changes nothing")
		post(at, `{"stance":"perhaps","by":"Ada"}`, 422, "stance")
		post(at, `{"date":"soon","by":"Ada"}`, 422, "date")
		post(at, `{"stance":"signed"}`, 422, "by")
		post("/claims/claim:none/edit", `{"stance":"signed","by":"Ada"}`, 404, "claim:none")
		post("/mendings/"+act.ID+"/undo", `{"by":"Bob"}`, 200, `"kind":"undo"`)
		if c := decode[graph.Claim](t, ask(h, "GET", "/api/v1/claims/"+claim.ID, "", nil)); c.Actor != claim.Actor || c.Stance != claim.Stance || c.ActorRead != "" {
			t.Errorf("taken back: %+v", c)
		}
		log := decode[api.List[graph.Mending]](t, ask(h, "GET", "/api/v1/mendings?subject="+claim.ID, "", nil)).Items
		if len(log) != 2 || !log[1].Undone || log[1].Edit.To.Actor != "country:FRA" {
			t.Errorf("the log: %+v", log)
		}
		if w := ask(h, "GET", "/api/v1/mendings?format=csv", "", nil); w.Code != 200 || !strings.Contains(w.Body.String(), "edit_to_actor") {
			t.Errorf("the log as CSV: %d %s", w.Code, w.Body)
		}
	})
}

func TestReviewOverHTTP(t *testing.T) {
	onEach(t, func(t *testing.T, store graph.Store) {
		h := handler(t, seed(t, store))
		for _, q := range []string{"unsure", "disputed", "unknown", "twins"} {
			w := ask(h, "GET", "/api/v1/review?limit=2&queue="+q, "", nil)
			if w.Code != 200 {
				t.Fatalf("%s: %d %s", q, w.Code, w.Body)
			}
			for _, c := range decode[api.List[graph.ReviewCase]](t, w).Items {
				if string(c.Queue) != q || c.Why == "" {
					t.Errorf("%s: %+v", q, c)
				}
			}
		}
		if w := ask(h, "GET", "/api/v1/review?queue=none", "", nil); w.Code != 422 {
			t.Errorf("no such queue: %d %s", w.Code, w.Body)
		}
		for _, p := range decode[api.List[graph.Position]](t, ask(h, "GET", "/api/v1/positions?unconfirmed=true&limit=1000", "", nil)).Items {
			if p.Confirmed {
				t.Errorf("not unsure: %+v", p)
			}
		}
		w := ask(h, "GET", "/api/v1/mendings/preview?subject="+apitest.ParisStatement+"&into="+apitest.ParisAgreement, "", nil)
		if p := decode[api.MergePreview](t, w); w.Code != 200 || len(p.Items) == 0 || p.Items[0].Subject.Stance == "" || p.Items[0].Merged.Stance == "" {
			t.Errorf("preview: %d %s", w.Code, w.Body)
		}
		if w := ask(h, "POST", "/api/v1/review/apart", "application/json", strings.NewReader(`{"a":"country:FRA","b":"country:USA","by":"Ada"}`)); w.Code != 200 {
			t.Errorf("apart: %d %s", w.Code, w.Body)
		}
		if w := ask(h, "POST", "/api/v1/review/apart", "application/json", strings.NewReader(`{"a":"country:FRA","b":"country:NONE","by":"Ada"}`)); w.Code != 404 {
			t.Errorf("apart from nothing: %d %s", w.Code, w.Body)
		}
	})
}
