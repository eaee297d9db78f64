package web_test

import (
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"signatory/api/apitest"
	"signatory/graph"
)

// laid waits until the explorer's graph is drawn and its layout done.
func laid(t *testing.T, b *browser) {
	t.Helper()
	poll := chromedp.Poll[bool](`document.querySelector("#stage")?.dataset.laid == "true"`, chromedp.WithPollingTimeout(60*time.Second))
	if _, err := chromedp.Run(b, poll); err != nil {
		t.Fatalf("the graph is not drawn: %v", err)
	}
}

// A journalist starts from a country, opens a tie to its sentence, expands the
// other end, and hands the address on: it shows the same.
func TestExplorer(t *testing.T) {
	server := httptest.NewServer(open(t, apitest.Readings()))
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	b.do(t, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(server.URL+"/explore"),
		chromedp.SendKeys(`#from-q`, "United States\r"), chromedp.WaitVisible(`#panel .tie`))
	laid(t, b)
	b.do(t, chromedp.Click(`//button[contains(@class, "tie")][contains(., "Paris AI Action Summit statement")]`), chromedp.WaitVisible(`#panel blockquote`))
	if quote := value[string](t, b, `document.querySelector("#panel blockquote").textContent`); !strings.Contains(quote, "refused to sign the statement") {
		t.Errorf("the tie opens %q", quote)
	}
	b.do(t, chromedp.Click(`//div[@id="panel"]//button[contains(., "Paris AI Action")]`), chromedp.Click(`//div[@id="panel"]//button[text()="Expand"]`),
		chromedp.WaitVisible(`//div[@id="panel"]//button[text()="Collapse"]`))
	laid(t, b)
	nodes := value[string](t, b, `document.querySelector("#stage").dataset.nodes`)
	address := value[string](t, b, `location.href`)
	if !strings.Contains(address, "open=instrument%3Aparis-ai-action-summit-statement") {
		t.Errorf("the address does not hold what is open: %s", address)
	}
	b.do(t, chromedp.Navigate(address), chromedp.WaitVisible(`#panel .tie`))
	laid(t, b)
	if again := value[string](t, b, `document.querySelector("#stage").dataset.nodes`); again != nodes || nodes == "" {
		t.Errorf("the address shows %s names, kept with %s", again, nodes)
	}
	b.do(t, chromedp.Click(`.filters summary`), chromedp.Click(`input[name="stance"][value="refused"]`))
	laid(t, b)
	if n := value[int](t, b, `[...document.querySelectorAll("#panel .tie")].filter(t => !t.textContent.includes("refused")).length`); n != 0 {
		t.Errorf("%d ties pass a filter for refusals that are none", n)
	}
	b.clean(t)
}

// What is shown can be had as a picture and as a graph for other tools.
func TestExplorerSaves(t *testing.T) {
	server := httptest.NewServer(open(t, apitest.Readings()))
	t.Cleanup(server.Close)
	b, folder := start(t, server.URL), t.TempDir()
	allow := cdpbrowser.SetDownloadBehaviorParams{Behavior: "allow", DownloadPath: folder}
	if _, err := chromedp.CallBrowser(b, cdpbrowser.SetDownloadBehavior, allow); err != nil {
		t.Fatal(err)
	}
	b.do(t, chromedp.Navigate(server.URL+"/explore?start=country:USA"), chromedp.WaitVisible(`#panel .tie`))
	laid(t, b)
	for format, begins := range map[string]string{"PNG": "\x89PNG", "SVG": "<svg ", "GEXF": "<?xml"} {
		b.do(t, chromedp.Click(`//div[@class="stagebar"]//button[text()="`+format+`"]`))
		got := arrives(t, filepath.Join(folder, "signatory-country-USA."+strings.ToLower(format)))
		if !strings.HasPrefix(got, begins) {
			t.Errorf("%s begins with %q", format, got[:min(len(got), 40)])
		}
		if format != "PNG" && !strings.Contains(got, "Paris AI Action Summit statement") {
			t.Errorf("%s does not name what is shown", format)
		}
		if format == "GEXF" && !strings.Contains(got, "refused to sign the statement") {
			t.Error("GEXF does not hold the sentences")
		}
	}
	b.clean(t)
}

// arrives waits for a download and reads it.
func arrives(t *testing.T, path string) string {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if b, err := os.ReadFile(path); err == nil && len(b) > 0 {
			return string(b)
		}
	}
	t.Fatalf("%s did not arrive", filepath.Base(path))
	return ""
}

// Without JavaScript the same address reads as a list whose links go on.
func TestExplorerWithoutJavaScript(t *testing.T) {
	server := httptest.NewServer(open(t, apitest.Readings()))
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	if _, err := chromedp.Call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	b.do(t, chromedp.Navigate(server.URL+"/explore?start=country:USA"), chromedp.WaitVisible(`.around`),
		chromedp.Click(`//details[contains(., "Paris AI Action Summit statement")]/summary`), chromedp.WaitVisible(`details[open] blockquote`),
		chromedp.Click(`//details[@open]//a[text()="Expand"]`), chromedp.WaitVisible(`//h2/a[text()="Paris AI Action Summit statement"]`))
	b.clean(t)
}

func TestExplorerPages(t *testing.T) {
	site := open(t, apitest.Readings())
	for _, tt := range []struct {
		path   string
		status int
		says   string
	}{
		{"/explore", 200, "Or start here"},
		{"/explore?q=vance", 303, ""},
		{"/explore?q=p", 200, "Which “p”?"},
		{"/explore?q=zzzz", 200, "Nothing is called “zzzz”"},
		{"/explore?start=country:USA&path=country:IND", 200, "From United States to India"},
		{"/explore?start=country:USA&stance=withdrew", 200, "Withdrew"},
		{"/explore?start=country:USA&to=india", 303, ""},
		{"/explore?start=country:XXX", 404, "Nothing is here"},
		{"/explore?start=country:USA&open=a~b", 400, "want an id, or id~pages"},
		{"/explore?start=country:USA&open=country:IND~999", 400, "at most 60"},
		{"/explore?start=country:USA&from=soon", 400, "want YYYY, YYYY-MM or YYYY-MM-DD"},
		{"/explore?start=country:USA&kind=planet", 400, "no kind"},
	} {
		res, body := get(t, site, tt.path)
		if res.StatusCode != tt.status || !strings.Contains(body, tt.says) {
			t.Errorf("%s answers %d and does not say %q", tt.path, res.StatusCode, tt.says)
		}
	}
}

// An entry of a depositary's list is no sentence: the explorer says what it is, drawn and as a list.
func TestExplorerShowsEntriesOfLists(t *testing.T) {
	list := apitest.List()
	for i := range list.Claims {
		list.Claims[i].Evidence.Quote = "Mali\tXXVII-7-d\t\tsignature\t2016-04-22"
	}
	server := httptest.NewServer(open(t, []graph.Reading{list}))
	t.Cleanup(server.Close)
	const says = "Entry of the list: Mali · XXVII-7-d · signature · 2016-04-22"
	if _, body := get(t, server.Config.Handler, "/explore?start=country:MLI&view=list"); !strings.Contains(body, says) || strings.Contains(body, "<blockquote>") {
		t.Error("the list does not say so")
	}
	b := start(t, server.URL)
	b.do(t, chromedp.Navigate(server.URL+"/explore?start=country:MLI"), chromedp.Click(`//button[contains(@class, "tie")]`), chromedp.WaitVisible(`#panel .proof`))
	if said := value[string](t, b, `document.querySelector("#panel .proof").textContent`); !strings.Contains(said, says) {
		t.Errorf("the panel says %q", said)
	}
	b.clean(t)
}

// crowd is readings in which n companies sign one pledge.
func crowd(n int) []graph.Reading {
	pledge := graph.Entity{ID: "instrument:big-pledge", Kind: graph.Instrument, Name: "Big Pledge", Type: "pledge"}
	var out []graph.Reading
	for at := 0; at < n; at += 100 {
		url := fmt.Sprintf("https://wire.example/big-pledge/%d", at)
		r := graph.Reading{Article: graph.Article{ID: fmt.Sprintf("article:%016x", at+1), Revision: fmt.Sprintf("%016x", at+1), Title: "Companies sign",
			Date: "2024-05-01", URL: url, Publisher: "Example Wire", Language: "en", Format: "markdown"}, Entities: []graph.Entity{pledge}}
		raw := ""
		for i := at; i < min(at+100, n); i++ {
			e := graph.Entity{ID: fmt.Sprintf("organization:company-%04d", i), Kind: graph.Organization, Name: fmt.Sprintf("Company %d", i), Type: "company"}
			quote := e.Name + " signed the Big Pledge."
			r.Entities = append(r.Entities, e)
			r.Claims = append(r.Claims, graph.Claim{ID: fmt.Sprintf("claim:%016x", i+1), Actor: e.ID, Stance: graph.Signed, Tense: graph.Past, Instrument: pledge.ID,
				Date: "2024-05-01", Confidence: 0.9, Reason: graph.Reason{Rule: "active", Words: "signed"},
				Evidence: graph.Evidence{Quote: quote, Start: len(raw), End: len(raw) + len(quote)}})
			raw += quote + "\n"
		}
		r.Article.Raw = []byte(raw)
		out = append(out, r)
	}
	return out
}

// The list that stands in for a large drawing is short, and leads to the whole.
func TestListBesideADrawingIsShort(t *testing.T) {
	site := open(t, crowd(500))
	const address = "/explore?start=instrument:big-pledge&open=instrument:big-pledge~5"
	for path, want := range map[string]int{address: 200, address + "&view=list": 500} {
		_, body := get(t, site, path)
		if rows := strings.Count(body, `<details class="row plain">`); rows != want {
			t.Errorf("%s lists %d names, want %d", path, rows, want)
		}
		if want == 200 && !strings.Contains(body, "view=list\">Show more</a>") {
			t.Errorf("%s does not lead to the whole list", path)
		}
	}
}

// 2,000 names stay fluid without a graphics card: moving the graph draws frame after frame.
// The bound is beside frames that draw nothing, in the same run, for machines that are busy.
func TestExplorerStaysFluid(t *testing.T) {
	server := httptest.NewServer(open(t, crowd(2000)))
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	b.do(t, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(server.URL+"/explore?start=instrument:big-pledge&open=instrument:big-pledge~20"), chromedp.WaitVisible(`#panel .tie`))
	laid(t, b)
	if nodes := value[string](t, b, `document.querySelector("#stage").dataset.nodes`); nodes != "2001" {
		t.Fatalf("%s names are drawn, want 2001", nodes)
	}
	const frames = `(act) => new Promise(done => {
		const canvas = document.querySelector(".canvas"), times = [];
		let last = performance.now(), n = 0;
		const frame = now => {
			times.push(now - last);
			last = now;
			if (act) canvas.dispatchEvent(new KeyboardEvent("keydown", {key: n % 2 ? "ArrowLeft" : "ArrowRight", bubbles: true}));
			if (++n < 65) requestAnimationFrame(frame); else done(times.slice(5).sort((a, b) => a - b)[30]);
		};
		requestAnimationFrame(frame);
	})`
	measure := func(act bool) float64 {
		middle, err := chromedp.Run(b, chromedp.Evaluate[float64](fmt.Sprintf("(%s)(%v)", frames, act), chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatal(err)
		}
		return middle
	}
	still, moving := measure(false), measure(true)
	for n := 0; n < 4 && moving > max(50, 3*still); n++ { // the tests of other packages run beside
		still, moving = max(still, measure(false)), min(moving, measure(true))
	}
	t.Logf("a frame takes %.1f ms while the graph moves, %.1f ms while it stands", moving, still)
	if moving > max(50, 3*still) {
		t.Errorf("a frame takes %.1f ms while the graph moves, %.1f ms while it stands", moving, still)
	}
	b.clean(t)
}

// toolPages are the pages where one works rather than reads, for the checks of all pages.
func toolPages(site, bare string) []string {
	return []string{site + "/explore", site + "/explore?start=country:USA", site + "/explore?start=country:USA&path=country:IND&view=list", bare + "/explore", site + "/quality", site + "/review", site + "/add", site + "/review?queue=disputed", site + "/review?queue=unknown", site + "/review?queue=twins"}
}
