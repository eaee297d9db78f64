package article

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// page reads a whole HTML page: what its head says of it, and its main text as
// readability finds it. Where that finds none, the main text is that of the
// longest article element, else of the main element, else all.
func page(raw []byte) (*Document, error) {
	d := new(Document)
	f := readFacts(raw)
	found, err := findMain(raw)
	if err != nil {
		d.Notes = append(d.Notes, "its main text is parted from the rest by its elements alone: "+oneLine(err.Error()))
	}
	if len(found.kept) > 0 {
		readPage(d, raw, f, found)
	}
	if d.Text == "" {
		readPage(d, raw, f, mainText{title: found.title})
	}
	f.meta.publisher = either(f.meta.publisher, found.publisher)
	f.meta.date = f.date(found.date)
	f.meta.apply(d)
	return d, nil
}

// date is the first of what the page says of its date that can be read: in its
// head, in what it says to machines, in a time element, in its address.
func (f *pageFacts) date(found string) string {
	said := append(f.dates, found, f.time, dateInURL(f.meta.url))
	said = slices.DeleteFunc(said, func(s string) bool { return s == "" })
	for _, s := range said {
		if _, err := parseDate(s); err == nil {
			return s
		}
	}
	if len(f.dates) > 0 {
		return f.dates[0]
	}
	return ""
}

// dateInURL is the day in an address such as https://news.example/2019/05/03/oslo.
func dateInURL(address string) string {
	if m := dayInURL.FindStringSubmatch(address); m != nil {
		return strings.Join(m[1:], "-")
	}
	return ""
}

var dayInURL = regexp.MustCompile(`^https?://[^?#]+?/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)[/-]`)

// readPage gives the document the page's title and what is kept of its text.
func readPage(d *Document, raw []byte, f *pageFacts, found mainText) {
	b := &builder{raw: raw}
	if title := f.titleRange(raw, found); title.end > title.start {
		titleBlock(b, title)
		f.meta.title = oneLine(string(b.text))
	}
	part := region{0, len(raw)}
	if found.kept == nil {
		part = f.mainRange(len(raw))
	}
	b.at = part.start
	h := htmlWalk{b: b, plain: Paragraph, opens: map[atom.Atom]int{}, kept: found.kept}
	h.walk(part.start, part.end)
	b.done(d)
}

// titleRange is where the headline stands: the heading that says what
// readability takes for the title, or the part of the window's title that does,
// else the last headline before the main text, else the window's title.
func (f *pageFacts) titleRange(raw []byte, found mainText) region {
	if found.title != "" {
		for _, h := range f.headings {
			if text, _ := plainRange(raw, h.region); strings.EqualFold(oneLine(text), found.title) {
				return h.region
			}
		}
	}
	first, any := len(raw), false
	for at := range found.kept {
		first, any = min(first, at), true
	}
	var last region
	for _, h := range f.headings {
		if h.top && (!any || h.start <= first || last.end == 0) {
			last = h.region
			if !any {
				break
			}
		}
	}
	if last.end > 0 {
		return last
	}
	if text, d := plainRange(raw, f.title); found.title != "" {
		if i := strings.Index(text, found.title); i >= 0 {
			from, to := d.Source(i, i+len(found.title))
			return region{from, to}
		}
	}
	return f.title
}

// plainRange is a run of the source as text, with the way back.
func plainRange(raw []byte, r region) (string, *Document) {
	b, d := &builder{raw: raw}, new(Document)
	titleBlock(b, r)
	b.done(d)
	return d.Text, d
}

// titleBlock takes the text of a run of the source, without its markup, as the title.
func titleBlock(b *builder, r region) {
	b.begin(Title)
	b.at = r.start
	z := html.NewTokenizer(bytes.NewReader(b.raw[r.start:r.end]))
	for at := r.start; ; {
		kind := z.Next()
		size := len(z.Raw())
		switch kind {
		case html.ErrorToken:
			b.end()
			return
		case html.TextToken:
			b.decode(at, at+size, false)
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			if a := atom.Lookup(name); a == atom.Br || blockKinds[a] != "" {
				b.lineBreak()
			}
		}
		at += size
	}
}
