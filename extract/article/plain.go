package article

import (
	"bytes"
	"regexp"
	"unicode"
)

// wrapWidth is the longest line, in bytes, of a text that was broken into
// lines to fit a page; where lines are longer, each is a paragraph.
const wrapWidth = 110

var bullet = regexp.MustCompile(`^[ \t]*(?:[-*•–]|\d{1,2}[.)])[ \t]+`)

// plain hands raw[from:to], which is text without markup, to the builder.
// Blank lines part paragraphs, and so does every line of a text whose lines are not wrapped.
func plain(b *builder, from, to int) {
	for from < to {
		end := paragraphEnd(b.raw, from, to)
		lines(b, from, end)
		from = end
	}
}

var blankLine = regexp.MustCompile(`\r?\n[ \t\r]*\n`)

func paragraphEnd(raw []byte, from, to int) int {
	if m := blankLine.FindIndex(raw[from:to]); m != nil {
		return from + m[1]
	}
	return to
}

// lines reads a run without blank lines.
func lines(b *builder, from, to int) {
	wrapped := true
	for line := range bytes.Lines(b.raw[from:to]) {
		wrapped = wrapped && len(line) <= wrapWidth
	}
	b.begin(Paragraph)
	at := from
	for line := range bytes.Lines(b.raw[from:to]) {
		kind, skip := Paragraph, 0
		if m := bullet.FindIndex(line); m != nil {
			kind, skip = Item, m[1]
		}
		if kind == Item || !wrapped {
			b.begin(kind)
		}
		b.copy(at+skip, at+len(bytes.TrimRightFunc(line, unicode.IsSpace)))
		at += len(line)
	}
	b.end()
}

// plainText reads a file of plain text. A short first line that ends in no stop is its title.
func plainText(raw []byte) (*Document, error) {
	d, m, b := new(Document), new(meta), &builder{raw: raw}
	plain(b, 0, len(raw))
	b.done(d)
	if len(d.Blocks) > 1 && d.Blocks[0].Kind == Paragraph {
		if t := d.Text[:d.Blocks[0].End]; len(t) <= wrapWidth && !bytes.ContainsAny([]byte(t[len(t)-1:]), ".!:;,") {
			d.Blocks[0].Kind, m.title = Title, oneLine(t)
		}
	}
	m.apply(d)
	return d, nil
}
