package web

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"signatory/graph"
)

// citation is a page as a reader may cite it, with the address that holds its
// whole state and the day on which it was read.
type citation struct {
	URL, Plain, BibTeX, Markdown string
}

// cite makes the citation of a page.
func cite(r *http.Request, title string, now time.Time) citation {
	title = strings.TrimSpace(title)
	if title == "" {
		title = "Who signed what"
	}
	address, today := origin(r)+r.URL.RequestURI(), now.UTC()
	return citation{
		URL:      address,
		Plain:    fmt.Sprintf("%s. Signatory. %s (read on %s).", title, address, day(graph.DateOf(now))),
		Markdown: fmt.Sprintf("[%s](<%s>). Signatory, read on %s.", markdown.Replace(title), address, day(graph.DateOf(now))),
		BibTeX: fmt.Sprintf("@misc{signatory:%s,\n  title        = {{%s}},\n  organization = {Signatory},\n  year         = {%d},\n  url          = {%s},\n  urldate      = {%s}\n}",
			key(title), tex.Replace(title), today.Year(), address, today.Format(time.DateOnly)),
	}
}

// markdown and tex keep what a title holds from being read as markup.
var (
	markdown = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`, "*", `\*`, "_", `\_`, "`", "\\`")
	tex      = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`)
)

// key is a title as the key of a BibTeX entry: its words in lower case ASCII, joined by hyphens.
func key(title string) string {
	var words []string
	for _, w := range graph.Words(title) {
		if w = strings.Map(func(c rune) rune {
			if c > 'z' {
				return -1
			}
			return c
		}, w); w != "" {
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		return "page"
	}
	return strings.Join(words[:min(len(words), 8)], "-")
}
