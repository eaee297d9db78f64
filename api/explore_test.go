package api_test

import (
	"bytes"
	"net/url"
	"strings"
	"testing"

	"signatory/api"
	"signatory/api/apitest"
	"signatory/graph"
)

// exploring are questions that both stores must answer with the same bytes.
var exploring = []string{
	"/api/v1/entities/country:USA/neighbours", "/api/v1/entities/country:USA/neighbours?limit=1", "/api/v1/entities/country:USA/neighbours?each=1",
	"/api/v1/entities/country:USA/neighbours?stance=refused&stance=withdrew", "/api/v1/entities/country:USA/neighbours?edge=represents&format=csv",
	"/api/v1/entities/" + apitest.ParisAgreement + "/neighbours?as_of=2016-10&kind=country", "/api/v1/entities/" + apitest.AISummit + "/neighbours",
	"/api/v1/entities/" + apitest.ParisAgreement + "/neighbours?from=2017&to=2020&min_confidence=0.5",
	"/api/v1/paths?from=country:USA&to=" + apitest.ParisAgreement, "/api/v1/paths?from=" + apitest.Vance + "&to=country:FRA&count=5",
	"/api/v1/paths?from=country:USA&to=country:CHN&hops=2&count=1", "/api/v1/paths?from=country:USA&to=country:NONE",
}

func TestStoresExploreAlike(t *testing.T) {
	one, other := handler(t, seed(t, openSQLite(t))), handler(t, seed(t, openNeo4j(t)))
	for _, q := range exploring {
		a, b := ask(one, "GET", q, "", nil), ask(other, "GET", q, "", nil)
		if a.Code >= 500 || a.Code != b.Code || !bytes.Equal(a.Body.Bytes(), b.Body.Bytes()) {
			x, y := apart(a.Body.String(), b.Body.String())
			t.Errorf("%s\nsqlite: %d ...%s\nneo4j:  %d ...%s", q, a.Code, x, b.Code, y)
		}
	}
}

func TestExplore(t *testing.T) {
	h := handler(t, seed(t, openSQLite(t)))
	list := decode[api.List[graph.Neighbour]](t, ask(h, "GET", "/api/v1/entities/country:USA/neighbours?stance=refused", "", nil))
	if len(list.Items) != 1 || list.Items[0].Entity.ID != apitest.ParisStatement || len(list.Items[0].Edges) != 1 ||
		list.Items[0].Edges[0].Evidence[0].Quote != "The United States and the United Kingdom refused to sign the statement." {
		t.Errorf("neighbours %+v", list.Items)
	}
	found := decode[graph.Paths](t, ask(h, "GET", "/api/v1/paths?count=1&from=country:USA&to="+url.QueryEscape("country:GBR"), "", nil))
	if len(found.Items) != 1 || found.Items[0].Length != 2 || found.Items[0].Entities[1].ID != apitest.ParisStatement || len(found.Items[0].Edges[1].Evidence) != 1 {
		t.Errorf("paths %+v", found.Items)
	}
	for target, want := range map[string]struct {
		status int
		says   string
	}{
		"/api/v1/entities/country:NONE/neighbours":                 {404, "country:NONE"},
		"/api/v1/entities/country:USA/neighbours?edge=likes":       {422, "edge"},
		"/api/v1/entities/country:USA/neighbours?from=soon":        {422, "from: date"},
		"/api/v1/entities/country:USA/neighbours?min_confidence=2": {422, "min_confidence"},
		"/api/v1/paths?from=country:USA":                           {422, "to: required"},
		"/api/v1/paths?from=country:USA&to=country:USA":            {422, "where the path begins"},
		"/api/v1/paths?from=country:USA&to=country:GBR&hops=5":     {422, "hops"},
	} {
		if w := ask(h, "GET", target, "", nil); w.Code != want.status || !strings.Contains(w.Body.String(), want.says) {
			t.Errorf("%s: %d %s", target, w.Code, w.Body)
		}
	}
}
