package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"signatory/api/apitest"
)

// maxCrawled bounds the addresses that the test below visits.
const maxCrawled = 1500

var link = regexp.MustCompile(`(?:href|src)="(/[^"]*)"`)

// No page leads to a dead end: every address of the site that any page names
// answers, the exports and the charts for other sites among them.
func TestNoLinkIsDead(t *testing.T) {
	site := open(t, append(apitest.Readings(), apitest.List()))
	from := map[string]string{"/": "the start"}
	queue := []string{"/"}
	for len(queue) > 0 && len(from) < maxCrawled {
		path := queue[0]
		queue = queue[1:]
		res, body := get(t, site, path)
		if res.StatusCode >= http.StatusBadRequest {
			t.Errorf("%s, named by %s, answers %d", path, from[path], res.StatusCode)
		}
		if to := res.Header.Get("Location"); strings.HasPrefix(to, "/") {
			body += ` href="` + to + `"`
		} else if !strings.HasPrefix(res.Header.Get("Content-Type"), "text/html") {
			continue
		}
		for _, m := range link.FindAllStringSubmatch(body, -1) {
			next, _, _ := strings.Cut(strings.ReplaceAll(m[1], "&amp;", "&"), "#")
			u, err := url.Parse(next)
			if err != nil {
				t.Errorf("%s names %q: %v", path, next, err)
				continue
			}
			if from[u.String()] == "" && len(from) < maxCrawled {
				from[u.String()] = path
				queue = append(queue, u.String())
			}
		}
	}
	if len(from) < 200 {
		t.Errorf("only %d addresses were found", len(from))
	}
	t.Logf("%d addresses answer", len(from))
}
