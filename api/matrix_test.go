package api_test

import (
	"strings"
	"testing"

	"signatory/api/apitest"
	"signatory/graph"
)

func TestMatrix(t *testing.T) {
	h := handler(t, seed(t, openSQLite(t)))
	path := "/api/v1/matrix?instrument=" + apitest.ParisStatement + "&instrument=" + apitest.ParisAgreement
	m := decode[graph.Matrix](t, ask(h, "GET", path, "", nil))
	stances := map[string]string{}
	for _, row := range m.Rows {
		stances[row.Actor.Code] = string(row.Stances[0]) + "/" + string(row.Stances[1])
	}
	if len(m.Instruments) != 2 || m.Instruments[1].Name != "Paris Agreement" || stances["GBR"] != "refused/" || stances["USA"] != "refused/withdrew" {
		t.Errorf("matrix of %+v: %v", m.Instruments, stances)
	}
	if m := decode[graph.Matrix](t, ask(h, "GET", path+"&as_of=2017", "", nil)); len(m.Rows) == 0 || m.Rows[0].Stances[0] != "" {
		t.Errorf("in 2017: %+v", m.Rows)
	}
	csv := ask(h, "GET", path+"&format=csv", "", nil).Body.String()
	if !strings.Contains(csv, "actor_id,actor_kind,actor_name,actor_code,instrument_id,instrument_name,stance,disputed") || !strings.Contains(csv, "country:GBR,country,United Kingdom,GBR,"+apitest.ParisStatement) {
		t.Errorf("CSV: %s", csv)
	}
	if m := decode[graph.Matrix](t, ask(h, "GET", "/api/v1/matrix?columns=1", "", nil)); len(m.Instruments) != 1 {
		t.Errorf("one column: %+v", m.Instruments)
	}
	for _, bad := range []string{"?as_of=soon", "?topic=nothing", "?columns=301", "?from=x"} {
		if w := ask(h, "GET", "/api/v1/matrix"+bad, "", nil); w.Code != 422 && w.Code != 400 {
			t.Errorf("%s answers %d", bad, w.Code)
		}
	}
}
