package web_test

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"signatory/api/apitest"
)

// Without a script the page shows the map, the curve and who stands where on a day.
func TestInstrumentOnADay(t *testing.T) {
	site := open(t, append(apitest.Readings(), apitest.List()))
	_, body := get(t, site, "/instruments/"+apitest.ParisAgreement+"?as_of=2018&map=europe")
	for _, s := range []string{`class="m-ratified" data-a="country:USA"`, `viewBox="880 20 380 240"`, "United States: ratified</title>", "Crimea: no coverage (held by Russia since 2014; Ukraine claims it)</title>",
		"data-cursor", "id=\"none\"", "No coverage", `<a href="#ratified">Ratified</a>`, "/embed/instruments/" + apitest.ParisAgreement + "?as_of=2018&amp;map=europe",
		"/positions?as_of=2018&amp;format=csv"} {
		if !strings.Contains(body, s) {
			t.Errorf("the page does not say %q", s)
		}
	}
	res, body := get(t, site, "/embed/instruments/"+apitest.ParisAgreement)
	if csp := res.Header.Get("Content-Security-Policy"); !strings.Contains(csp, "frame-ancestors *") || !strings.Contains(body, "data-map") || strings.Contains(body, "<nav") {
		t.Errorf("the embedded chart: policy %q", csp)
	}
	if !strings.Contains(body, `<a href="/instruments/`+apitest.ParisAgreement+`#ratified">`) {
		t.Error("the key of the embedded chart does not lead to the lists of the page")
	}
}

// An analyst moves the slider: map, key, curve and lists follow, and so does the address.
func TestSliderMovesMapTableAndCurve(t *testing.T) {
	server := httptest.NewServer(open(t, append(apitest.Readings(), apitest.List())))
	defer server.Close()
	b := start(t, server.URL)
	b.do(t, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(server.URL+"/instruments/"+apitest.ParisAgreement), chromedp.WaitVisible(`.slide input`))
	const usa = `document.querySelector('[data-a="country:USA"]').getAttribute("class")`
	if c := value[string](t, b, usa); c != "m-withdrew" {
		t.Errorf("now the map shows the United States as %s", c)
	}
	value[bool](t, b, `(() => { const s = document.querySelector(".slide input"); const t = JSON.parse(document.getElementById("timeline").textContent);
		s.value = Math.round((Date.parse("2018-06-01") - Date.parse(t.from)) / 864e5); s.dispatchEvent(new Event("input", {bubbles: true})); return true })()`)
	if c := value[string](t, b, usa); c != "m-ratified" {
		t.Errorf("in 2018 the map shows the United States as %s", c)
	}
	if x := value[float64](t, b, `parseFloat(document.querySelector("[data-cursor]").getAttribute("x1"))`); x <= 0 || x >= 100 {
		t.Errorf("the curve's mark is at %v %%", x)
	}
	b.do(t, chromedp.WaitReady(`//section[@id="ratified"]//details[@id="p-country:USA"]`))
	if q := value[string](t, b, `location.search`); q != "?as_of=2018-06-01" {
		t.Errorf("the address says %q", q)
	}
	if said := value[string](t, b, `document.getElementById("asof-said").textContent`); said != "as of 1 June 2018" {
		t.Errorf("the heading says %q", said)
	}
	// A page that is narrowed to a region and opened on a day has the slider on that day.
	b.do(t, chromedp.Navigate(server.URL+"/instruments/"+apitest.ParisAgreement+"?as_of=2018-06&region=region:019"), chromedp.WaitVisible(`.slide input`))
	if day := value[string](t, b, `(() => { const s = document.querySelector(".slide input"); const t = JSON.parse(document.getElementById("timeline").textContent);
		return new Date(Date.parse(t.from) + s.value * 864e5).toISOString().slice(0, 10) })()`); day != "2018-06-30" {
		t.Errorf("opened in June 2018 the slider stands on %s", day)
	}
	b.clean(t)
}
