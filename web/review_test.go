package web_test

import (
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"signatory/api/apitest"
	"signatory/graph"
)

// doubtful is readings with two positions that are unsure, and an instrument under two names.
func doubtful() []graph.Reading {
	rs := append(apitest.Readings(), crowd(2)...)
	r := &rs[len(rs)-1]
	r.Claims[0].Confidence, r.Claims[1].Confidence = 0.5, 0.6
	twin := graph.Entity{ID: "instrument:big-pledges", Kind: graph.Instrument, Name: "Big Pledges", Type: "pledge"}
	r.Entities = append(r.Entities, twin)
	c := r.Claims[0]
	c.ID, c.Instrument, c.Stance, c.Confidence = "claim:00000000000000ff", twin.ID, graph.Refused, 0.95
	r.Claims = append(r.Claims, c)
	return rs
}

// A reviewer decides by one key each, sees who decided what, and takes it back by one key.
func TestReviewByKeys(t *testing.T) {
	server := httptest.NewServer(open(t, doubtful()))
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	b.do(t, chromedp.Navigate(server.URL+"/review"), chromedp.SendKeys(`#by`, "Ada\r"), chromedp.WaitVisible(`#by[value="Ada"]`), chromedp.WaitVisible(`.case`))
	if said := value[string](t, b, `document.querySelector(".case h2").textContent`); !strings.Contains(said, "Company 0") {
		t.Fatalf("the least sure case is %q", said)
	}
	b.do(t, press("y"), chromedp.WaitVisible(`[role="status"].note`))
	if log := value[string](t, b, `document.querySelector(".log li").textContent`); !strings.Contains(log, "Confirmed: Company 0 signed Big Pledge") || !strings.Contains(log, "Ada") {
		t.Errorf("the list of what was done says %q", log)
	}
	if left := value[bool](t, b, `[...document.querySelectorAll(".case h2")].some(h => h.textContent.includes("Company 0"))`); left {
		t.Error("what was confirmed still waits")
	}
	b.focused(t, ".case:first-of-type") // the next one
	b.do(t, press("u"), chromedp.WaitVisible(`//ol[@class="log"]/li[1][contains(., "Took a decision back")]`))
	if n := value[int](t, b, `document.querySelectorAll('.log button').length`); n != 0 {
		t.Errorf("%d acts can be taken back once more", n)
	}
	if log := value[string](t, b, `document.querySelector(".log li:nth-of-type(2)").textContent`); !strings.Contains(log, "taken back") {
		t.Errorf("the decision is %q", log)
	}
	b.clean(t)
}

// focused waits until what selector finds has the focus.
func (b *browser) focused(t *testing.T, selector string) {
	t.Helper()
	at := fmt.Sprintf(`document.activeElement.matches(%q)`, selector)
	if _, err := chromedp.Run(b, chromedp.Poll[bool](at, chromedp.WithPollingTimeout(20*time.Second))); err != nil {
		t.Errorf("%s has not the focus: %v", selector, err)
	}
}

// A dispute is decided by one key and, however many sentences that took, opened again by one.
func TestReviewDecidesADispute(t *testing.T) {
	server := httptest.NewServer(open(t, doubtful()))
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	b.do(t, chromedp.Navigate(server.URL+"/review?queue=disputed&by=Ada"), chromedp.WaitVisible(`.case`))
	said := value[string](t, b, `document.querySelector(".case h2").textContent`)
	waits := fmt.Sprintf(`[...document.querySelectorAll(".case h2")].some(h => h.textContent === %q)`, said)
	b.do(t, press("1"), chromedp.WaitVisible(`//p[@role="status"][contains(., "Decided")]`))
	if value[bool](t, b, waits) {
		t.Errorf("%q still waits", said)
	}
	b.do(t, press("u"), chromedp.WaitVisible(`//p[@role="status"][contains(., "Taken back")]`))
	if !value[bool](t, b, waits) {
		t.Errorf("%q does not wait again", said)
	}
	b.clean(t)
}

// A claim that was read wrongly is corrected, and what was read is brought back.
func TestReviewCorrects(t *testing.T) {
	server := httptest.NewServer(open(t, doubtful()))
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	b.do(t, chromedp.Navigate(server.URL+"/review?by=Ada"), chromedp.WaitVisible(`.case`), press("e"), chromedp.WaitVisible(`.case details[open] select`))
	b.focused(t, ".case details[open] select")
	b.do(t, chromedp.SetValue(`.case details[open] select`, "refused past"), chromedp.Focus(`.case details[open] button`), press("Enter"), // the page still scrolls: a click would miss
		chromedp.WaitVisible(`//ol[@class="log"]/li[1][contains(., "Corrected: Company 0 signed Big Pledge, to: Company 0 refused to sign Big Pledge")]`))
	if res, body := get(t, server.Config.Handler, "/positions/organization:company-0000/instrument:big-pledge"); res.StatusCode != 200 || !strings.Contains(body, "Refused") {
		t.Errorf("the position answers %d and is not refused", res.StatusCode)
	}
	b.do(t, press("u"), chromedp.WaitVisible(`//ol[@class="log"]/li[1][contains(., "Took back: corrected: Company 0 signed Big Pledge, to: Company 0 refused to sign Big Pledge")]`))
	b.clean(t)
}

// Two names of one thing are merged after a look at what changes, and split again.
func TestReviewMerges(t *testing.T) {
	server := httptest.NewServer(open(t, doubtful()))
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	b.do(t, chromedp.Navigate(server.URL+"/review?queue=twins&by=Ada"), chromedp.WaitVisible(`//li[contains(., "Big Pledges")]`), press("m"), chromedp.WaitVisible(`#h-changes`))
	if row := value[string](t, b, `document.querySelector(".wideplain tbody tr").textContent`); !strings.Contains(row, "Company 0") || !strings.Contains(row, "Refused") || !strings.Contains(row, "Signed") {
		t.Errorf("the preview says %q", row)
	}
	b.sound(t, "the preview of a merge")
	b.do(t, press("m"), chromedp.WaitVisible(`//ol[@class="log"]/li[1][contains(., "Merged Big Pledge")]`), press("u"),
		chromedp.WaitVisible(`//li[contains(@class, "case")][contains(., "Big Pledges")]`))
	b.do(t, press("n"), chromedp.WaitVisible(`//p[@role="status"][contains(., "Kept apart")]`))
	const asked = `[...document.querySelectorAll(".case")].some(c => c.textContent.includes("Big Pledges"))`
	if value[bool](t, b, asked) {
		t.Error("what was found to be two is still asked")
	}
	b.do(t, press("u"), chromedp.WaitVisible(`//ol[@class="log"]/li[1][contains(., "Took back: kept apart Big Pledge")]`))
	if !value[bool](t, b, asked) {
		t.Error("what was kept apart and taken back is not asked again")
	}
	b.clean(t)
}

// A page of another site cannot decide, and nonsense is told of.
func TestReviewRefuses(t *testing.T) {
	site := open(t, doubtful())
	for _, tt := range []struct {
		form, origin string
		status       int
	}{
		{"do=confirm&claim=claim:0000000000000001&by=Ada", "http://evil.example", 403},
		{"do=explode", "", 400},
		{"do=confirm&claim=claim:none&by=Ada", "", 404},
		{"do=confirm&claim=claim:0000000000000001&by=Ada", "", 303},
	} {
		r := httptest.NewRequest("POST", "http://127.0.0.1/review", strings.NewReader(tt.form))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.RemoteAddr = "127.0.0.1:4000"
		if tt.origin != "" {
			r.Header.Set("Origin", tt.origin)
		}
		w := httptest.NewRecorder()
		site.ServeHTTP(w, r)
		if w.Code != tt.status {
			t.Errorf("%s from %q answers %d, want %d", tt.form, tt.origin, w.Code, tt.status)
		}
	}
}

// Every queue answers, with what waits in it.
func TestReviewQueues(t *testing.T) {
	site := open(t, doubtful())
	for path, says := range map[string]string{"/review": "Company 0", "/review?queue=disputed": `class="side s-refused"`, "/review?queue=twins": "One letter apart", "/review?queue=unknown": "Nothing waits here"} {
		if res, body := get(t, site, path); res.StatusCode != 200 || !strings.Contains(body, says) {
			t.Errorf("%s answers %d and does not say %q", path, res.StatusCode, says)
		}
	}
}

// Two instruments that are called the same are told apart by a sentence on each.
func TestTwinsAreToldApart(t *testing.T) {
	readings := doubtful()
	r := &readings[len(readings)-1]
	for i := range r.Entities {
		if r.Entities[i].ID == "instrument:big-pledges" {
			r.Entities[i].Name = "Big Pledge"
		}
	}
	r.Claims[len(r.Claims)-1].Evidence = r.Claims[0].Evidence
	r.Claims[len(r.Claims)-1].Evidence.Quote = "It will have no part in the other one."
	_, body := get(t, open(t, readings), "/review?queue=twins")
	for _, says := range []string{r.Claims[0].Evidence.Quote, "It will have no part in the other one."} {
		if !strings.Contains(body, "<blockquote>"+says+"</blockquote>") {
			t.Errorf("the queue does not show %q", says)
		}
	}
}

// A claim is corrected by names without JavaScript: one that means several is asked for again, with what it may mean.
func TestReviewCorrectsByName(t *testing.T) {
	site := open(t, doubtful())
	send := func(form string) (int, string) {
		r := httptest.NewRequest("POST", "http://127.0.0.1/review", strings.NewReader("do=edit&claim=claim:0000000000000001&by=Ada&was-actor=Company+0&was-instrument=Big+Pledge&back=/review&"+form))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.RemoteAddr = "127.0.0.1:4000"
		w := httptest.NewRecorder()
		site.ServeHTTP(w, r)
		return w.Code, w.Header().Get("Location")
	}
	status, to := send("actor=Pari&instrument=Big+Pledge")
	if status != 303 || !strings.HasPrefix(to, "/review/edit?") {
		t.Fatalf("a name that nobody bears leads to %d %s", status, to)
	}
	if _, body := get(t, site, to); !strings.Contains(body, "Nobody here is called “Pari”. Nothing is kept yet") {
		t.Error("the form does not say that nothing is kept")
	}
	if status, to = send("actor=France&instrument=Big+Pledge"); status != 303 || !strings.Contains(to, "done=Corrected") {
		t.Fatalf("a correction by name leads to %d %s", status, to)
	}
	if res, body := get(t, site, "/positions/country:FRA/instrument:big-pledge"); res.StatusCode != 200 || !strings.Contains(body, "Signed") {
		t.Errorf("the corrected position answers %d and is not there", res.StatusCode)
	}
}
