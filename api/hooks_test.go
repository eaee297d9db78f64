package api_test

import (
	"net/http"
	"strings"
	"testing"

	"signatory/api"
	"signatory/api/access"
	"signatory/api/apitest"
	"signatory/api/hooks"
	"signatory/graph"
)

func TestWebhooksOverHTTP(t *testing.T) { onEach(t, testWebhooks) }

func testWebhooks(t *testing.T, store graph.Store) {
	seed(t, store)
	gate := access.New(store.(graph.Records), access.Options{Now: noon})
	h, err := api.New(api.Config{Store: store, Gate: gate, Hooks: hooks.New(store.(hooks.Store), hooks.Options{Now: noon}), Version: "test", Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	d := &door{Handler: h, gate: gate, now: noon()}
	admin, reviewer := "Authorization: Bearer "+d.add(t, "Root", access.Admin), "Authorization: Bearer "+d.add(t, "Ada", access.Reviewer)
	if w := d.knock("POST", "/api/v1/webhooks", `{"url":"https://desk.example/"}`, reviewer); w.Code != http.StatusForbidden {
		t.Errorf("a reviewer adds a webhook: %d", w.Code)
	}
	for body, want := range map[string]string{`{"url":"ftp://desk.example/"}`: "url", `{"url":"https://desk.example/","filter":{"instrument":"instrument:none"}}`: "filter", `{}`: "url",
		`{"url":"https://desk.example/","instrument":"` + apitest.ParisAgreement + `"}`: "unexpected property", `{"url":"https://desk.example/","filter":{"instruments":["a"]}}`: "unexpected property"} {
		if w := d.knock("POST", "/api/v1/webhooks", body, admin); w.Code != 422 || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d %s", body, w.Code, w.Body)
		}
	}
	added := decode[api.AddedHook](t, d.knock("POST", "/api/v1/webhooks", `{"url":"https://desk.example/","filter":{"instrument":"`+apitest.ParisAgreement+`","kind":["new"]}}`, admin))
	if !strings.HasPrefix(added.Secret, "whsec_") || added.By != "Root" || added.Filter.Instrument != apitest.ParisAgreement {
		t.Errorf("added %+v", added)
	}
	if w := d.knock("GET", "/api/v1/webhooks", "", reviewer); w.Code != 403 {
		t.Errorf("a reviewer lists the webhooks: %d", w.Code)
	}
	w := d.knock("GET", "/api/v1/webhooks", "", admin)
	if list := decode[api.List[hooks.Hook]](t, w); len(list.Items) != 1 || list.Items[0].ID != added.ID || strings.Contains(w.Body.String(), added.Secret) {
		t.Errorf("the list %s", w.Body)
	}
	if w := d.knock("POST", "/api/v1/webhooks/"+added.ID+"/ping", "", admin); w.Code != 204 {
		t.Errorf("ping: %d %s", w.Code, w.Body)
	}
	if list := decode[api.List[api.Letter]](t, d.knock("GET", "/api/v1/webhooks/waiting", "", admin)); len(list.Items) != 1 || list.Items[0].Hook != added.ID {
		t.Errorf("waiting %+v", list)
	}
	if list := decode[api.List[api.Letter]](t, d.knock("GET", "/api/v1/webhooks/dead-letters", "", admin)); len(list.Items) != 0 {
		t.Errorf("dead letters %+v", list)
	}
	if w := d.knock("POST", "/api/v1/webhooks/dead-letters/delivery:none/resend", "", admin); w.Code != 404 {
		t.Errorf("no letter: %d", w.Code)
	}
	if w := d.knock("DELETE", "/api/v1/webhooks/"+added.ID, "", admin); w.Code != 200 {
		t.Errorf("removing: %d %s", w.Code, w.Body)
	}
	if w := d.knock("DELETE", "/api/v1/webhooks/"+added.ID, "", admin); w.Code != 404 {
		t.Errorf("removing again: %d %s", w.Code, w.Body)
	}
}
