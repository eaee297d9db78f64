package web_test

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"signatory/api/apitest"
)

// unfolded waits until the list of names below a field is open.
func unfolded(field string) chromedp.Action[chromedp.Void] {
	return chromedp.WaitVisible(field + `[aria-expanded="true"]`)
}

// marked is the name that a field's mark is on, "" for none; it fails where what
// a screen reader is told of does not agree with what is seen.
func marked(t *testing.T, b *browser, field string) string {
	t.Helper()
	return value[string](t, b, `(() => {
		const field = document.querySelector("`+field+`"), list = document.getElementById(field.getAttribute("aria-controls"));
		if (field.getAttribute("role") !== "combobox" || list.getAttribute("role") !== "listbox" || !list.getAttribute("aria-label")) return "no combobox with a list";
		if ((field.getAttribute("aria-expanded") === "true") === list.hidden) return "said to be open and is not, or the other way round";
		if (document.activeElement !== field) return "the focus has left the field";
		const on = [...list.children].filter(o => o.getAttribute("role") === "option" && o.getAttribute("aria-selected") === "true");
		const active = field.getAttribute("aria-activedescendant");
		if (on.length > 1 || (on[0]?.id ?? null) !== active) return "marks " + on.map(o => o.id) + " and tells of " + active;
		return on[0] ? on[0].firstChild.textContent : "";
	})()`)
}

// Names complete in a search field, by the keyboard alone and told to a screen reader.
func TestNamesCompleteInASearch(t *testing.T) {
	server := httptest.NewServer(open(t, apitest.Readings()))
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	const field = "#bigq"
	b.do(t, chromedp.Navigate(server.URL+"/"), chromedp.Focus(field), chromedp.SendKeys(field, "paris"), unfolded(field))
	if at := marked(t, b, field); at != "" {
		t.Errorf("before any key: %q", at)
	}
	names := value[[]string](t, b, `[...document.querySelectorAll(".suggested:not([hidden]) li")].map(o => o.firstChild.textContent)`)
	if len(names) < 2 {
		t.Fatalf("%q completes to %q", "paris", names)
	}
	if said := value[string](t, b, `document.querySelector(".suggested:not([hidden]) + [role=status]").textContent`); !strings.Contains(said, "names") {
		t.Errorf("a screen reader is told %q", said)
	}
	for i, step := range []struct {
		key  string
		want string
	}{{kb.ArrowDown, names[0]}, {kb.ArrowDown, names[1]}, {kb.ArrowUp, names[0]}, {kb.ArrowUp, ""}, {kb.ArrowUp, names[len(names)-1]}, {kb.ArrowDown, ""}} {
		b.do(t, chromedp.KeyEvent(step.key))
		if at := marked(t, b, field); at != step.want {
			t.Errorf("step %d, %q leads to %q, want %q", i, step.key, at, step.want)
		}
	}
	b.do(t, chromedp.KeyEvent(kb.Escape))
	if state := value[string](t, b, `document.querySelector("#bigq").getAttribute("aria-expanded") + " " + document.querySelector("#bigq").value`); state != "false paris" {
		t.Errorf("Escape leaves %q, want the list closed and the words kept", state)
	}
	b.do(t, chromedp.SendKeys(field, " ai"), unfolded(field), chromedp.KeyEvent(kb.ArrowDown))
	if at := marked(t, b, field); at != "Paris AI Action Summit statement" {
		t.Fatalf("the first name of %q is %q", "paris ai", at)
	}
	b.do(t, press("Enter"), chromedp.WaitVisible("#stands"))
	if path := value[string](t, b, `decodeURIComponent(location.pathname)`); path != "/instruments/"+apitest.ParisStatement {
		t.Errorf("Enter leads to %s", path)
	}
	b.clean(t)
}

// Where a name is to be written rather than gone to, taking it writes it; what is
// typed on behind it is searched for.
func TestNamesCompleteInTheExplorer(t *testing.T) {
	server := httptest.NewServer(open(t, apitest.Readings()))
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	b.do(t, chromedp.Navigate(server.URL+"/explore"), chromedp.Focus("#from-q"), chromedp.SendKeys("#from-q", "united st"), unfolded("#from-q"),
		chromedp.Click(`//li[@role="option"][contains(., "United States")]`), chromedp.WaitVisible("#to-q"))
	if at := value[string](t, b, `document.querySelector("h1").textContent.trim()`); at != "Around United States" {
		t.Errorf("taking a name with the mouse leads to %q", at)
	}
	b.do(t, chromedp.Navigate(server.URL+"/matrix"), chromedp.Focus("#q"), chromedp.SendKeys("#q", "indi"), unfolded("#q"),
		chromedp.KeyEvent("\r"), chromedp.WaitVisible(".hits"))
	if u := value[string](t, b, `location.pathname + location.search`); u != "/search?q=indi" {
		t.Errorf("Enter without a mark leads to %s", u)
	}
	b.clean(t)
}

// Names that are asked for late do not overtake later ones, and nothing opens below a field that was left.
func TestNamesOfEarlierWordsDoNotShow(t *testing.T) {
	server := httptest.NewServer(open(t, apitest.Readings()))
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	b.do(t, chromedp.Navigate(server.URL+"/"), chromedp.Focus("#bigq"), chromedp.SendKeys("#bigq", "paris"), unfolded("#bigq"))
	value[bool](t, b, `(() => { const f = document.querySelector("#bigq"); f.value = "p"; f.dispatchEvent(new Event("input", {bubbles: true})); return true })()`)
	if open := value[string](t, b, `document.querySelector("#bigq").getAttribute("aria-expanded")`); open != "false" {
		t.Error("one letter leaves the names of the word before")
	}
	value[bool](t, b, `(() => { const f = document.querySelector("#bigq"); f.value = "india"; f.dispatchEvent(new Event("input", {bubbles: true})); f.blur(); return true })()`)
	b.do(t, chromedp.Sleep(600*time.Millisecond))
	if open := value[string](t, b, `document.querySelector("#bigq").getAttribute("aria-expanded")`); open != "false" {
		t.Error("names open below a field that was left")
	}
	b.clean(t)
}

// With its names open a search holds to WCAG 2.2 AA in light and in dark, and fits a phone.
func TestOpenNamesAreAccessible(t *testing.T) {
	axe := axeSource(t)
	server := httptest.NewServer(open(t, apitest.Readings()))
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	for path, field := range map[string]string{"/": "#bigq", "/instruments": "#q", "/explore": "#from-q"} {
		for _, colours := range []string{"light", "dark"} {
			b.do(t, scheme(colours), chromedp.EmulateViewport(390, 900), chromedp.Navigate(server.URL+path), chromedp.Focus(field),
				chromedp.SendKeys(field, "par"), unfolded(field), chromedp.KeyEvent(kb.ArrowDown))
			value[bool](t, b, axe+";true")
			for _, v := range violations(t, b) {
				t.Errorf("%s with names open in %s: %s", path, colours, v)
			}
			if over := value[int](t, b, `Math.max(document.documentElement.scrollWidth, Math.ceil(document.querySelector(".suggested:not([hidden])").getBoundingClientRect().right)) - innerWidth`); over > 0 {
				t.Errorf("%s with names open is %d px too wide", path, over)
			}
		}
	}
	b.clean(t)
}
