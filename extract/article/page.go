package article

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// page reads a whole HTML page: what its head says of it, and the text of its
// main part (its longest article element, else its main element, else all).
func page(raw []byte) (*Document, error) {
	d, b := new(Document), &builder{raw: raw}
	f := readFacts(raw)
	if title := f.titleRange(); title.end > title.start {
		b.begin(Title)
		b.at = title.start
		b.decode(title.start, title.end, false)
		b.end()
		f.meta.title = strings.TrimSpace(string(b.text))
	}
	part := f.mainRange(len(raw))
	b.at = part.start
	htmlText(b, part.start, part.end, Paragraph)
	b.done(d)
	f.meta.apply(d)
	return d, nil
}

// region is a run of the source.
type region struct{ start, end int }

// pageFacts is what a first pass over a page finds.
type pageFacts struct {
	meta      meta
	title, h1 region
	article   region // the longest
	main      region
	open      map[atom.Atom]int // offset behind the start tag of an element that is open
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
			m.url = attr["href"]
		}
	case atom.Time:
		m.date = either(m.date, attr["datetime"])
	case atom.Meta:
		m.property(strings.ToLower(attr["property"]+attr["name"]), attr["content"])
	}
}

// property takes a meta element: Open Graph, Dublin Core and the names that
// newspapers use.
func (m *meta) property(name, content string) {
	switch name {
	case "article:published_time", "date", "dc.date", "dc.date.issued", "dcterms.date", "pubdate", "publishdate":
		m.date = either(content, m.date)
	case "og:url":
		m.url = either(m.url, content)
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
	case atom.H1:
		f.h1 = first(f.h1, r)
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

// titleRange prefers the headline on the page to the title of its window,
// which often names the site too; a headline with markup is left to the text.
func (f *pageFacts) titleRange() region { return first(f.h1, f.title) }

func (f *pageFacts) mainRange(size int) region {
	return first(f.article, first(f.main, region{0, size}))
}
