package article

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"iter"
	"regexp"
	"slices"
	"time"

	"github.com/mmcdole/gofeed"

	"signatory/graph"
)

// feed reads the items of a feed in RSS 0.9 to 2.0 or Atom. gofeed tells what
// the feed says of them; feedItems finds where they stand.
func feed(src []byte) ([]feedItem, *gofeed.Feed, error) {
	if err := sound(src); err != nil {
		return nil, nil, err
	}
	items, err := feedItems(wellFormed(src))
	if err != nil {
		return nil, nil, err
	}
	f, err := gofeed.NewParser().Parse(bytes.NewReader(withoutProlog(wellFormed(decoded(src)))))
	if err != nil {
		return nil, nil, fmt.Errorf("not a feed that can be read: %s", oneLine(err.Error()))
	}
	switch {
	case len(items) == 0:
		return nil, nil, fmt.Errorf("%w: the feed has no items", ErrUnreadable)
	case len(items) != len(f.Items):
		return nil, nil, fmt.Errorf("not a feed that can be read: %d of its %d items stand where items belong", len(f.Items), len(items))
	}
	return items, f, nil
}

// streamFeed reads the articles of a feed in its order. A feed that is broken
// is one error; an item without text is one and harms no other. Of a feed that was cut off
// the whole items are read, and then the error comes.
func (s Source) streamFeed(r io.Reader) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		src, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
		if err == nil && len(src) > MaxSize {
			err = fmt.Errorf("the feed is longer than %d MB; part it", MaxSize>>20)
		}
		src, _ = inUTF8(src, "feed", s.Charset)
		var items []feedItem
		var f *gofeed.Feed
		var rest error
		if err == nil {
			src, items, f, rest, err = wholeOf(src)
		}
		if err != nil {
			yield(nil, fmt.Errorf("%s: %w", s.Name, err))
			return
		}
		whole := newCut(src, items)
		for i, item := range items {
			d, err := item.document(whole, f, f.Items[i])
			if err != nil {
				err = fmt.Errorf("%s: item %d: %w", s.Name, i+1, err)
			} else {
				d.Article.Path = fmt.Sprintf("%s#%d", s.Name, i+1)
			}
			if !yield(d, err) {
				return
			}
		}
		if rest != nil {
			yield(nil, fmt.Errorf("%s: %w", s.Name, rest))
		}
	}
}

// ErrCutOff is wrapped by the error that stands behind the items of a feed that was cut off:
// there is more of it, which is to be fetched again.
var ErrCutOff = errors.New("the feed is cut off")

// wholeOf reads a feed or, where it was cut off, what there is of whole items. What is
// missing then is told by rest.
func wholeOf(src []byte) (read []byte, items []feedItem, f *gofeed.Feed, rest, err error) {
	if items, f, err = feed(src); err == nil {
		return src, items, f, nil, nil
	}
	if closed, ok := closedBehindItems(src); ok {
		if items, f, broken := feed(closed); broken == nil {
			return closed, items, f, fmt.Errorf("%w behind item %d (%w); the items before are read, fetch it again for the rest", ErrCutOff, len(items), err), nil
		}
	}
	return src, nil, nil, nil, err
}

var itemEnd = regexp.MustCompile(`(?i)</(?:[\w-]+:)?(?:item|entry)\s*>`)

// closedBehindItems is a feed up to the end of its last whole item, with what is open
// there closed.
func closedBehindItems(src []byte) ([]byte, bool) {
	ends := itemEnd.FindAllIndex(src, -1)
	if len(ends) == 0 {
		return nil, false
	}
	src = src[:ends[len(ends)-1][1]]
	x := xml.NewDecoder(bytes.NewReader(wellFormed(src)))
	x.Strict, x.Entity = false, xml.HTMLEntity
	x.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	var open []string
	for {
		token, err := x.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, false
		}
		switch t := token.(type) {
		case xml.StartElement:
			name := t.Name.Local
			if t.Name.Space != "" {
				name = t.Name.Space + ":" + name
			}
			open = append(open, name)
		case xml.EndElement:
			if len(open) == 0 {
				return nil, false
			}
			open = open[:len(open)-1]
		}
	}
	out := slices.Clone(src)
	for _, name := range slices.Backward(open) {
		out = append(out, "</"+name+">"...)
	}
	return out, true
}

// fromFeed reads the one article of a feed that wanted accepts.
func fromFeed(src []byte, wanted func(*Document) bool) (*Document, error) {
	items, f, err := feed(src)
	if err != nil {
		return nil, err
	}
	whole := newCut(src, items)
	for i, item := range items {
		if d, err := item.document(whole, f, f.Items[i]); err == nil && wanted(d) {
			return d, nil
		}
	}
	return nil, fmt.Errorf("%w: the feed does not hold it", ErrUnreadable)
}

// onlyItem reads a feed that holds a single article.
func onlyItem(src []byte) (*Document, error) {
	items, f, err := feed(src)
	if err != nil {
		return nil, err
	}
	if len(items) > 1 {
		return nil, errors.New("more than one item in the feed where one article is wanted")
	}
	return items[0].document(newCut(src, items), f, f.Items[0])
}

// cut is a feed and its items, out of which one is cut.
type cut struct {
	src    []byte
	items  []feedItem
	broken bool // whether its XML holds what only a lenient reader takes
}

// newCut prepares a feed for its items to be cut out.
func newCut(src []byte, items []feedItem) cut {
	return cut{src, items, !strict(src)}
}

// strict reports XML that a strict reader takes to its end, without directives in its body.
func strict(src []byte) bool {
	x := xml.NewDecoder(bytes.NewReader(src))
	x.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	begun := false
	for {
		token, err := x.RawToken()
		if err != nil {
			return err == io.EOF
		}
		switch token.(type) {
		case xml.StartElement:
			begun = true
		case xml.Directive:
			if begun {
				return false
			}
		}
	}
}

// around is an item with what the feed says of itself, without the other items:
// a feed of one item, which can be read again. It tells how far the item moved.
func (c cut) around(item feedItem) ([]byte, int) {
	head, tail := c.src[:c.items[0].start], c.src[c.items[len(c.items)-1].end:]
	return slices.Concat(head, c.src[item.start:item.end], tail), len(head) - item.start
}

// document reads one item. Its source is the feed without the other items, so
// that a feed of hundreds is not kept hundreds of times; its revision is that of
// its own bytes, so that news beside it leave it as it was.
func (item feedItem) document(whole cut, f *gofeed.Feed, said *gofeed.Item) (*Document, error) {
	src := whole.src
	d := item.text(src)
	if d.Text == "" {
		return nil, fmt.Errorf("%w: there is no text in its title, content or description", ErrUnreadable)
	}
	m := &meta{url: said.Link, date: feedDate(said), publisher: html.UnescapeString(f.Title), language: f.Language}
	if m.url == "" && absolute(said.GUID) {
		m.url = said.GUID
	}
	if d.Blocks[0].Kind == Title {
		m.title = oneLine(d.Text[:d.Blocks[0].End])
	}
	m.apply(d)
	a, own := &d.Article, src[item.start:item.end]
	raw, moved := whole.around(item)
	if whole.broken {
		if _, _, err := feed(raw); err != nil {
			return nil, fmt.Errorf("%w: its markup is broken, so that it cannot be read without the items beside it; mend the feed (%s)", ErrUnreadable, oneLine(err.Error()))
		}
	}
	for i := range d.spans {
		d.spans[i].source += moved
	}
	a.Raw, a.Format, a.ID, a.Revision = raw, "feed", articleID(a.URL, own), digest(own)
	return d, nil
}

// feedDate is the day as the feed writes it, or as gofeed reads a form of its own.
func feedDate(said *gofeed.Item) string {
	for _, d := range []struct {
		written string
		read    *time.Time
	}{{said.Published, said.PublishedParsed}, {said.Updated, said.UpdatedParsed}} {
		if _, err := parseDate(d.written); err == nil || d.written != "" && d.read == nil {
			return d.written
		}
		if d.read != nil {
			return string(graph.DateOf(*d.read))
		}
	}
	return ""
}

// text reads the title of an item and the first of its bodies that holds any text.
func (item feedItem) text(src []byte) *Document {
	d := new(Document)
	for rank := range item.bodies {
		d = new(Document)
		inner := &builder{raw: src}
		title := item.title.unwrap(inner)
		body := item.bodies[rank].unwrap(inner)
		b := &builder{raw: inner.text}
		item.title.read(b, title, Title)
		for i := 1; i < len(b.blocks); i++ {
			b.blocks[i].Kind = Heading
		}
		titles := len(b.blocks)
		item.bodies[rank].read(b, body, Paragraph)
		full := len(b.blocks) > titles
		b.done(d)
		d.spans = compose(d.spans, inner.spans)
		if full {
			break
		}
	}
	return d
}

// unwrap takes a field out of its XML: CDATA as it stands, elsewhere with its
// escapes decoded once. It gives the field's place in the builder's text.
func (f feedField) unwrap(b *builder) region {
	start := len(b.text)
	if f.markup {
		b.at = f.start
		b.copy(f.start, f.end)
		return region{start, len(b.text)}
	}
	for _, run := range f.runs {
		b.at = run.start
		if run.cdata {
			b.copy(run.start, run.end)
		} else {
			b.decode(run.start, run.end, false)
		}
	}
	return region{start, len(b.text)}
}

// read hands an unwrapped field to the reader of what it holds: HTML, or text without markup.
func (f feedField) read(b *builder, at region, kind BlockKind) {
	b.at = at.start
	switch bare := f.plain || !f.markup && !bytes.ContainsAny(b.raw[at.start:at.end], "<&"); {
	case bare && kind == Title:
		b.begin(Title)
		b.copy(at.start, at.end)
		b.end()
	case bare:
		plain(b, at.start, at.end)
	default:
		htmlText(b, at.start, at.end, kind)
	}
}

// compose follows outer, spans that point into a text, through inner, the
// spans of that text, to the source. A run that is the same in both stays one;
// what was decoded in either is a unit.
func compose(outer, inner []span) []span {
	through := &Document{spans: inner}
	var out []span
	for _, o := range outer {
		if o.n != o.m {
			from, to := through.Source(o.source, o.source+o.m)
			out = append(out, span{o.text, o.n, min(from, to), max(from, to) - min(from, to)})
			continue
		}
		first, last := covering(inner, o.source, o.source+o.n)
		for _, i := range inner[first:last] {
			from, to := max(o.source, i.text), min(o.source+o.n, i.text+i.n)
			s := span{o.text + from - o.source, to - from, i.source, i.m}
			if i.n == i.m {
				s.source, s.m = i.source+from-i.text, to-from
			}
			out = append(out, s)
		}
	}
	return out
}

// FeedFacts gives the title of a feed and how many items it has.
func FeedFacts(s Source, src []byte) (title string, items int, err error) {
	src, _ = inUTF8(src, "feed", s.Charset)
	list, f, err := feed(src)
	if err != nil {
		return "", 0, fmt.Errorf("%s: %w", s.Name, err)
	}
	return oneLine(html.UnescapeString(f.Title)), len(list), nil
}
