package article

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// builder gathers a document's text, block by block, and notes for every byte
// of it where in raw it was read.
type builder struct {
	raw    []byte
	text   []byte
	spans  []span
	blocks []Block
	kind   BlockKind
	start  int  // of the open block in text
	at     int  // offset into raw behind what was last taken
	broken bool // a line break is due before the next text
}

// begin closes the open block and starts one of this kind.
func (b *builder) begin(kind BlockKind) {
	b.end()
	b.kind, b.broken = kind, false
}

// end closes the open block; one without text leaves no trace.
func (b *builder) end() {
	b.dropCards()
	n := b.start + len(strings.TrimRightFunc(string(b.text[b.start:]), unicode.IsSpace))
	b.cut(n)
	if n > b.start {
		b.blocks = append(b.blocks, Block{b.kind, b.start, n})
		b.text = append(b.text, "\n\n"...)
	}
	b.start = len(b.text)
}

// cut drops what was gathered behind text offset n.
func (b *builder) cut(n int) {
	b.text = b.text[:n]
	for i := len(b.spans) - 1; i >= 0 && b.spans[i].text+b.spans[i].n > n; i-- {
		s := &b.spans[i]
		if s.text < n && s.n == s.m {
			s.n, s.m = n-s.text, n-s.text
			return
		}
		b.spans = b.spans[:i]
	}
}

// copy takes raw[from:to] as it stands. White space that a parser left out
// between this run and the last is taken too, so that a quote over both stays verbatim.
func (b *builder) copy(from, to int) {
	if from >= to {
		return
	}
	b.bridge(from)
	for from < to && len(b.text) == b.start {
		r, n := utf8.DecodeRune(b.raw[from:to])
		if !unicode.IsSpace(r) {
			break
		}
		from += n
	}
	if run := b.raw[from:to]; utf8.Valid(run) && !bytes.ContainsAny(run, invisible) {
		b.same(from, to-from)
	} else {
		b.mend(from, to)
	}
	b.at = to
}

// invisible characters part words for a program and not for a person: NUL, the
// soft hyphen, zero-width spaces and joiners, the byte order mark.
const invisible = "\x00\u00ad\u200b\u200c\u200d\u2060\ufeff"

// mend takes raw[from:to] rune by rune, without what is invisible and with
// every byte that is no UTF-8 decoded.
func (b *builder) mend(from, to int) {
	for i := from; i < to; {
		r, n := utf8.DecodeRune(b.raw[i:to])
		switch {
		case r == utf8.RuneError && n == 1:
			b.at = i
			b.unit(legacy(b.raw[i]), i, i+1)
		case !strings.ContainsRune(invisible, r):
			b.same(i, n)
		}
		i += n
	}
}

// unit takes raw[from:to], an escape or the like, as text.
func (b *builder) unit(text string, from, to int) {
	b.bridge(from)
	b.at = to
	if len(b.text) == b.start {
		text = strings.TrimLeftFunc(text, unicode.IsSpace)
	}
	if text == "" {
		return
	}
	b.spans = append(b.spans, span{len(b.text), len(text), from, to - from})
	b.text = append(b.text, text...)
}

// decode takes raw[from:to] with its character references decoded and, in
// Markdown, its backslash escapes.
func (b *builder) decode(from, to int, markdown bool) {
	run := from
	for i := from; i < to; i++ {
		switch c := b.raw[i]; {
		case c == '&':
			if text, n := entity(b.raw[i:to]); n > 0 {
				b.copy(run, i)
				b.unit(text, i, i+n)
				i, run = i+n-1, i+n
			}
		case c == '\\' && markdown && i+1 < to && punctuation(b.raw[i+1]):
			b.copy(run, i)
			b.unit(string(b.raw[i+1]), i, i+2)
			i, run = i+1, i+2
		}
	}
	b.copy(run, to)
}

// lineBreak asks for white space before whatever follows.
func (b *builder) lineBreak() { b.broken = true }

// bridge settles what stands in raw between the last run and the next.
func (b *builder) bridge(from int) {
	gap, broken := b.at, b.broken
	b.broken = false
	if len(b.text) == b.start || gap >= from {
		return
	}
	if strings.TrimSpace(string(b.raw[gap:from])) == "" {
		for i := gap; i < from; i++ {
			b.same(i, 1)
		}
	} else if r, _ := utf8.DecodeLastRune(b.text); broken && !unicode.IsSpace(r) {
		b.at = from
		b.unit("\n", gap, from)
	}
}

// same takes n bytes at raw[i] unchanged.
func (b *builder) same(i, n int) {
	if n == 0 {
		return
	}
	if k := len(b.spans) - 1; k >= 0 {
		s := &b.spans[k]
		if s.n == s.m && s.source+s.m == i && s.text+s.n == len(b.text) {
			s.n, s.m = s.n+n, s.m+n
			b.text = append(b.text, b.raw[i:i+n]...)
			return
		}
	}
	b.spans = append(b.spans, span{len(b.text), n, i, n})
	b.text = append(b.text, b.raw[i:i+n]...)
}

// legacy reads a byte that is no UTF-8 as Windows-1252, which is what broken
// English text nearly always was.
func legacy(c byte) string { return string(charmap.Windows1252.DecodeByte(c)) }

// done closes the last block and gives the document its text.
func (b *builder) done(d *Document) {
	b.end()
	text := strings.TrimSuffix(string(b.text), "\n\n")
	d.Text, d.Blocks, d.spans = text, b.blocks, b.spans
}
