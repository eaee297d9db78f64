package api_test

import (
	"net/http"
	"strings"
	"testing"

	"signatory/api"
	"signatory/api/apitest"
	"signatory/graph"
)

func TestMendOverHTTP(t *testing.T) {
	onEach(t, func(t *testing.T, store graph.Store) {
		h := handler(t, seed(t, store))
		post := func(path, body string, status int, says string) string {
			t.Helper()
			w := ask(h, "POST", "/api/v1"+path, "application/json", strings.NewReader(body))
			if w.Code != status || !strings.Contains(w.Body.String(), says) {
				t.Fatalf("%s %s: %d %s", path, body, w.Code, w.Body)
			}
			if status != http.StatusOK {
				return ""
			}
			return decode[struct{ ID string }](t, w).ID
		}
		merged := post("/mendings", `{"kind":"merge","subject":"`+apitest.ParisStatement+`","into":"`+apitest.ParisAgreement+`","by":"Ada","reason":"a test"}`, 200, `"undone":false`)
		for path, want := range map[string]string{
			"/instruments/" + apitest.ParisStatement:                              "/api/v1/instruments/" + apitest.ParisAgreement,
			"/instruments/" + apitest.ParisStatement + "/positions?limit=2":       "/api/v1/instruments/" + apitest.ParisAgreement + "/positions?limit=2",
			"/claims?instrument=" + apitest.ParisStatement:                        "/api/v1/claims?instrument=" + apitest.ParisAgreement,
			"/positions?limit=2&instrument=" + apitest.ParisStatement:             "/api/v1/positions?instrument=" + apitest.ParisAgreement + "&limit=2",
			"/entities/" + apitest.ParisStatement + "/neighbours":                 "/api/v1/entities/" + apitest.ParisAgreement + "/neighbours",
			"/paths?from=country%3AFRA&to=" + apitest.ParisStatement + "&count=1": "/api/v1/paths?count=1&from=country%3AFRA&to=" + strings.ReplaceAll(apitest.ParisAgreement, ":", "%3A"),
		} {
			if w := ask(h, "GET", "/api/v1"+path, "", nil); w.Code != http.StatusPermanentRedirect || strings.ReplaceAll(w.Header().Get("Location"), "%3A", ":") != strings.ReplaceAll(want, "%3A", ":") {
				t.Errorf("%s: %d, Location %q, want %q", path, w.Code, w.Header().Get("Location"), want)
			}
		}
		renamed := post("/mendings", `{"kind":"rename","subject":"country:FRA","name":"French Republic","by":"Ada"}`, 200, "French Republic")
		if e := decode[graph.EntitySummary](t, ask(h, "GET", "/api/v1/entities/country:FRA", "", nil)); e.Name != "French Republic" {
			t.Errorf("renamed: %+v", e)
		}
		article := apitest.Readings()[0].Article.ID
		retracted := post("/mendings", `{"kind":"retract","subject":"`+article+`","by":"Ada","reason":"withdrawn by its publisher"}`, 200, article)
		if r := decode[graph.Reading](t, ask(h, "GET", "/api/v1/articles/"+article, "", nil)); !r.Article.Retracted || len(r.Claims) != 0 {
			t.Errorf("retracted: %+v", r)
		}
		for _, id := range []string{retracted, renamed, merged} {
			post("/mendings/"+id+"/undo", `{"by":"Bob","reason":"an error"}`, 200, `"kind":"undo"`)
		}
		log := decode[api.List[graph.Mending]](t, ask(h, "GET", "/api/v1/mendings", "", nil)).Items
		if len(log) != 6 || log[0].Undoes != merged || log[0].By != "Bob" || log[0].Reason != "an error" || !log[5].Undone {
			t.Errorf("log %+v", log)
		}
		claim := apitest.Readings()[0].Claims[0].ID
		post("/claims/"+claim+"/decision", `{"verdict":"reject","by":"Ada","reason":"misread"}`, 200, `"verdict":"reject"`)
		post("/claims/claim:none/decision", `{"verdict":"reject","by":"Ada"}`, 404, "claim:none")
		post("/claims/"+claim+"/decision", `{"verdict":"perhaps","by":"Ada"}`, 422, "verdict")
		post("/mendings", `{"kind":"split","subject":"country:FRA","by":"Ada"}`, 422, "kind")
		post("/mendings", `{"kind":"merge","subject":"country:FRA","into":"`+apitest.ParisAgreement+`","by":"Ada"}`, 422, "different kinds")
		post("/mendings", `{"kind":"rename","subject":"country:FRA","name":"x","by":""}`, 422, "by")
		post("/mendings", `{"kind":"retract","subject":"article:none","by":"Ada"}`, 404, "article:none")
		post("/mendings/mending:none/undo", `{"by":"Bob"}`, 404, "mending:none")
		post("/mendings/"+merged+"/undo", `{"by":"Bob"}`, 422, "taken back already")
	})
}
