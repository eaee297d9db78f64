package web_test

import (
	"fmt"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"signatory/api/apitest"
	"signatory/graph"
)

// Without a script the page shows the map, the curve and who stands where on a day.
func TestInstrumentOnADay(t *testing.T) {
	site := open(t, append(apitest.Readings(), apitest.List()))
	_, body := get(t, site, "/instruments/"+apitest.ParisAgreement+"?as_of=2018&map=europe")
	for _, s := range []string{`class="m-ratified" data-a="country:USA"`, `viewBox="880 20 380 240"`, "United States: ratified</title>", "Crimea: no coverage (held by Russia since 2014; Ukraine claims it)</title>",
		"data-cursor", "id=\"none\"", "No coverage", `<a href="#ratified">Ratified</a>`, "/embed/instruments/" + apitest.ParisAgreement + "?as_of=2018&amp;map=europe",
		"/positions?as_of=2018&amp;format=csv", "?as_of=2018&amp;map=africa\" target=\"_self\" data-view=\"africa\"", `?as_of=2018" target="_self" data-view=""`} {
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
	t.Cleanup(server.Close)
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

// A dashboard shows the map, the curve or both within its own page, each whole at the height that is proposed.
func TestChartsOfAnInstrumentAlone(t *testing.T) {
	server := httptest.NewServer(open(t, append(apitest.Readings(), apitest.List())))
	t.Cleanup(server.Close)
	_, body := get(t, server.Config.Handler, "/instruments/"+apitest.ParisAgreement+"?as_of=2018")
	frames := regexp.MustCompile(`&lt;iframe src="http://example.com([^"]*)" title="[^"]*" width="100%" height="(\d+)"`).FindAllStringSubmatch(body, -1)
	if len(frames) != 3 {
		t.Fatalf("the page offers %d charts", len(frames))
	}
	b := start(t, server.URL)
	for i, shows := range []string{"data-map data-curve", "data-map", "data-curve"} {
		path := strings.ReplaceAll(frames[i][1], "&amp;", "&")
		b.do(t, chromedp.EmulateViewport(1000, 300), chromedp.Navigate(server.URL+path), chromedp.WaitReady(`.board`))
		const found = `["data-map", "data-curve"].filter(a => document.querySelector("[" + a + "]")).join(" ")`
		if s := value[string](t, b, found); s != shows {
			t.Errorf("%s shows %q, want %q", path, s, shows)
		}
		if high := value[int](t, b, `document.documentElement.scrollHeight`); fmt.Sprint(high) > frames[i][2] || high < 300 {
			t.Errorf("%s is %d px high, and %s are proposed", path, high, frames[i][2])
		}
	}
	_, body = get(t, server.Config.Handler, "/embed/instruments/"+apitest.ParisAgreement+"?chart=curve")
	if strings.Contains(body, `data-status="none"`) || strings.Contains(body, `data-status="silent"`) || !strings.Contains(body, `data-status="ratified"`) {
		t.Error("the key of the curve is not of what it shows")
	}
	if res, _ := get(t, server.Config.Handler, "/embed/instruments/"+apitest.ParisAgreement+"?chart=pie"); res.StatusCode != 404 {
		t.Errorf("a chart that is none answers %d", res.StatusCode)
	}
	b.clean(t)
}

// A reported number stands beside those that it counts: not beside the members of a bloc,
// nor as the whole of which more are named by now.
func TestReportedBesideNamed(t *testing.T) {
	readings := apitest.Readings()
	site := open(t, readings)
	heading := regexp.MustCompile(`(?s)<h2 id="h-signed">.*?</h2>`)
	words := func(path string) string {
		_, body := get(t, site, path)
		return regexp.MustCompile(`<[^>]*>`).ReplaceAllString(heading.FindString(body), "")
	}
	path := "/instruments/" + apitest.ParisStatement
	if s := words(path); !strings.Contains(s, "of 61 named") {
		t.Errorf("the world is headed %q", s)
	}
	if s := words(path + "?bloc=organization:brics"); !strings.HasPrefix(s, "Signed") || strings.Contains(s, "61") {
		t.Errorf("a bloc is headed %q", s)
	}
	for i := range readings {
		for j := range readings[i].Counts {
			readings[i].Counts[j].Count = 1
		}
	}
	site = open(t, readings)
	if s := words(path); !strings.Contains(s, "· 1 countries reported on ") || strings.Contains(s, "of 1") {
		t.Errorf("more than were reported are headed %q", s)
	}
}

// slideTo moves the slider of an instrument's page to a day, as a hand does.
func slideTo(t *testing.T, b *browser, day string) {
	t.Helper()
	value[bool](t, b, `(() => { const s = document.querySelector(".slide input"); const t = JSON.parse(document.getElementById("timeline").textContent);
		s.value = Math.round((Date.parse("`+day+`") - Date.parse(t.from)) / 864e5); s.dispatchEvent(new Event("input", {bubbles: true})); return true })()`)
}

// The way back from a day leads to the day before, not off the page.
func TestBackFromTheSlider(t *testing.T) {
	server := httptest.NewServer(open(t, append(apitest.Readings(), apitest.List())))
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	b.do(t, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(server.URL+"/"), chromedp.Navigate(server.URL+"/instruments/"+apitest.ParisAgreement), chromedp.WaitVisible(`.slide input`))
	const state = `location.search + " " + document.querySelector('[data-a="country:USA"]').getAttribute("class") + " " + document.getElementById("as_of").value + " " + document.getElementById("asof-said").textContent`
	const years = `new Promise(done => { const from = Date.now(); const wait = () => document.getElementById("asof-said").textContent.endsWith(%q) ? done(true) : Date.now() - from > 8000 ? done(false) : setTimeout(wait, 20); wait() })`
	rests := func(end string) {
		t.Helper()
		if ok, err := chromedp.Run(b, chromedp.Evaluate[bool](fmt.Sprintf(years, end), chromedp.EvalAwaitPromise)); err != nil || !ok {
			t.Fatalf("the heading does not come to %q: %v, it says %q", end, err, value[string](t, b, state))
		}
	}
	slideTo(t, b, "2016-05-01")
	rests("2016")
	if told := value[string](t, b, `document.getElementById("told").textContent`); told != "" {
		t.Errorf("in May 2016 the page tells of numbers that were reported later: %q", told)
	}
	slideTo(t, b, "2018-06-01") // of the same search for a day: no way back to the first one
	rests("2018")
	b.do(t, chromedp.Sleep(1600*time.Millisecond))
	slideTo(t, b, "2020-06-01")
	rests("2020")
	value[bool](t, b, `history.back(), true`)
	rests("2018")
	if s := value[string](t, b, state); s != "?as_of=2018-06-01 m-ratified 2018-06-01 as of 1 June 2018" {
		t.Errorf("back shows %q", s)
	}
	value[bool](t, b, `history.back(), true`)
	b.do(t, chromedp.WaitReady(`//*[@id="asof-said"][not(normalize-space())]`))
	if s := value[string](t, b, state); s != " m-withdrew  " {
		t.Errorf("back once more shows %q", s)
	}
	b.clean(t)
}

// A bloc has the members of the day to which the slider moves.
func TestSliderOfABlocKnowsItsMembers(t *testing.T) {
	list := apitest.List()
	for i := range list.Entities {
		if e := &list.Entities[i]; e.ID == "country:MLI" {
			e.ID, e.Name, e.Code = "country:GBR", "United Kingdom", "GBR"
		}
	}
	for i := range list.Claims {
		list.Claims[i].Actor = "country:GBR"
	}
	server := httptest.NewServer(open(t, []graph.Reading{list}))
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	b.do(t, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(server.URL+"/instruments/"+apitest.ParisAgreement+"?bloc=organization:european-union&as_of=2018"), chromedp.WaitVisible(`.slide input`))
	const britain = `document.querySelector('[data-a="country:GBR"]').getAttribute("class") + " " + (document.querySelector('[data-key] [data-status="ratified"] .n')?.textContent ?? "0") + " " + document.getElementById("asof-now").textContent`
	if s := value[string](t, b, britain); s != "m-ratified 1 Now 28 members as of 2018" {
		t.Errorf("in 2018: %q", s)
	}
	slideTo(t, b, "2022-06-01")
	b.do(t, chromedp.WaitReady(`//*[@id="asof-now"][contains(., "27 members")]`))
	if s := value[string](t, b, britain); s != "m-none 0 Now 27 members as of 1 June 2022" {
		t.Errorf("in 2022: %q", s)
	}
	b.clean(t)
}
