package web_test

import (
	"net/http/httptest"
	"testing"

	"github.com/chromedp/chromedp"

	"signatory/api/apitest"
)

// A stranger opens the page of the API, opens an operation, tries it and sees the answer.
func TestReferenceOfTheAPI(t *testing.T) {
	server := httptest.NewServer(open(t, apitest.Readings()))
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	b.do(t, chromedp.Navigate(server.URL+"/"), chromedp.Click(`footer a[href="/api"]`),
		chromedp.WaitVisible(`#get-stats`), chromedp.Click(`#get-stats summary`), chromedp.Click(`#get-stats .try`),
		chromedp.WaitVisible(`#operations-status-get-stats .execute`), chromedp.Click(`#operations-status-get-stats .execute`),
		chromedp.WaitVisible(`#operations-status-get-stats .live-responses-table .highlight-code`))
	if got := value[string](t, b, `document.querySelector("#operations-status-get-stats .live-responses-table tbody .response-col_status").textContent.trim()`); got != "200" {
		t.Errorf("trying it answers %q", got)
	}
	b.clean(t)
}
