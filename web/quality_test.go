package web_test

import (
	"encoding/json"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"signatory/api/apitest"
)

// Whoever wants to know how far to trust the reader finds the figures, and each case behind them.
func TestQualityPage(t *testing.T) {
	b, err := os.ReadFile("quality/report.json")
	if err != nil {
		t.Fatal(err)
	}
	var report struct {
		Articles      int
		Missed, False []struct{ Article string }
		Score         struct{ Strict struct{ FP, FN, TP int } }
		Rules         []struct{ Right, False int }
	}
	if err := json.Unmarshal(b, &report); err != nil {
		t.Fatal(err)
	}
	right := 0
	for _, r := range report.Rules {
		right += r.Right
	}
	if report.Articles < 60 || len(report.Missed) != report.Score.Strict.FN || right < report.Score.Strict.TP {
		t.Errorf("quality/report.json does not add up: %d articles, %d missed of %d, %d right of %d", report.Articles, len(report.Missed), report.Score.Strict.FN, right, report.Score.Strict.TP)
	}
	server := httptest.NewServer(open(t, nil))
	t.Cleanup(server.Close)
	tab := start(t, server.URL)
	tab.do(t, chromedp.Navigate(server.URL+"/quality"), chromedp.Click(`//details[contains(., "missed in the samples")]/summary`), chromedp.WaitVisible(`details[open] .cases li`))
	if n := value[int](t, tab, `document.querySelectorAll("details[open] .cases li").length`); n != len(report.Missed) {
		t.Errorf("the page lists %d missed positions of %d", n, len(report.Missed))
	}
	tab.clean(t)
}

// The article's page tells what was read from it, and which sentences it passed over.
func TestArticleTellsWhatWasNotRead(t *testing.T) {
	readings := apitest.Readings()
	a := readings[2].Article
	server := httptest.NewServer(open(t, readings))
	t.Cleanup(server.Close)
	tab := start(t, server.URL)
	tab.do(t, chromedp.Navigate(server.URL+"/articles/"+a.ID), chromedp.WaitVisible(`.passed a`))
	said := value[string](t, tab, `document.querySelector(".passed a").textContent.replace(/ …$/, "")`)
	tab.do(t, chromedp.Click(`.passed a`))
	if at := value[string](t, tab, `[...document.querySelectorAll(".a-unread")].map(e => e.textContent).join("").replace(/\s+/g, " ")`); !strings.Contains(at, said) || said == "" {
		t.Errorf("the margin names %q, the text marks %q", said, at)
	}
	if value[string](t, tab, `document.querySelector(".also:has(> :target)")?.textContent ?? ""`) == "" {
		t.Error("the margin does not lead to the sentence")
	}
	tab.clean(t)
}
