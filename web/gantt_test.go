package web_test

import (
	"fmt"
	"strings"
	"testing"

	"signatory/graph"
)

// A chart of more courses than it has lanes for shows the latest that had begun by the date that is asked for.
func TestLanesAreOfTheDate(t *testing.T) {
	r := signer(20)
	for i := range r.Claims {
		r.Claims[i].Date = graph.Date(fmt.Sprintf("%d-05-01", 1901+i))
	}
	site := open(t, []graph.Reading{r})
	for query, want := range map[string][2]string{
		"":            {"Pledge 0 of 1", "Pledge 19 of 4"}, // the last 80 of 100
		"?as_of=1990": {"Pledge 10 of 0", "Pledge 9 of 4"},
		"?as_of=1910": {"Pledge 0 of 0", "Pledge 19 of 3"},
	} {
		_, body := get(t, site, "/actors/organization:company-0000"+query)
		chart, _, _ := strings.Cut(body, "</figure>")
		lanes := strings.Split(chart, `<div class="lane"><a`)[1:]
		if len(lanes) != 80 || !strings.Contains(lanes[0], want[0]+"<") || !strings.Contains(lanes[79], want[1]+"<") {
			t.Errorf("%q: %d lanes from %.90q to %.90q, want from %s to %s", query, len(lanes), lanes[0], lanes[len(lanes)-1], want[0], want[1])
		}
	}
}
