package web_test

import (
	"bytes"
	"compress/gzip"
	"net/http/httptest"
	"regexp"
	"testing"

	"github.com/chromedp/chromedp"

	"signatory/api/apitest"
)

// The most that a page may bring, in bytes of compressed JavaScript, and the
// most that its parts may move while it loads (see web.dev/articles/cls).
const (
	maxScript = 150 << 10
	maxShift  = 0.05
)

var script = regexp.MustCompile(`<script type="module" src="([^"]+)"`)

// Pages are light, and stand still while they load.
func TestPagesAreLightAndStandStill(t *testing.T) {
	site := open(t, append(apitest.Readings(), apitest.List()))
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	paths := []string{"/", "/changes", "/instruments", "/instruments/" + apitest.ParisAgreement, "/instruments/" + apitest.ParisAgreement + "?as_of=2018",
		"/actors/country:USA", "/entities/" + apitest.AISummit, "/entities/" + apitest.Vance, "/matrix", "/alignment?shared=1", "/alignment/pair?a=country:USA&b=country:GBR",
		"/actors", "/positions/country:IND/" + apitest.ParisStatement, "/articles/" + apitest.Readings()[3].Article.ID, "/search?q=paris", "/sign-in",
		"/embed/instruments/" + apitest.ParisAgreement, "/embed/matrix", "/embed/alignment?shared=1", "/embed/actors/country:USA"}
	for _, path := range append(paths, toolPages("", "")...) {
		_, body := get(t, site, path)
		size := 0
		for _, m := range script.FindAllStringSubmatch(body, -1) {
			_, text := get(t, site, m[1])
			var packed bytes.Buffer
			w := gzip.NewWriter(&packed)
			if _, err := w.Write([]byte(text)); err != nil {
				t.Fatal(err)
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			size += packed.Len()
		}
		if size == 0 || size > maxScript {
			t.Errorf("%s brings %d bytes of script, want at most %d", path, size, maxScript)
		}
		for _, width := range []int64{1440, 390} {
			b.do(t, chromedp.EmulateViewport(width, 900), chromedp.Navigate(server.URL+path))
			// What is buffered is handed over in a task of its own, not at once.
			shift, err := chromedp.Run(b, chromedp.Evaluate[float64](`new Promise(done => { let sum = 0;
				new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value }).observe({type: "layout-shift", buffered: true});
				setTimeout(() => done(sum), 200) })`, chromedp.EvalAwaitPromise))
			if err != nil {
				t.Fatal(err)
			}
			if shift > maxShift {
				t.Errorf("%s at %d px moves by %.3f while it loads", path, width, shift)
			}
		}
		t.Logf("%s: %d bytes of script", path, size)
	}
	b.clean(t)
}
