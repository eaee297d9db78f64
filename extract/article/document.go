// Package article turns source files into Documents: an article's plain text,
// its blocks, and the way back from the text to the source bytes.
//
// A tour: read.go chooses the reader by the name's ending; markdown.go,
// html.go, plain.go, ndjson.go, feed.go and warc.go are the readers, feeditems.go finds
// the items of a feed. A whole page is read by page.go: pagefacts.go finds what
// it says of itself, maintext.go its main text. Each hands runs of the source
// to the builder (builder.go), which decodes them and notes where they stood;
// card.go leaves out the profile cards that news sites set into sentences.
// frontmatter.go reads what is known of an article apart from its text,
// date.go, link.go and language.go the single facts; align.go finds a decoded
// value in the source again.
package article

import (
	"sort"

	"signatory/graph"
)

// BlockKind says what a Block is in the article's layout.
type BlockKind string

const (
	Title     BlockKind = "title"
	Heading   BlockKind = "heading"
	Paragraph BlockKind = "paragraph"
	Item      BlockKind = "item" // of a list
	Quote     BlockKind = "quote"
)

// Block is one run of Document.Text that no sentence crosses.
type Block struct {
	Kind       BlockKind
	Start, End int // byte offsets into Document.Text
}

// Document is an article as plain text. The title, if any, is its first block.
type Document struct {
	Article graph.Article
	Text    string // valid UTF-8; blocks are parted by "\n\n"
	Blocks  []Block
	// Notes say in one line each what could not be read and did not stop the
	// reading, as a date in no known form.
	Notes []string
	spans []span // ascending in text
}

// span says that Text[text:text+n] was read from Raw[source:source+m]; where
// n == m the bytes are the same, elsewhere the span is one unit (an escape, an entity).
type span struct{ text, n, source, m int }

// Source maps a run of Text to the smallest run of Raw that holds it.
func (d *Document) Source(start, end int) (int, int) {
	if len(d.spans) == 0 {
		return start, end
	}
	first := sort.Search(len(d.spans), func(i int) bool { s := d.spans[i]; return s.text+s.n > start })
	last := sort.Search(len(d.spans), func(i int) bool { return d.spans[i].text >= end }) - 1
	if first == len(d.spans) || last < first {
		return 0, 0
	}
	a, b := d.spans[first], d.spans[last]
	from, to := a.source, b.source+b.m
	if a.n == a.m && start > a.text {
		from += start - a.text
	}
	if b.n == b.m && end < b.text+b.n {
		to = b.source + end - b.text
	}
	return from, to
}

// Verbatim reports whether the bytes of the source under a run of Text are the run itself.
func (d *Document) Verbatim(start, end int) bool {
	from, to := d.Source(start, end)
	return string(d.Article.Raw[from:to]) == d.Text[start:end]
}
