package web_test

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"signatory/extract/article"
	"signatory/extract/ingest/fetch"
	"signatory/graph"
	"signatory/web"
)

// readHanded reads as the program does.
func readHanded(h web.Handed) (graph.Reading, error) {
	d, err := article.Source{Name: h.Name, Ending: h.Ending, URL: h.URL, Charset: h.Charset}.Parse(h.Body)
	if err != nil {
		return graph.Reading{}, err
	}
	x, err := reader()
	if err != nil {
		return graph.Reading{}, err
	}
	return x.Extract(d), nil
}

// fetchHanded fetches as the program does, with the guard that it has.
func fetchHanded(ctx context.Context, url string) (web.Handed, error) {
	page, err := fetch.New(fetch.Options{}).Get(ctx, url, fetch.Stamp{})
	return web.Handed{Name: page.URL, Ending: page.Ending, URL: page.URL, Charset: page.Charset, Body: page.Body}, err
}

const newsToAdd = "France signed the Paris Agreement on Friday. Brazil refused to sign the Paris Agreement, the minister said.\n\nMore than 60 countries have signed the Paris Agreement.\n"

// form posts fields and a file as a browser of this machine does, or one of elsewhere.
func form(t *testing.T, site http.Handler, from, origin string, fields [][2]string, files map[string]string) *httptest.ResponseRecorder {
	t.Helper()
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	for _, f := range fields {
		if err := m.WriteField(f[0], f[1]); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range files {
		w, err := m.CreateFormFile("files", name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest("POST", "http://127.0.0.1/add", &body)
	r.Header.Set("Content-Type", m.FormDataContentType())
	r.RemoteAddr = from
	if origin != "" {
		r.Header.Set("Origin", origin)
	}
	w := httptest.NewRecorder()
	site.ServeHTTP(w, r)
	return w
}

const here = "127.0.0.1:4000"

var hidden = regexp.MustCompile(`<input type="hidden" name="([a-z]+)" value="([^"]*)">`)

// carriedOn are the hidden fields of a preview.
func carriedOn(page string) (fields [][2]string) {
	for _, m := range hidden.FindAllStringSubmatch(page, -1) {
		fields = append(fields, [2]string{m[1], html.UnescapeString(m[2])})
	}
	return fields
}

func articles(t *testing.T, site http.Handler) int {
	t.Helper()
	_, body := get(t, site, "/api/v1/articles?format=ndjson")
	return strings.Count(body, "\n")
}

// A journalist pastes a text, sees what it says, stores it and reads it in the graph.
func TestAddInTheBrowser(t *testing.T) {
	site := open(t, nil)
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	b.do(t, chromedp.EmulateViewport(390, 900), chromedp.Navigate(server.URL+"/"), chromedp.Click(`//nav//a[text()="Add"]`), chromedp.WaitVisible(`#text`))
	if over := value[int](t, b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
		t.Errorf("the form is %d px wider than a phone", over)
	}
	shoot(t, b, "form")
	b.do(t, chromedp.SendKeys(`#text`, newsToAdd), chromedp.SendKeys(`#title`, "France signs"), chromedp.SendKeys(`#date`, "2016-04-23"),
		chromedp.Click(`//button[text()="Show what would be read"]`), chromedp.WaitVisible(`.preview .proof`))
	page := value[string](t, b, `document.querySelector(".preview").innerText`)
	for _, says := range []string{"France signs", "23 April 2016", "France signed Paris Agreement", "Brazil refused to sign Paris Agreement", "Brazil refused to sign the Paris Agreement", "60 countries"} {
		if !strings.Contains(page, says) {
			t.Errorf("the preview does not say %q: %s", says, page)
		}
	}
	if n := articles(t, site); n != 0 {
		t.Errorf("%d articles are stored before the button was pressed", n)
	}
	shoot(t, b, "preview")
	b.sound(t, "the preview")
	b.do(t, chromedp.Click(`//button[text()="Store it"]`), chromedp.WaitVisible(`//*[@role="status"]//a[text()="France signs"]`))
	shoot(t, b, "stored")
	b.sound(t, "what was stored")
	b.do(t, chromedp.Click(`//*[@role="status"]//a[text()="France signs"]`), chromedp.WaitVisible(`article.news mark`))
	if n := articles(t, site); n != 1 {
		t.Errorf("%d articles are stored, want 1", n)
	}
	b.do(t, chromedp.Navigate(server.URL+"/add"), chromedp.SendKeys(`#link`, "http://127.0.0.1/\r"), chromedp.WaitVisible(`[role="alert"]`))
	b.sound(t, "what was refused")
	b.clean(t)
}

// shoot keeps a picture where SHOTS names a folder for it.
func shoot(t *testing.T, b *browser, name string) {
	t.Helper()
	dir := os.Getenv("SHOTS")
	if dir == "" {
		return
	}
	picture, err := chromedp.Run(b, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), picture, 0o600); err != nil {
		t.Fatal(err)
	}
}

// Files go through the preview byte for byte, whatever their line ends, and what is stored already is told.
func TestAddFiles(t *testing.T) {
	site := open(t, nil)
	files := map[string]string{"a.md": "---\ntitle: First\ndate: 2016-04-23\n---\n" + newsToAdd, "b.txt": strings.ReplaceAll(newsToAdd, "\n", "\r\n"), "bad.txt": " "}
	w := form(t, site, here, "", nil, files)
	body := w.Body.String()
	if w.Code != 200 || !strings.Contains(body, "bad.txt: no article: the file is empty") || !strings.Contains(body, "Store all 2") || articles(t, site) != 0 {
		t.Fatalf("the preview: %d %s", w.Code, body)
	}
	w = form(t, site, here, "", carriedOn(body), nil)
	if to := w.Header().Get("Location"); w.Code != 303 || strings.Count(to, "added=") != 2 || articles(t, site) != 2 {
		t.Fatalf("storing: %d to %q, %d articles", w.Code, to, articles(t, site))
	}
	if res, page := get(t, site, w.Header().Get("Location")); res.StatusCode != 200 || !strings.Contains(page, ">First</a>") {
		t.Errorf("what was stored: %d %s", res.StatusCode, page)
	}
	if w := form(t, site, here, "", nil, map[string]string{"a.md": files["a.md"]}); !strings.Contains(w.Body.String(), "Stored already, unchanged") {
		t.Errorf("the same file again: %s", w.Body)
	}
}

// What cannot be read is told with its mend, and the form keeps what was typed.
func TestAddRefuses(t *testing.T) {
	site := open(t, nil)
	many := map[string]string{}
	for i := range 21 {
		many[fmt.Sprint(i, ".txt")] = newsToAdd
	}
	for _, tt := range []struct {
		fields [][2]string
		files  map[string]string
		status int
		says   string
	}{
		{[][2]string{{"link", "http://127.0.0.1/"}}, nil, 422, "http://127.0.0.1/: "},
		{[][2]string{{"link", "http://[::ffff:10.0.0.1]/x"}}, nil, 422, "http://[::ffff:10.0.0.1]/x: "},
		{[][2]string{{"link", "file:///etc/passwd"}}, nil, 422, "file:///etc/passwd: "},
		{nil, nil, 422, "paste a text, choose a file or give a URL"},
		{[][2]string{{"text", newsToAdd}, {"date", "soonish"}}, nil, 422, `value="soonish"`},
		{[][2]string{{"text", newsToAdd}, {"date", "soonish"}}, nil, 422, "write it as 2016-04-22"},
		{[][2]string{{"text", newsToAdd}, {"url", "nowhere"}}, nil, 422, "is no address of the web"},
		{nil, many, 422, "add at most 20"},
		{[][2]string{{"text", strings.Repeat("word ", 2200000)}}, nil, 422, "add at most 10 MB"},
		{nil, map[string]string{"a.txt": strings.Repeat("word ", 4000000)}, 400, "more than 10 MB"},
		{[][2]string{{"do", "store"}, {"name", "a.md"}, {"body", "!"}}, nil, 422, "a.md: the preview did not arrive whole"},
	} {
		w := form(t, site, here, "", tt.fields, tt.files)
		if w.Code != tt.status || !strings.Contains(html.UnescapeString(w.Body.String()), tt.says) {
			t.Errorf("%.60v: %d, and it does not say %q: %.1500s", tt.fields, w.Code, tt.says, w.Body)
		}
	}
	if n := articles(t, site); n != 0 {
		t.Errorf("%d articles were stored", n)
	}
}

// Who comes from elsewhere without a token stores and reads nothing, nor does a page of another site.
func TestAddNeedsAToken(t *testing.T) {
	site := open(t, nil)
	fields := carriedOn(form(t, site, here, "", [][2]string{{"text", newsToAdd}}, nil).Body.String())
	for _, tt := range [][2]string{{"192.0.2.7:4000", ""}, {"192.0.2.7:4000", "http://127.0.0.1"}, {here, "http://evil.example"}} {
		for _, f := range [][][2]string{fields, {{"text", newsToAdd}}, {{"link", "http://127.0.0.1/"}}} {
			if w := form(t, site, tt[0], tt[1], f, nil); w.Code != 403 || strings.Contains(w.Body.String(), "France") {
				t.Errorf("from %s, Origin %q: %d", tt[0], tt[1], w.Code)
			}
		}
	}
	if n := articles(t, site); n != 0 {
		t.Errorf("%d articles were stored", n)
	}
	if _, page := get(t, site, "/add"); strings.Contains(page, "<textarea") || !strings.Contains(page, "/sign-in?next=/add") {
		t.Error("who may not add is shown the form")
	}
}

// A store that holds one article reads as well as one that holds many.
func TestOneArticleAlone(t *testing.T) {
	site := open(t, nil)
	w := form(t, site, here, "", [][2]string{{"date", "2024-12-03"}, {"title", "Oslo signs"}, {"text", "Norway signed the High Seas Treaty on Tuesday. The United States refused to sign the treaty, Secretary of State Antony Blinken said.\n\n\"We will not sign this text,\" Blinken said.\n"}}, nil)
	preview := w.Body.String()
	if !strings.Contains(preview, "Antony Blinken is quoted") || strings.Contains(preview, "spoke about</li>") {
		t.Errorf("the preview says of whom it quotes: %s", regexp.MustCompile(`<li>Antony[^/]*`).FindAllString(preview, -1))
	}
	if w := form(t, site, here, "", carriedOn(preview), nil); w.Code != 303 {
		t.Fatalf("storing answers %d", w.Code)
	}
	tells(t, site, map[string][]string{"/": {`<a href="/articles">Article</a></dt><dd>1</dd>`, `<a href="/instruments">Instrument</a></dt><dd>1</dd>`}})
	if _, body := get(t, site, "/instruments/instrument:high-seas-treaty"); strings.Contains(body, "Also called") {
		t.Error("the instrument is also called what heads its page")
	}
}
