package article

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlText hands raw[from:to], which is HTML, to the builder: its text, block
// by block, without what no reader sees.
func htmlText(b *builder, from, to int, kind BlockKind) {
	h := htmlWalk{b: b, plain: kind}
	h.walk(from, to)
	b.end()
}

// htmlWalk reads the tokens of a page in their order, so that the offset of
// each is known; html.Parse would lose it.
type htmlWalk struct {
	b     *builder
	plain BlockKind // of text outside of any block
	open  []atom.Atom
	skip  int // depth of elements whose text is not read
}

// unread elements hold no prose of the article.
var unread = map[atom.Atom]bool{
	atom.Head: true, atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true,
	atom.Nav: true, atom.Aside: true, atom.Footer: true, atom.Form: true, atom.Button: true, atom.Select: true,
	atom.Textarea: true, atom.Iframe: true, atom.Object: true, atom.Pre: true, atom.Figcaption: true, atom.Title: true,
}

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
			if h.skip == 0 {
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

func (h *htmlWalk) enter(a atom.Atom, closed bool) {
	switch kind, block := blockKinds[a]; {
	case unread[a]:
		if !closed {
			h.open = append(h.open, a)
			h.skip++
		}
	case h.skip > 0:
	case a == atom.Br:
		h.b.lineBreak()
	case block:
		if !closed && a != atom.Hr {
			h.open = append(h.open, a)
		}
		h.b.begin(h.inside(kind))
	}
}

// inside is what a block of this kind counts as in the elements around it.
func (h *htmlWalk) inside(kind BlockKind) BlockKind {
	if kind != Paragraph {
		return kind
	}
	for i := len(h.open) - 1; i >= 0; i-- {
		if k := blockKinds[h.open[i]]; k == Quote || k == Item {
			return k
		}
	}
	return h.plain
}

// leave closes the innermost element of this name, and all that it left open.
func (h *htmlWalk) leave(a atom.Atom) {
	if !unread[a] && blockKinds[a] == "" {
		return
	}
	for i := len(h.open) - 1; i >= 0; i-- {
		if h.open[i] != a {
			continue
		}
		for _, o := range h.open[i:] {
			if unread[o] {
				h.skip--
			}
		}
		h.open = h.open[:i]
		if h.skip == 0 {
			h.b.begin(h.inside(Paragraph))
		}
		return
	}
}
