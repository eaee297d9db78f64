package web_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"signatory/api/apitest"
	"signatory/graph"
)

// A journalist asks what changed within a time, and pages back from there without missing anything.
func TestChangesPage(t *testing.T) {
	site := open(t, apitest.Readings())
	if _, body := get(t, site, "/"); !strings.Contains(body, `<a href="/changes">All changes</a>`) {
		t.Error("the first page does not lead to all changes")
	}
	_, body := get(t, site, "/changes?from=2016&until=2016-12")
	if !strings.Contains(body, `datetime="2016-09-03">3 September 2016</time>`) || strings.Contains(body, "February 2025") || strings.Contains(body, "1997</time>") {
		t.Errorf("of 2016 the page tells: %s", body)
	}
	if _, body := get(t, site, "/changes?from=2003&until=2004"); !strings.Contains(body, "Nothing is known to have changed then") {
		t.Error("of years without a change the page does not say so")
	}
	if res, _ := get(t, site, "/changes?until=soon"); res.StatusCode != 400 {
		t.Errorf("until soon answers %d", res.StatusCode)
	}
	if _, body := get(t, open(t, nil), "/changes"); !strings.Contains(body, "How to begin") {
		t.Error("an empty store leads nowhere")
	}
}

func TestChangesOfABusyDay(t *testing.T) {
	_, body := get(t, open(t, crowd(300)), "/changes")
	if n := strings.Count(body, "/positions/organization:company-"); n != 300 || strings.Contains(body, "What happened before") {
		t.Errorf("of 300 who signed on a day the page tells of %d", n)
	}
}

func TestChangesPageBack(t *testing.T) {
	many := crowd(1300) // of which the most that is asked for at once ends within a day
	for i := range many {
		for j := range many[i].Claims {
			many[i].Claims[j].Date = graph.DateOf(time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, (i*100+j)/7))
		}
	}
	site := open(t, many)
	next := regexp.MustCompile(`<a rel="next" href="([^"]*)">`)
	who := regexp.MustCompile(`/positions/(organization:company-\d+)/`)
	seen := map[string]int{}
	for path, pages := "/changes", 0; path != ""; pages++ {
		if pages > 20 {
			t.Fatalf("more pages than there can be, now %s", path)
		}
		_, body := get(t, site, path)
		for _, m := range who.FindAllStringSubmatch(body, -1) {
			seen[m[1]]++
		}
		if path = ""; next.MatchString(body) {
			path = strings.ReplaceAll(next.FindStringSubmatch(body)[1], "&amp;", "&")
		}
	}
	for i := range 1300 {
		if id := fmt.Sprintf("organization:company-%04d", i); seen[id] != 1 {
			t.Fatalf("%s is told of %d times", id, seen[id])
		}
	}
}
