package web_test

import (
	"context"
	"net/http/httptest"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"signatory/api/apitest"
	"signatory/graph"
)

// onPaper shows a page as it is printed, by a reader who prefers dark.
func onPaper() chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print",
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}})
		return err
	})
}

// On paper a page is light, shows what is scrolled to on a screen, and has nothing to click.
func TestPagesOnPaper(t *testing.T) {
	many := crowd(80) // more than bring their sentences along, or fit on a page across
	for i := range many {
		many[i].Entities = append(many[i].Entities, graph.Entity{ID: "country:FRA", Kind: graph.Country, Name: "France", Code: "FRA"})
		for j := range many[i].Claims {
			c := &many[i].Claims[j]
			on := graph.Entity{ID: "instrument:pledge-of-" + c.Actor[len("organization:"):], Kind: graph.Instrument, Name: "Pledge of " + c.Actor[len("organization:"):], Type: "pledge"}
			many[i].Entities = append(many[i].Entities, on)
			c.Actor, c.Instrument = "country:FRA", on.ID
		}
	}
	server := httptest.NewServer(open(t, append(apitest.Readings(), many...)))
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	b.do(t, chromedp.EmulateViewport(1000, 900), onPaper(), chromedp.Navigate(server.URL+"/actors/country:FRA"), chromedp.WaitReady(`.lanes`))
	for rule, script := range map[string]string{
		"the paper is light":           `getComputedStyle(document.querySelector(".board")).getPropertyValue("--ratified").trim() == "#0c3f72"`,
		"all lanes are there":          `(l => l.scrollHeight - l.clientHeight < 2)(document.querySelector(".lanes"))`,
		"nothing says to scroll":       `!document.querySelector(".gantt figcaption").innerText.includes("Scroll")`,
		"a row without its sentences":  `[...document.querySelectorAll(".row[data-from] > .open")].every(o => o.offsetHeight == 0) && document.querySelectorAll(".row[data-from]").length > 20`,
		"no way to go on within a row": `[...document.querySelectorAll(".row .more")].every(m => m.offsetHeight == 0)`,
	} {
		if !value[bool](t, b, script) {
			t.Errorf("not so on paper: %s", rule)
		}
	}
	b.do(t, chromedp.Navigate(server.URL+"/matrix"), chromedp.WaitReady(`.matrix`))
	if !value[bool](t, b, `(m => m.scrollHeight <= m.clientHeight + 2)(document.querySelector(".matrix")) && getComputedStyle(document.body).page == "wide"`) {
		t.Error("the matrix is not whole on paper")
	}
	const wide = `(m => (m.querySelector(".heads").children.length * 24 + 184) * getComputedStyle(m).zoom)(document.querySelector(".matrix"))`
	b.do(t, chromedp.Navigate(server.URL+"/matrix?size=300"), chromedp.WaitReady(`.matrix[style]`))
	if w := value[float64](t, b, wide); w > 1000 || w < 700 {
		t.Errorf("the matrix is %.0f pixels wide on paper", w)
	}
	b.clean(t)
}
