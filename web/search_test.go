package web_test

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"signatory/api/apitest"
)

// Somebody types a name wrongly, is shown what was meant, narrows it to one
// kind and goes on to the page.
func TestSearchPage(t *testing.T) {
	server := httptest.NewServer(open(t, apitest.Readings()))
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	b.do(t, chromedp.Navigate(server.URL+"/search"), chromedp.SendKeys(`#bigq`, "agreemnet\r"), chromedp.WaitVisible(`.hits`))
	if note := value[string](t, b, `document.querySelector(".note").textContent`); !strings.Contains(note, "agreement") {
		t.Errorf("the page does not say what was read: %q", note)
	}
	b.do(t, chromedp.Click(`//p[@class="sorts"]/a[contains(., "Instruments")]`), chromedp.WaitVisible(`//p[@class="sorts"]/a[@aria-current][contains(., "Instruments")]`),
		chromedp.Click(`.hits a`), chromedp.WaitVisible(`//h1[text()="Paris Agreement"]`))
	b.clean(t)
	for _, tt := range []struct{ path, says string }{
		{"/search?q=agreemnet", "<mark>Agreement</mark>"},
		{"/search?q=paris", `<span class="hitcount">`},
		{"/search?q=USA", "Also called <mark>USA</mark>"},
		{"/search?q=The+United+Kingdom+of+Great+Britain+and+Northern+Ireland", `/actors/country:GBR`}, // which no article calls it
	} {
		if _, body := get(t, open(t, apitest.Readings()), tt.path); !strings.Contains(body, tt.says) {
			t.Errorf("%s does not say %s", tt.path, tt.says)
		}
	}
}
