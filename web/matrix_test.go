package web_test

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"signatory/api/apitest"
)

// Filters narrow rows and columns, and orders order them, without a script.
func TestMatrixFilters(t *testing.T) {
	site := open(t, apitest.Readings())
	for _, tt := range []struct {
		query         string
		says, saysNot []string
	}{
		{"", []string{"/instruments/" + apitest.ParisStatement, ">India</a>", `class="m-refused"`, "Matrix of "}, nil},
		{"?region=region:150", []string{">United Kingdom</a>", `value="region:150" selected`}, []string{">India</a>"}},
		{"?from=2025", []string{"/instruments/" + apitest.ParisStatement}, []string{"/instruments/" + apitest.ParisAgreement + `"`}},
		{"?topic=sea", []string{"No country holds a position"}, []string{"data-matrix"}},
		{"?cell=country:GBR+" + apitest.ParisStatement, []string{"The United States and the United Kingdom refused to sign the statement."}, nil},
	} {
		res, body := get(t, site, "/matrix"+tt.query)
		if res.StatusCode != 200 {
			t.Errorf("%s answers %d", tt.query, res.StatusCode)
		}
		for _, s := range tt.says {
			if !strings.Contains(body, s) {
				t.Errorf("%s does not say %q", tt.query, s)
			}
		}
		for _, s := range tt.saysNot {
			if strings.Contains(body, s) {
				t.Errorf("%s says %q", tt.query, s)
			}
		}
	}
	for _, bad := range []string{"?as_of=soon", "?topic=nothing"} {
		if res, _ := get(t, site, "/matrix"+bad); res.StatusCode != 400 {
			t.Errorf("%s answers %d", bad, res.StatusCode)
		}
	}
}

// An analyst walks to a cell with the arrow keys and opens its sentence.
func TestMatrixCellOpensItsSentence(t *testing.T) {
	server := httptest.NewServer(open(t, apitest.Readings()))
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	b.do(t, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(server.URL+"/matrix?from=2025"), chromedp.WaitVisible(`.cells`))
	value[bool](t, b, `document.querySelector("[data-matrix]").focus(), true`)
	rows := value[int](t, b, `JSON.parse(document.getElementById("matrix").textContent).rows.findIndex(r => r[0] === "country:GBR")`)
	for range rows + 1 {
		value[bool](t, b, `document.querySelector("[data-matrix]").dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowDown", bubbles: true, cancelable: true}))`)
	}
	if said := value[string](t, b, `document.querySelector("[data-said]").textContent`); said != "United Kingdom, Paris AI Action Summit statement: refused" {
		t.Errorf("the cell says %q", said)
	}
	b.do(t, chromedp.KeyEvent("\r"), chromedp.WaitVisible(`#cell blockquote`))
	if q := value[string](t, b, `document.querySelector("#cell blockquote").textContent`); q != "The United States and the United Kingdom refused to sign the statement." {
		t.Errorf("the cell opens to %q", q)
	}
	if q := value[string](t, b, `new URL(location.href).searchParams.get("cell")`); q != "country:GBR "+apitest.ParisStatement {
		t.Errorf("the address holds the cell %q", q)
	}
	b.clean(t)
}
