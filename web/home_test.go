package web_test

import (
	"strings"
	"testing"

	"signatory/api/apitest"
	"signatory/graph"
)

// The first page tells what happened last, and puts what most articles tell of
// before what a depositary's list fills with acts.
func TestHome(t *testing.T) {
	_, body := get(t, open(t, append(apitest.Readings(), apitest.List())), "/")
	for _, s := range []string{"What changed lately", "(ratified before)", `datetime="2025-02-11">11 February 2025</time>`, "/positions/country:IND/" + apitest.ParisStatement} {
		if !strings.Contains(body, s) {
			t.Errorf("the page does not say %q", s)
		}
	}
	covered := body[strings.Index(body, "Most covered"):]
	counts := []string{}
	for _, part := range strings.Split(covered, `<td class="num">`)[1:] {
		counts = append(counts, strings.SplitN(part, "<", 2)[0])
	}
	for i := 3; i < len(counts); i += 2 { // each second number is that of articles
		if len(counts[i]) == len(counts[i-2]) && counts[i] > counts[i-2] {
			t.Errorf("%s articles stand below %s", counts[i], counts[i-2])
		}
	}
	if len(counts) < 6 {
		t.Errorf("the list shows %v", counts)
	}
}

// A summit's page tells who of those who came signed; a person's has roles and
// quotes, and no bar of stances.
func TestSummitAndPerson(t *testing.T) {
	readings := apitest.Readings()
	r := &readings[3]
	r.Links = append(r.Links, graph.Link{Kind: graph.Attended, From: "country:GBR", To: apitest.AISummit, Evidence: r.Claims[0].Evidence})
	site := open(t, readings)
	_, body := get(t, site, "/entities/"+apitest.AISummit)
	for _, s := range []string{"Paris AI Action Summit statement", "Of those who came:", "Held in", "Host"} {
		if !strings.Contains(body, s) {
			t.Errorf("the summit does not say %q", s)
		}
	}
	_, body = get(t, site, "/entities/"+apitest.Vance)
	if !strings.Contains(body, "Speaks for") || strings.Contains(body, `class="bar"`) {
		t.Error("the person's page lacks the role, or has a bar")
	}
}
