package feeds

import (
	"bytes"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Discover gives the feeds that a page names as its own, in its order.
func Discover(page []byte, at string) []string {
	base, err := url.Parse(at)
	if err != nil {
		return nil
	}
	var out []string
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			if t.DataAtom != atom.Link {
				continue
			}
			attr := map[string]string{}
			for _, a := range t.Attr {
				attr[a.Key] = strings.TrimSpace(a.Val)
			}
			kind := strings.ToLower(attr["type"])
			if !strings.Contains(strings.ToLower(attr["rel"]), "alternate") || kind != "application/rss+xml" && kind != "application/atom+xml" {
				continue
			}
			if u, err := base.Parse(attr["href"]); err == nil && attr["href"] != "" {
				out = append(out, u.String())
			}
		}
	}
}
