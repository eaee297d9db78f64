package web_test

import (
	"fmt"
	"strings"
	"testing"

	"signatory/graph"
)

// A page of many positions shows a few of each stance and leads to the rest; of few it shows all.
func TestManyPositionsAreShownInPart(t *testing.T) {
	for each, want := range map[int]int{20: 100, 150: 300} {
		site := open(t, []graph.Reading{signer(each)})
		_, body := get(t, site, "/actors/organization:company-0000")
		if rows := strings.Count(body, `<details class="row"`); rows != want {
			t.Errorf("of %d positions of each of five stances %d rows are shown, want %d", each, rows, want)
		}
		if all := strings.Contains(body, fmt.Sprintf("?stance=refused\">All %d refused</a>", each)); all != (each > 60) {
			t.Errorf("of %d refusals the page leads to all: %v", each, all)
		}
	}
}

// signer is a reading in which a company takes each of five stances on so many pledges.
func signer(each int) graph.Reading {
	r := crowd(1)[0]
	company, pledge := r.Entities[1], r.Entities[0]
	quote := r.Claims[0]
	r.Entities, r.Claims = []graph.Entity{company}, nil
	for i, stance := range []graph.Stance{graph.Signed, graph.Ratified, graph.Endorsed, graph.Refused, graph.Withdrew} {
		for n := range each {
			e := pledge
			e.ID, e.Name = fmt.Sprintf("instrument:pledge-%d-%d", i, n), fmt.Sprintf("Pledge %d of %d", n, i)
			c := quote
			c.ID, c.Instrument, c.Stance = fmt.Sprintf("claim:%016x", 1000*i+n+1), e.ID, stance
			r.Entities, r.Claims = append(r.Entities, e), append(r.Claims, c)
		}
	}
	return r
}
