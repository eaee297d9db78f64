package article

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"sort"
	"strings"
	"unicode/utf8"
)

// feedItem is where an item of a feed stands in it.
type feedItem struct {
	region
	title  feedField
	bodies [2]feedField // the whole content, then the description or summary
}

// feedField is where the text of an element of an item stands.
type feedField struct {
	region // what lies between its tags
	runs   []feedRun
	markup bool // its child elements are its markup, as in XHTML
	plain  bool // it is text, and a "<" in it is no tag
}

// feedRun is a run of character data.
type feedRun struct {
	region
	cdata bool
}

// feedWalk follows the elements of a feed.
type feedWalk struct {
	src   []byte
	open  []xml.Name
	items []feedItem
	item  int        // depth of the open item, 0 outside of one
	field *feedField // of the open item, where its text is being read
	depth int        // of the open field
}

// feedItems finds the items of a feed, in their order.
func feedItems(src []byte) ([]feedItem, error) {
	dec := xml.NewDecoder(bytes.NewReader(src))
	dec.Strict, dec.Entity = false, xml.HTMLEntity
	dec.CharsetReader = func(label string, r io.Reader) (io.Reader, error) {
		if encodingOf(label) == nil && !singleByte.MatchString(label) { // what could be converted is UTF-8 by now
			return nil, fmt.Errorf("its encoding is %s; save it as UTF-8", label)
		}
		return r, nil
	}
	w := feedWalk{src: src}
	for {
		from := int(dec.InputOffset())
		t, err := dec.Token()
		to := int(dec.InputOffset())
		switch {
		case errors.Is(err, io.EOF) && w.items == nil && len(bytes.TrimSpace(src)) > 0 && !w.rooted(src):
			return nil, errors.New("not XML; a feed begins with <rss>, <rdf:RDF> or <feed>")
		case errors.Is(err, io.EOF):
			return w.items, nil
		case err != nil:
			return nil, fmt.Errorf("broken XML: %s", strings.TrimPrefix(oneLine(err.Error()), "XML syntax error "))
		}
		if err := w.token(t, from, to); err != nil {
			return nil, err
		}
	}
}

// singleByte are the encodings, beside UTF-8, whose bytes the builder can read
// in place: ASCII and Windows-1252, of which ISO 8859-1 is a part.
var singleByte = regexp.MustCompile(`(?i)^(?:utf-?8|us-ascii|ascii|iso-?8859-?1|latin-?1|windows-1252|cp-?1252)$`)

var element = regexp.MustCompile(`<[A-Za-z_]`)

func (w *feedWalk) rooted(src []byte) bool { return element.Match(src) }

func (w *feedWalk) token(t xml.Token, from, to int) error {
	switch t := t.(type) {
	case xml.StartElement:
		if err := w.start(t, from, to); err != nil {
			return err
		}
		w.open = append(w.open, t.Name)
	case xml.EndElement:
		w.end(from, to)
	case xml.CharData:
		w.text(from, to)
	}
	return nil
}

// start takes a start tag, which stands at from to to.
func (w *feedWalk) start(t xml.StartElement, from, to int) error {
	name := strings.ToLower(t.Name.Local)
	depth := len(w.open)
	switch {
	case depth == 0:
		if name != "rss" && name != "rdf" && name != "feed" {
			return fmt.Errorf("not a feed: its first element is <%s>; a feed begins with <rss>, <rdf:RDF> or <feed>", t.Name.Local)
		}
	case w.field != nil:
		w.field.markup = true
	case w.item > 0 && depth == w.item+1:
		w.field, w.depth = w.fieldOf(t, name), depth
		if w.field != nil {
			*w.field = feedField{region: region{to, to}, plain: w.atom() && plainType(attribute(t, "type"))}
		}
	case w.item == 0 && w.begins(name):
		w.item = depth
		w.items = append(w.items, feedItem{region: region{from, to}})
	}
	return nil
}

func (w *feedWalk) atom() bool { return strings.EqualFold(w.open[0].Local, "feed") }

// begins reports an item by its name and the elements around it.
func (w *feedWalk) begins(name string) bool {
	within := strings.ToLower(w.open[len(w.open)-1].Local)
	if w.atom() {
		return name == "entry" && len(w.open) == 1
	}
	return name == "item" && (len(w.open) == 1 || len(w.open) == 2 && within == "channel")
}

// fieldOf is the field that an element of an item fills, nil for any other. An
// element of a foreign vocabulary, as media:title, is not the item's own.
func (w *feedWalk) fieldOf(t xml.StartElement, name string) *feedField {
	item := &w.items[len(w.items)-1]
	var f *feedField
	switch own := t.Name.Space == w.open[w.item].Space; {
	case own && name == "title":
		f = &item.title
	case own && name == "content" && w.atom() && attribute(t, "src") == "" && readableType(attribute(t, "type")),
		name == "encoded" && (t.Name.Space == "content" || strings.Contains(t.Name.Space, "rss/1.0/modules/content")):
		f = &item.bodies[0]
	case own && (name == "description" && !w.atom() || name == "summary" && w.atom()):
		f = &item.bodies[1]
	}
	if f != nil && f.start > 0 {
		return nil // the first of its name counts
	}
	return f
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if strings.EqualFold(a.Name.Local, name) && a.Name.Space == "" {
			return strings.ToLower(strings.TrimSpace(a.Value))
		}
	}
	return ""
}

func plainType(kind string) bool { return kind == "" || kind == "text" || kind == "text/plain" }

func readableType(kind string) bool {
	return plainType(kind) || kind == "html" || kind == "xhtml" || kind == "text/html" || kind == "application/xhtml+xml"
}

// end takes an end tag, or the place of one that is left out.
func (w *feedWalk) end(from, to int) {
	depth := len(w.open) - 1
	w.open = w.open[:depth]
	if w.field != nil && depth == w.depth {
		w.field.end = from
		w.field = nil
	}
	if w.item > 0 && depth == w.item {
		w.items[len(w.items)-1].end = to
		w.item = 0
	}
}

// text takes character data.
func (w *feedWalk) text(from, to int) {
	if w.field == nil {
		return
	}
	run := feedRun{region: region{from, to}}
	const open, shut = "<![CDATA[", "]]>"
	if bytes.HasPrefix(w.src[from:to], []byte(open)) {
		run.cdata = true
		run.start += len(open)
		if bytes.HasSuffix(w.src[run.start:to], []byte(shut)) {
			run.end -= len(shut)
		}
	}
	w.field.runs = append(w.field.runs, run)
}

// wellFormed is src with a "?" or a space for every byte that XML forbids, and
// as long as it: the offsets are the same.
func wellFormed(src []byte) []byte {
	out := bytes.Clone(src)
	for i := 0; i < len(out); {
		r, n := utf8.DecodeRune(out[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			out[i] = '?'
		case r < ' ' && r != '\t' && r != '\n' && r != '\r':
			out[i] = ' '
		case r == 0xfffe, r == 0xffff:
			copy(out[i:], "???")
		}
		i += n
	}
	return out
}

// decoded is src with every byte that is no UTF-8 decoded.
func decoded(src []byte) []byte {
	if utf8.Valid(src) {
		return src
	}
	var out []byte
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 {
			out = append(out, legacy(src[i])...)
		} else {
			out = append(out, src[i:i+n]...)
		}
		i += n
	}
	return out
}

var prolog = regexp.MustCompile(`^(?:\x{feff}|\s)*<\?xml[^>]*>`)

// withoutProlog drops what states the encoding of src, which is ASCII or UTF-8 by now.
func withoutProlog(src []byte) []byte { return src[len(prolog.Find(src)):] }

// covering gives the spans, as a range of them, that hold a part of a run of text.
func covering(spans []span, start, end int) (first, last int) {
	first = sort.Search(len(spans), func(i int) bool { return spans[i].text+spans[i].n > start })
	last = sort.Search(len(spans), func(i int) bool { return spans[i].text >= end })
	return first, max(first, last)
}
