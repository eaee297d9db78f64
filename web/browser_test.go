package web_test

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"signatory/api/apitest"
)

// axeVersion is the release of axe-core (MPL-2.0) that the test set-up brings into the user's cache.
const axeVersion = "4.10.3"

// missing skips a test whose tool is not there, and fails it in CI.
func missing(t *testing.T, format string, args ...any) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}

// browser is a tab of a real Chromium that keeps what went wrong in it.
type browser struct {
	context.Context
	host    string
	strays  []string // requests to other sites
	crashes []string // uncaught exceptions
}

// start opens a tab for the site at base.
func start(t *testing.T, base string) *browser {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		missing(t, "this test needs Chromium (Debian: apt-get install chromium): %v", err)
	}
	flags := []chromedp.ExecAllocatorOption{chromedp.ExecPath(path), chromedp.Headless, chromedp.NoFirstRun, chromedp.NoSandbox, chromedp.DisableGPU}
	for _, name := range []string{"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync"} {
		flags = append(flags, chromedp.Flag(name, true))
	}
	ctx, cancel := context.WithTimeout(t.Context(), 6*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, flags...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	u, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	b := &browser{Context: ctx, host: u.Host}
	if err := chromedp.Listen(ctx, b.watch); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	return b
}

func (b *browser) watch(ev any) {
	switch e := ev.(type) {
	case *network.EventRequestWillBeSent:
		if u, err := url.Parse(e.Request.URL); err != nil || u.Host != b.host && u.Scheme != "data" {
			b.strays = append(b.strays, e.Request.URL)
		}
	case *runtime.EventExceptionThrown:
		b.crashes = append(b.crashes, fmt.Sprint(e.ExceptionDetails.Text))
	}
}

func (b *browser) do(t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(b, steps...); err != nil {
		t.Fatal(err)
	}
}

func value[T any](t *testing.T, b *browser, script string) T {
	t.Helper()
	v, err := chromedp.Run(b, chromedp.Evaluate[T](script))
	if err != nil {
		t.Fatalf("%s: %v", script, err)
	}
	return v
}

// scheme makes the browser prefer light or dark.
func scheme(name string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}})
		return err
	})
}

// A journalist opens the first page, clicks to an instrument, opens a row,
// reads the sentence and goes on to where it stands in its article.
func TestFromTheFirstPageToTheSentence(t *testing.T) {
	server := httptest.NewServer(open(t, apitest.Readings()))
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	b.do(t, chromedp.Navigate(server.URL+"/"),
		chromedp.Click(`//a[text()="Paris AI Action Summit statement"]`),
		chromedp.WaitVisible(`#refused`),
		chromedp.Click(`//section[@id="refused"]//summary[contains(., "United Kingdom")]`),
		chromedp.WaitVisible(`details[open] blockquote`))
	quote := value[string](t, b, `document.querySelector("details[open] blockquote").textContent`)
	if want := "The United States and the United Kingdom refused to sign the statement."; quote != want {
		t.Errorf("the row opens to %q, want %q", quote, want)
	}
	b.do(t, chromedp.Click(`details[open] figcaption a`), chromedp.WaitVisible(`article.news`))
	marked := value[string](t, b, `[...document.querySelectorAll("article mark.s-refused")].map(m => m.textContent).join("")`)
	if marked != quote {
		t.Errorf("the article marks %q, want %q", marked, quote)
	}
	if at := value[string](t, b, `document.querySelector("mark:has(> :target)")?.textContent ?? ""`); at == "" {
		t.Error("the link does not lead to the sentence")
	}
	b.clean(t)
}

// clean checks that nothing failed in the page and nothing left the site.
func (b *browser) clean(t *testing.T) {
	t.Helper()
	if len(b.strays) > 0 {
		t.Errorf("requests left the site: %v", b.strays)
	}
	if len(b.crashes) > 0 {
		t.Errorf("the page threw %v", b.crashes)
	}
}

// press strikes a key as a keyboard does: where the page takes it, nothing is typed.
func press(key string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		p := input.DispatchKeyEventParams{Type: "keyDown", Key: key, Text: key}
		if key == "Enter" {
			p.Text, p.WindowsVirtualKeyCode = "\r", 13
		}
		_, err := cdp.Call(ctx, t, input.DispatchKeyEvent, p)
		return err
	})
}

func TestKeys(t *testing.T) {
	server := httptest.NewServer(open(t, apitest.Readings()))
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	b.do(t, chromedp.Navigate(server.URL+"/instruments/"+apitest.ParisStatement), chromedp.WaitVisible(`.toolbar button`),
		chromedp.KeyEvent("j"), chromedp.KeyEvent("j"), chromedp.KeyEvent("k"))
	const focused = `[...document.querySelectorAll("summary")].indexOf(document.activeElement)`
	if at := value[int](t, b, focused); at != 0 {
		t.Errorf("j j k leads to row %d, want 0", at)
	}
	b.do(t, chromedp.KeyEvent("\r"))
	if n := value[int](t, b, `document.querySelectorAll("details[open]").length`); n != 1 {
		t.Errorf("Enter leaves %d rows open, want 1", n)
	}
	b.do(t, chromedp.KeyEvent("o"))
	if n := value[int](t, b, `document.querySelectorAll("details.row:not([open])").length`); n != 0 {
		t.Errorf("o leaves %d rows closed", n)
	}
	b.do(t, press("/"), chromedp.KeyEvent("indi\r"), chromedp.WaitVisible(`.hits`))
	if u := value[string](t, b, `location.pathname + location.search`); u != "/search?q=indi" {
		t.Errorf("search leads to %s", u)
	}
	for path, second := range map[string]string{"/changes": `.turns li:nth-of-type(2) a`, "/articles/" + apitest.Readings()[3].Article.ID: `.claims li:nth-of-type(2) .jump`,
		"/positions/country:USA/" + apitest.ParisStatement: `#opened figcaption a`} {
		b.do(t, chromedp.Navigate(server.URL+path), chromedp.WaitReady(`dialog`), chromedp.KeyEvent("j"), chromedp.KeyEvent("j"))
		if !value[bool](t, b, `document.activeElement === document.querySelector("`+second+`")`) {
			t.Errorf("j j on %s leads to %q", path, value[string](t, b, `document.activeElement.outerHTML`))
		}
	}
	b.do(t, chromedp.Navigate(server.URL+"/"), chromedp.KeyEvent("?"))
	if !value[bool](t, b, `document.querySelector("dialog").open`) {
		t.Error("? does not open the help")
	}
	b.sound(t, "the help")
	const told = `[...document.querySelectorAll("dialog kbd")].map(k => k.textContent).join(" ")`
	for path, keys := range map[string]string{"/": "/ ? j k Enter", "/matrix": "/ ? ← → ↑ ↓ Enter",
		"/instruments/" + apitest.ParisStatement: "/ ? j k Enter o", "/explore?start=country:USA": "/ ? ← → ↑ ↓ + − 0 Esc"} {
		b.do(t, chromedp.Navigate(server.URL+path), chromedp.WaitReady(`dialog`), chromedp.KeyEvent("?"), chromedp.WaitVisible(`dialog[open]`))
		if s := value[string](t, b, told); s != keys {
			t.Errorf("the help of %s tells of %q, want %q", path, s, keys)
		}
	}
	b.clean(t)
}

// Every page holds to WCAG 2.2 AA as far as axe-core can tell, in light and in
// dark, and fits the three widths.
func TestPagesAreAccessible(t *testing.T) {
	server := httptest.NewServer(open(t, apitest.Readings()))
	t.Cleanup(server.Close)
	bare := httptest.NewServer(open(t, nil))
	t.Cleanup(bare.Close)
	for shelf, pages := range map[string][]string{
		"what was read": {server.URL + "/", server.URL + "/changes", server.URL + "/instruments", server.URL + "/instruments/" + apitest.ParisStatement,
			server.URL + "/instruments/" + apitest.MineBan + "?as_of=1998", server.URL + "/instruments/" + apitest.ParisAgreement + "?region=region:150",
			server.URL + "/actors/country:USA", server.URL + "/positions/country:IND/" + apitest.ParisStatement},
		"what it rests on": {server.URL + "/entities/" + apitest.Vance, server.URL + "/entities/" + apitest.AISummit, server.URL + "/articles/" + apitest.Readings()[3].Article.ID,
			server.URL + "/search?q=paris", server.URL + "/nowhere", bare.URL + "/", bare.URL + "/matrix"},
		"charts": {server.URL + "/matrix", server.URL + "/alignment?shared=1", server.URL + "/alignment?shared=1&scale=chance",
			server.URL + "/alignment/pair?a=country:USA&b=country:GBR", server.URL + "/embed/instruments/" + apitest.MineBan},
		"tools": toolPages(server.URL, bare.URL),
	} {
		t.Run(shelf, func(t *testing.T) { accessible(t, server.URL, pages) })
	}
}

// accessible checks pages, some of them of the site at base, in a tab of their own.
func accessible(t *testing.T, base string, pages []string) {
	axe := axeSource(t)
	b := start(t, base)
	for _, page := range pages {
		for _, colours := range []string{"light", "dark"} {
			b.do(t, scheme(colours), chromedp.EmulateViewport(1024, 900), chromedp.Navigate(page))
			value[bool](t, b, `document.querySelectorAll("details").forEach(d => d.open = true), true`)
			value[bool](t, b, axe+";true")
			for _, v := range violations(t, b) {
				t.Errorf("%s in %s: %s", strings.TrimPrefix(page, base), colours, v)
			}
		}
		for _, width := range []int64{1440, 1024, 390, 320} {
			b.do(t, chromedp.EmulateViewport(width, 900))
			if over := value[int](t, b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s is %d px too wide for %d px", page, over, width)
			}
		}
	}
}

// sound checks a page as it stands, with what a reader has opened in it.
func (b *browser) sound(t *testing.T, state string) {
	t.Helper()
	value[bool](t, b, axeSource(t)+";true")
	for _, v := range violations(t, b) {
		t.Errorf("%s: %s", state, v)
	}
}

// violations runs axe-core and says each violation in a line.
func violations(t *testing.T, b *browser) []string {
	t.Helper()
	const script = `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
		.then(r => JSON.stringify({passes: r.passes.length, said: r.violations.map(v => v.id + ": " + v.help + " at " + v.nodes.map(n => n.target.join(" ")).join(", "))}))`
	out, err := chromedp.Run(b, chromedp.Evaluate[string](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	var result struct {
		Passes int
		Said   []string
	}
	if err := json.Unmarshal([]byte(out), &result); err != nil {
		t.Fatal(err)
	}
	if result.Passes < 10 {
		t.Errorf("axe-core checked %d rules only", result.Passes)
	}
	return result.Said
}

// axeSource is axe-core's script, brought once by npm into the user's cache.
func axeSource(t *testing.T) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(cache, "signatory-test", "axe-core")
	pack := filepath.Join(dir, "axe-core-"+axeVersion+".tgz")
	if _, err := os.Stat(pack); err != nil {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		cmd := exec.CommandContext(t.Context(), "npm", "pack", "--silent", "--pack-destination", dir, "axe-core@"+axeVersion)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			missing(t, "this test needs npm to bring axe-core: %v\n%s", err, out)
		}
	}
	f, err := os.Open(pack)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	src, err := unpack(f, "package/axe.min.js")
	if err != nil {
		t.Fatalf("%s: %v", pack, err)
	}
	return src
}

// unpack reads one file of a .tgz.
func unpack(r io.Reader, name string) (string, error) {
	gz, err := gzip.NewReader(r)
	if err != nil {
		return "", err
	}
	files := tar.NewReader(gz)
	for {
		h, err := files.Next()
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		if h.Name == name {
			b, err := io.ReadAll(files)
			return string(b), err
		}
	}
}
