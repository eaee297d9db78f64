package web_test

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

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

// A journalist finds the feed of what a page shows where feed readers look, and where people do.
func TestPagesCanBeFollowed(t *testing.T) {
	site := open(t, apitest.Readings())
	for path, query := range map[string]string{
		"/": "", "/instruments/" + apitest.ParisAgreement: "?instrument=instrument%3Aparis-agreement", "/actors/country:USA": "?actor=country%3AUSA",
		"/instruments/" + apitest.ParisAgreement + "?bloc=organization:nato": "?group=organization%3Anato&amp;instrument=instrument%3Aparis-agreement",
		"/positions/country:IND/" + apitest.ParisStatement:                   "?actor=country%3AIND&amp;instrument=instrument%3Aparis-ai-action-summit-statement",
		"/search?q=paris+agreement":                                          "?q=paris&#43;agreement",
	} {
		_, body := get(t, site, path)
		feed := "/api/v1/changes/feed" + query
		if !strings.Contains(body, `<link rel="alternate" type="application/atom+xml"`) || !strings.Contains(body, `href="`+feed+`">`) || !strings.Contains(body, "http://example.com"+feed+"</pre>") {
			t.Errorf("%s does not lead to %s", path, feed)
		}
		if res, got := get(t, site, strings.NewReplacer("&amp;", "&", "&#43;", "+").Replace(feed)); res.StatusCode != 200 || !strings.Contains(got, "<feed") {
			t.Errorf("%s answers %d", feed, res.StatusCode)
		}
	}
}

// A page that is open when something comes in tells so, and shows it.
func TestOpenPageTellsOfChanges(t *testing.T) {
	site := open(t, apitest.Readings())
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	past := "/instruments/" + apitest.ParisAgreement
	b.do(t, chromedp.Navigate(server.URL+past+"?as_of=2017"), chromedp.WaitReady(`body:not([data-live])`), chromedp.Navigate(server.URL+past), chromedp.WaitReady(`body[data-live]`))
	preview := form(t, site, here, "", [][2]string{{"text", "Chad withdrew from the Paris Agreement on Friday."}, {"title", "Chad leaves"}, {"date", "2026-11-01"}}, nil)
	if w := form(t, site, here, "", carriedOn(preview.Body.String()), nil); w.Code != 303 {
		t.Fatalf("storing answers %d %s", w.Code, w.Body)
	}
	if value[bool](t, b, `document.getElementById("withdrew")?.textContent.includes("Chad") ?? false`) {
		t.Fatal("the page shows already what came in after it was opened")
	}
	b.do(t, chromedp.WaitVisible(`//p[@role="status"][contains(., "has changed")]/a`), chromedp.Click(`.live a`), chromedp.WaitReady(`//section[@id="withdrew"][contains(., "Chad")]`))
	b.clean(t)
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
