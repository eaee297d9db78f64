package article

import (
	"bytes"
	"fmt"

	"signatory/graph"
)

// Again reads a stored article once more, from its raw bytes. What its source
// said beside the text of a record is taken from the article itself.
func Again(a graph.Article) (*Document, error) {
	if a.Format == "feed" {
		d, err := fromFeed(a.Raw, func(d *Document) bool { return d.Article.ID == a.ID && d.Article.Revision == a.Revision })
		if err != nil {
			return nil, fmt.Errorf("%s: %w", a.ID, err)
		}
		d.Article = a
		return d, nil
	}
	if a.Format == graph.ListFormat {
		return rowsOf(a), nil
	}
	if !isRecord(a.Format) {
		d, err := Source{Ending: endingOf(a.Format)}.parse(a.Raw)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", a.ID, err)
		}
		d.Article = a
		return d, nil
	}
	d, b := &Document{Article: a}, &builder{raw: a.Raw}
	plain(b, 0, len(b.raw))
	b.done(d)
	return d, nil
}

// endingOf is an ending by which the reader of a format is chosen.
func endingOf(format string) string {
	switch format {
	case "html":
		return ".html"
	case "text":
		return ".txt"
	}
	return ".md"
}

// rowsOf is a list as a document: each row is an item.
func rowsOf(a graph.Article) *Document {
	d, b, at := &Document{Article: a}, &builder{raw: a.Raw}, 0
	for row := range bytes.Lines(a.Raw) {
		b.begin(Item)
		b.copy(at, at+len(bytes.TrimRight(row, "\r\n")))
		at += len(row)
	}
	b.end()
	b.done(d)
	return d
}
