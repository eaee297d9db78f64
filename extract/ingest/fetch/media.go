package fetch

import (
	"mime"
	"net/http"
	"net/url"
	"path"
	"strings"
)

// endings maps a media type that is read to the ending of a file of its kind,
// by which the readers of package article are chosen.
var endings = map[string]string{
	"text/html":                 ".html",
	"application/xhtml+xml":     ".html",
	"text/plain":                ".txt",
	"text/markdown":             ".md",
	"text/x-markdown":           ".md",
	"application/rss+xml":       ".rss",
	"application/rdf+xml":       ".rss",
	"application/atom+xml":      ".atom",
	"application/xml":           ".rss",
	"text/xml":                  ".rss",
	"application/x-ndjson":      ".ndjson",
	"application/ndjson":        ".ndjson",
	"application/jsonl":         ".ndjson",
	"application/json":          ".json",
	"application/feed+json":     "", // has a layout of its own
	"text/csv":                  ".csv",
	"text/tab-separated-values": ".tsv",
}

// accept is what a request asks for, the likeliest first.
const accept = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,text/markdown;q=0.9,application/xml;q=0.8,text/plain;q=0.8,*/*;q=0.1"

// byPath are the endings of a URL that say more than "text/plain" does.
var byPath = map[string]bool{".md": true, ".ndjson": true, ".json": true, ".csv": true, ".tsv": true}

// mediaOf judges an answer by what it says it is and by its first bytes.
func mediaOf(from *url.URL, h http.Header, body []byte) (ending, charset string, err error) {
	if len(body) == 0 {
		return "", "", refuse(ErrMedia, "the answer is empty")
	}
	if e := h.Get("Content-Encoding"); e != "" && !strings.EqualFold(e, "identity") {
		return "", "", refuse(ErrMedia, "it is packed as %q, which was not asked for", oneLine(e))
	}
	seen, _, _ := mime.ParseMediaType(http.DetectContentType(body))
	media, params, _ := mime.ParseMediaType(h.Get("Content-Type"))
	if media == "" || media == "application/octet-stream" {
		media = seen
	}
	ending = endings[media]
	if ending == "" {
		return "", "", refuse(ErrMedia, "its type is %q, which is no article or feed", oneLine(media))
	}
	if !strings.HasPrefix(seen, "text/") && seen != "application/octet-stream" {
		return "", "", refuse(ErrMedia, "it says that it is %s, and is %s", media, seen)
	}
	switch own := strings.ToLower(path.Ext(from.Path)); {
	case seen == "text/xml" && (ending == ".html" || ending == ".txt") && looksLikeFeed(body):
		ending = ".rss" // feeds are often sent as pages
	case ending == ".txt" && byPath[own]:
		ending = own
	}
	return ending, params["charset"], nil
}

// looksLikeFeed reports a feed by its first element.
func looksLikeFeed(body []byte) bool {
	head := strings.ToLower(string(body[:min(len(body), 1024)]))
	for _, root := range []string{"<rss", "<rdf:rdf", "<feed"} {
		if strings.Contains(head, root) {
			return true
		}
	}
	return false
}
