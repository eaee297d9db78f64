package web_test

import (
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"signatory/api/apitest"
	"signatory/graph"
)

// A position has a page of its own, with its steps and every sentence.
func TestPositionPage(t *testing.T) {
	site := open(t, append(apitest.Readings(), apitest.List()))
	tells(t, site, map[string][]string{
		"/positions/country:IND/" + apitest.ParisStatement:                   {"<h1>India on Paris AI Action Summit statement</h1>", "Disputed", "Others say otherwise", `id="opened"`},
		"/positions/country:USA/" + apitest.ParisAgreement + "?as_of=2018":   {"Stance as of 2018", "Ratified", "Steps", "Every sentence"},
		"/positions/country:ISL/" + apitest.ParisStatement:                   {"That is not a refusal"},
		"/positions/country:USA/" + apitest.ParisAgreement + "?as_of=1990":   {"no stance by 1990"},
		"/instruments/" + apitest.ParisAgreement + "?region=region:150":      {"members"},
		"/instruments/" + apitest.ParisAgreement + "?stance=none":            {"Nobody holds that stance here", "All stances"},
		"/instruments/" + apitest.ParisAgreement + "?stance=ratified":        {" of one stance."},
		"/alignment/pair?a=country:USA&b=country:GBR&from=9000":              {"First ones"},
		"/instruments/" + apitest.ParisAgreement + "?bloc=organization:nato": {"members", "group=organization%3Anato"},
	})
	for path, status := range map[string]int{"/positions/country:USA/instrument:none": 404, "/instruments/" + apitest.ParisAgreement + "?stance=ratified&from=0": 400,
		"/instruments/" + apitest.ParisAgreement + "?bloc=organization:none": 404} {
		if res, _ := get(t, site, path); res.StatusCode != status {
			t.Errorf("%s answers %d, want %d", path, res.StatusCode, status)
		}
	}
}

// manyPacts is one article in which a country signs many pacts.
func manyPacts(n int) graph.Reading {
	r := graph.Reading{Article: graph.Article{ID: "article:crowd", Revision: "1", Title: "A day of signatures", Date: "2020-05-05", Language: "en", Format: "text"}}
	var text strings.Builder
	r.Entities = append(r.Entities, graph.Entity{ID: "country:USA", Kind: graph.Country, Name: "United States", Code: "USA"})
	for i := range n {
		id := fmt.Sprintf("instrument:crowd-%03d", i)
		quote := fmt.Sprintf("The United States signed pact number %d.", i)
		r.Entities = append(r.Entities, graph.Entity{ID: id, Kind: graph.Instrument, Name: fmt.Sprintf("Pact %03d", i), Type: "pact"})
		r.Claims = append(r.Claims, graph.Claim{ID: fmt.Sprintf("claim:crowd-%03d", i), Actor: "country:USA", Instrument: id, Stance: graph.Signed, Tense: graph.Past, Date: "2020-05-05", DatePrecision: graph.Date("2020-05-05").Precision(),
			Confidence: 0.9, Reason: graph.Reason{Rule: "active", Words: "signed"}, Reader: "test", Evidence: graph.Evidence{Quote: quote, Start: text.Len(), End: text.Len() + len(quote)}})
		text.WriteString(quote + " ")
	}
	r.Article.Raw = []byte(text.String())
	return r
}

// A page of many rows holds the first of each stance, leads to the others, and
// brings a row its sentences when it is opened.
func TestManyRows(t *testing.T) {
	site := open(t, []graph.Reading{manyPacts(250)})
	_, body := get(t, site, "/actors/country:USA")
	for _, s := range []string{"All 250 signed", `href="/actors/country:USA?stance=signed"`, `data-from="/positions/country:USA/instrument:crowd-099"`} {
		if !strings.Contains(body, s) {
			t.Errorf("the page does not say %q", s)
		}
	}
	if n := strings.Count(body, "<details class=\"row\""); n != 100 {
		t.Errorf("the page has %d rows, want 100", n)
	}
	_, body = get(t, site, "/actors/country:USA?stance=signed&from=201")
	for _, s := range []string{"201 to 250 of 250", "Pact 249", "Those before"} {
		if !strings.Contains(body, s) {
			t.Errorf("the second page does not say %q", s)
		}
	}
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	b.do(t, chromedp.Navigate(server.URL+"/actors/country:USA"), chromedp.WaitVisible(`.toolbar button`), chromedp.KeyEvent("j"), chromedp.KeyEvent("\r"),
		chromedp.WaitVisible(`details[open] blockquote`))
	if q := value[string](t, b, `document.querySelector("details[open] blockquote").textContent`); q != "The United States signed pact number 0." {
		t.Errorf("the first row opens to %q", q)
	}
	b.clean(t)
}
