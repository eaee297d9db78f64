package web_test

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"signatory/api/apitest"
)

func TestPairInstrumentByInstrument(t *testing.T) {
	site := open(t, append(apitest.Readings(), apitest.List()))
	_, body := get(t, site, "/alignment/pair?a=country:USA&b=country:GBR")
	for _, s := range []string{"United States and United Kingdom", "Instrument by instrument", "Paris AI Action Summit statement", "Beyond chance", "/positions/country:USA/" + apitest.ParisStatement} {
		if !strings.Contains(body, s) {
			t.Errorf("the page does not say %q", s)
		}
	}
	if _, body := get(t, site, "/alignment/pair"); !strings.Contains(body, ">Choose</option>") {
		t.Error("without countries there is no choice")
	}
	for path, status := range map[string]int{"/alignment?shared=none": 400, "/alignment?to=soon": 400, "/alignment/pair?a=country:NOPE": 404, "/alignment?shared=99": 200} {
		if res, _ := get(t, site, path); res.StatusCode != status {
			t.Errorf("%s answers %d, want %d", path, res.StatusCode, status)
		}
	}
}

// The cells show the share that is the same or, where that is asked for, what is
// beyond chance; two that differ once in many are not shown as opposed.
func TestScalesOfAlignment(t *testing.T) {
	site := open(t, append(apitest.Readings(), apitest.List()))
	for path, says := range map[string][2]string{
		"/alignment?shared=1":              {"on which the two stand on the same side", "Scott"},
		"/alignment?shared=1&scale=chance": {"Scott", "on which the two stand on the same side"},
	} {
		res, body := get(t, site, path)
		if res.StatusCode != 200 || !strings.Contains(body, says[0]) || strings.Contains(body, says[1]) {
			t.Errorf("%s answers %d; want %q and not %q", path, res.StatusCode, says[0], says[1])
		}
	}
}

// An analyst points at a cell, reads n and score, and goes on to the comparison.
func TestHeatmapLeadsToThePair(t *testing.T) {
	server := httptest.NewServer(open(t, append(apitest.Readings(), apitest.List())))
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	b.do(t, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(server.URL+"/alignment?shared=1"), chromedp.WaitVisible(`.cells`))
	value[bool](t, b, `document.querySelector("[data-matrix]").focus(), true`)
	for _, key := range []string{"ArrowDown", "ArrowRight"} {
		value[bool](t, b, `document.querySelector("[data-matrix]").dispatchEvent(new KeyboardEvent("keydown", {key: "`+key+`", bubbles: true, cancelable: true}))`)
	}
	first := value[string](t, b, `JSON.parse(document.getElementById("alignment").textContent).rows.slice(0, 2).map(r => r[1]).join(" and ")`)
	if said := value[string](t, b, `document.querySelector("[data-said]").textContent`); !strings.HasPrefix(said, first+": ") || !strings.Contains(said, " of ") && !strings.Contains(said, "too few") {
		t.Errorf("the cell of %s says %q", first, said)
	}
	b.do(t, chromedp.KeyEvent("\r"), chromedp.WaitVisible(`.choices`))
	if h := value[string](t, b, `document.querySelector("h1").textContent`); h != first {
		t.Errorf("the cell leads to %q, want %q", h, first)
	}
	b.clean(t)
}
