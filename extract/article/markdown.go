package article

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// longHeading is the length in bytes from which a heading is taken for a
// paragraph: a line of hyphens under a paragraph makes one heading of it.
const longHeading = 240

// shortcode is a call of a template in Hugo's or Jekyll's Markdown.
var shortcode = regexp.MustCompile(`(?s)\{\{[<%].*?[>%]\}\}|\{%.*?%\}`)

// markdownParser reads CommonMark with tables and strikethrough, but without
// indented code, which in news is always an indented paragraph.
func markdownParser() parser.Parser {
	var blocks []util.PrioritizedValue
	for _, p := range parser.DefaultBlockParsers() {
		switch p.Value {
		case parser.NewCodeBlockParser():
			continue
		case parser.NewParagraphParser():
			p.Value = indentedToo{parser.NewParagraphParser()}
		}
		blocks = append(blocks, p)
	}
	return goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(blocks...),
			parser.WithInlineParsers(parser.DefaultInlineParsers()...),
			parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...))),
		goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser()
}

// indentedToo lets a paragraph begin with any indentation.
type indentedToo struct{ parser.BlockParser }

func (indentedToo) CanAcceptIndentedLine() bool { return true }

// markdown reads raw: front matter and text.
func markdown(raw []byte) (*Document, error) {
	d := new(Document)
	m, body, err := frontMatter(raw)
	if err != nil {
		return nil, err
	}
	w := markdownWalk{b: &builder{raw: raw}, base: body, src: masked(raw[body:])}
	root := markdownParser().Parse(gmtext.NewReader(w.src))
	last := lastLink(root, w.src)
	if from, to := m.titleFrom, m.titleTo; m.title != "" {
		w.b.begin(Title)
		w.b.align(m.title, from, to)
	}
	w.children(root, Paragraph)
	w.b.done(d)
	m.url = either(m.url, last)
	if m.title == "" {
		m.title = d.headline()
	}
	m.apply(d)
	return d, nil
}

// headline makes a heading at the start of the text the title.
func (d *Document) headline() string {
	if len(d.Blocks) == 0 || d.Blocks[0].Kind != Heading {
		return ""
	}
	d.Blocks[0].Kind = Title
	return oneLine(d.Text[:d.Blocks[0].End])
}

// masked is src with every shortcode blanked, so that offsets stay.
func masked(src []byte) []byte {
	if !bytes.Contains(src, []byte("{{")) && !bytes.Contains(src, []byte("{%")) {
		return src
	}
	return shortcode.ReplaceAllFunc(src, func(m []byte) []byte {
		return bytes.Map(func(r rune) rune {
			if r == '\n' {
				return r
			}
			return ' '
		}, bytes.Repeat([]byte{' '}, len(m)))
	})
}

// lastLink takes a last line that is one link out of the text and gives its URL.
func lastLink(root ast.Node, src []byte) string {
	p := root.LastChild()
	if p == nil || p.Kind() != ast.KindParagraph {
		return ""
	}
	var line []ast.Node
	for n := p.LastChild(); n != nil; n = n.PreviousSibling() {
		t, isText := n.(*ast.Text)
		if isText && (t.SoftLineBreak() || t.HardLineBreak()) {
			break
		}
		if !isText || len(bytes.TrimSpace(t.Value(src))) > 0 {
			line = append(line, n)
		}
	}
	url := ""
	if len(line) == 1 {
		url = wholeLink(line[0], src)
	}
	if url != "" {
		p.RemoveChild(p, line[0])
	}
	return url
}

func wholeLink(n ast.Node, src []byte) string {
	switch n := n.(type) {
	case *ast.Link:
		return string(n.Destination)
	case *ast.AutoLink:
		return string(n.URL(src))
	case *ast.Text:
		if s := strings.TrimSpace(string(n.Value(src))); strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
			if !strings.ContainsAny(s, " \t") {
				return s
			}
		}
	}
	return ""
}

// markdownWalk hands the text of a syntax tree to a builder.
type markdownWalk struct {
	b    *builder
	src  []byte // what was parsed: raw[base:], shortcodes blanked
	base int
}

func (w *markdownWalk) children(n ast.Node, kind BlockKind) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.block(c, kind)
	}
}

// block reads a block; kind is what a paragraph here counts as.
func (w *markdownWalk) block(n ast.Node, kind BlockKind) {
	switch n := n.(type) {
	case *ast.Heading:
		if size(n) < longHeading {
			kind = Heading
		}
		w.leaf(n, kind)
	case *ast.Paragraph, *ast.TextBlock, *extast.TableCell:
		w.leaf(n, kind)
	case *ast.Blockquote:
		w.children(n, Quote)
	case *ast.ListItem, *extast.Table:
		w.children(n, Item)
	case *ast.HTMLBlock:
		w.htmlBlock(n, kind)
	case *ast.FencedCodeBlock, *ast.CodeBlock, *ast.ThematicBreak:
	default:
		w.children(n, kind)
	}
}

func size(n ast.Node) int {
	total := 0
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		total += s.Len()
	}
	return total
}

func (w *markdownWalk) htmlBlock(n *ast.HTMLBlock, kind BlockKind) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	to := lines.At(lines.Len() - 1).Stop
	if n.HasClosure() {
		to = max(to, n.ClosureLine.Stop)
	}
	w.b.end()
	htmlText(w.b, w.base+lines.At(0).Start, w.base+to, kind)
	w.b.end()
}

func (w *markdownWalk) leaf(n ast.Node, kind BlockKind) {
	w.b.begin(kind)
	w.inlines(n)
	w.b.end()
}

func (w *markdownWalk) inlines(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.inline(c)
	}
}

func (w *markdownWalk) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.text(n)
	case *ast.RawHTML:
		if n.Segments.Len() > 0 && bytes.HasPrefix(bytes.ToLower(n.Segments.Value(w.src)), []byte("<br")) {
			w.b.lineBreak()
		}
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.Image:
	default:
		w.inlines(n)
	}
}

// text reads a run of characters, without the blanks that stand for shortcodes.
func (w *markdownWalk) text(n *ast.Text) {
	from, to := n.Segment.Start, n.Segment.Stop
	for i := from; i < to; i++ {
		if w.src[i] != w.b.raw[w.base+i] {
			w.run(n, from, i)
			for i < to && w.src[i] == ' ' {
				i++
			}
			from = i
			w.b.lineBreak()
		}
	}
	w.run(n, from, to)
	if n.SoftLineBreak() || n.HardLineBreak() {
		w.b.lineBreak()
	}
}

func (w *markdownWalk) run(n *ast.Text, from, to int) {
	if n.IsRaw() || n.Parent().Kind() == ast.KindCodeSpan {
		w.b.copy(w.base+from, w.base+to)
		return
	}
	w.b.decode(w.base+from, w.base+to, true)
}

// autoLink reads "<https://...>". The tree does not say where it stands; it
// is the next place that reads so.
func (w *markdownWalk) autoLink(n *ast.AutoLink) {
	label := n.Label(w.src)
	at := max(w.b.at, w.base)
	if i := bytes.Index(w.b.raw[at:], label); i >= 0 {
		w.b.copy(at+i, at+i+len(label))
	}
}
