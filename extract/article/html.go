package article

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlText hands raw[from:to], which is HTML, to the builder: its text, block
// by block, without what no reader sees.
func htmlText(b *builder, from, to int, kind BlockKind) {
	h := htmlWalk{b: b, plain: kind, opens: map[atom.Atom]int{}}
	h.walk(from, to)
	b.end()
}

// htmlWalk reads the tokens of a page in their order, so that the offset of
// each is known; html.Parse would lose it.
type htmlWalk struct {
	b     *builder
	plain BlockKind // of text outside of any block
	open  []openElement
	opens map[atom.Atom]int // how many of each are open
	skip  int               // depth of elements whose text is not read
	// kept, where not nil, has the offsets of the text tokens that are read;
	// they have been chosen by more than the elements that they stand in.
	kept map[int]bool
}

// openElement is one whose end has not come yet.
type openElement struct {
	atom atom.Atom
	kind BlockKind // what a paragraph in it counts as
}

// unread elements hold no prose of the article.
var unread = map[atom.Atom]bool{
	atom.Head: true, atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true,
	atom.Nav: true, atom.Aside: true, atom.Footer: true, atom.Form: true, atom.Button: true, atom.Select: true,
	atom.Textarea: true, atom.Iframe: true, atom.Object: true, atom.Pre: true, atom.Figcaption: true, atom.Title: true,
}

// judged elements of those may hold an article, as a form does that is put
// around a whole page; of their text readability says what is read.
var judged = map[atom.Atom]bool{atom.Form: true, atom.Nav: true, atom.Aside: true, atom.Footer: true, atom.Button: true}

// blockKinds are the elements that begin a block, with what it is.
var blockKinds = map[atom.Atom]BlockKind{
	atom.P: Paragraph, atom.Div: Paragraph, atom.Section: Paragraph, atom.Article: Paragraph, atom.Main: Paragraph,
	atom.Body: Paragraph, atom.Header: Paragraph, atom.Table: Paragraph, atom.Dl: Paragraph, atom.Ul: Paragraph, atom.Ol: Paragraph,
	atom.Figure: Paragraph, atom.Hr: Paragraph, atom.Address: Paragraph, atom.Details: Paragraph, atom.Summary: Paragraph,
	atom.Li: Item, atom.Td: Item, atom.Th: Item, atom.Tr: Item, atom.Dt: Item, atom.Dd: Item, atom.Caption: Paragraph,
	atom.Blockquote: Quote,
	atom.H1:         Heading, atom.H2: Heading, atom.H3: Heading, atom.H4: Heading, atom.H5: Heading, atom.H6: Heading,
}

// walk reads raw[from:to].
func (h *htmlWalk) walk(from, to int) {
	z := html.NewTokenizer(bytes.NewReader(h.b.raw[from:to]))
	h.b.begin(h.plain)
	for at := from; ; {
		kind := z.Next()
		size := len(z.Raw())
		if kind == html.ErrorToken {
			return
		}
		switch kind {
		case html.TextToken:
			if h.skip == 0 && h.reads(at, z.Raw()) {
				h.b.decode(at, at+size, false)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			h.enter(atom.Lookup(name), kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, _ := z.TagName()
			h.leave(atom.Lookup(name))
		}
		at += size
	}
}

// reads tells whether a text token at this offset is of the text; white space
// between two that are is too.
func (h *htmlWalk) reads(at int, token []byte) bool {
	return h.kept == nil || h.kept[at] || len(bytes.TrimSpace(token)) == 0
}

// unreads tells whether an element's text is left out unseen.
func (h *htmlWalk) unreads(a atom.Atom) bool {
	return unread[a] && (h.kept == nil || !judged[a])
}

func (h *htmlWalk) enter(a atom.Atom, closed bool) {
	switch kind, block := blockKinds[a]; {
	case h.unreads(a):
		if !closed {
			h.push(a, h.inside())
			h.skip++
		}
	case h.skip > 0:
	case a == atom.Br:
		h.b.lineBreak()
	case block:
		if kind == Paragraph {
			kind = h.inside()
		}
		if !closed && a != atom.Hr {
			within := h.inside()
			if kind == Quote || kind == Item {
				within = kind
			}
			h.push(a, within)
		}
		h.b.begin(kind)
	}
}

func (h *htmlWalk) push(a atom.Atom, within BlockKind) {
	h.open = append(h.open, openElement{a, within})
	h.opens[a]++
}

// inside is what a paragraph counts as in the elements around it.
func (h *htmlWalk) inside() BlockKind {
	if n := len(h.open); n > 0 {
		return h.open[n-1].kind
	}
	return h.plain
}

// leave closes the innermost element of this name, and all that it left open.
func (h *htmlWalk) leave(a atom.Atom) {
	if h.opens[a] == 0 {
		return
	}
	for last := atom.Atom(0); last != a; {
		last = h.open[len(h.open)-1].atom
		h.open = h.open[:len(h.open)-1]
		h.opens[last]--
		if h.unreads(last) {
			h.skip--
		}
	}
	if h.skip == 0 {
		h.b.begin(h.inside())
	}
}
