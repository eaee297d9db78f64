package article

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// region is a run of the source.
type region struct{ start, end int }

// heading is the inside of an element h1, which is at the top, or h2.
type heading struct {
	region
	top bool
}

// pageFacts is what a first pass over a page finds.
type pageFacts struct {
	meta     meta
	dates    []string // of its meta elements
	time     string   // of the first time element that holds a day
	title    region
	headings []heading
	article  region // the longest
	main     region
	open     map[atom.Atom]int // offset behind the start tag of an element that is open
}

func readFacts(raw []byte) *pageFacts {
	f := &pageFacts{open: map[atom.Atom]int{}}
	z := html.NewTokenizer(bytes.NewReader(raw))
	for at := 0; ; {
		kind := z.Next()
		end := at + len(z.Raw())
		switch kind {
		case html.ErrorToken:
			return f
		case html.StartTagToken, html.SelfClosingTagToken:
			f.start(z.Token(), end)
		case html.EndTagToken:
			name, _ := z.TagName()
			f.close(atom.Lookup(name), at)
		}
		at = end
	}
}

func (f *pageFacts) start(t html.Token, behind int) {
	if _, nested := f.open[t.DataAtom]; !nested {
		f.open[t.DataAtom] = behind
	}
	attr := map[string]string{}
	for _, a := range t.Attr {
		attr[a.Key] = strings.TrimSpace(a.Val)
	}
	m := &f.meta
	switch t.DataAtom {
	case atom.Html:
		m.language = attr["lang"]
	case atom.Link:
		if strings.EqualFold(attr["rel"], "canonical") {
			if href := attr["href"]; absolute(href) || m.url == "" {
				m.url = href
			}
		}
	case atom.Time:
		if _, err := parseDate(attr["datetime"]); err == nil { // it may be a duration
			f.time = either(f.time, attr["datetime"])
		}
	case atom.Meta:
		f.property(strings.ToLower(either(attr["property"], either(attr["name"], attr["itemprop"]))), attr["content"])
	}
}

// property takes a meta element: Open Graph, Dublin Core and the names that
// newspapers use.
func (f *pageFacts) property(name, content string) {
	m := &f.meta
	switch name {
	case "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "pubdate", "publishdate":
		if content != "" {
			f.dates = append(f.dates, content)
		}
	case "og:url":
		if !absolute(m.url) {
			m.url = either(content, m.url)
		}
	case "og:site_name", "dc.publisher":
		m.publisher = either(m.publisher, content)
	}
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func (f *pageFacts) close(a atom.Atom, at int) {
	from, ok := f.open[a]
	if !ok {
		return
	}
	delete(f.open, a)
	r := region{from, at}
	switch a {
	case atom.Title:
		f.title = first(f.title, r)
	case atom.H1, atom.H2:
		f.headings = append(f.headings, heading{r, a == atom.H1})
	case atom.Main:
		f.main = first(f.main, r)
	case atom.Article:
		if r.end-r.start > f.article.end-f.article.start {
			f.article = r
		}
	}
}

func first(a, b region) region {
	if a.end > a.start {
		return a
	}
	return b
}

func (f *pageFacts) mainRange(size int) region {
	return first(f.article, first(f.main, region{0, size}))
}
