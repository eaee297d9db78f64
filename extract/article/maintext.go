package article

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mainText is what readability finds on a page.
type mainText struct {
	kept      map[int]bool // offsets of the text tokens of the page's main text
	title     string
	publisher string
	date      string // "2006-01-02", "" where the page names none
}

// maxElements bounds the pages that readability is asked about: it goes over
// a page several times. An article has some thousands of elements.
const maxElements = 20_000

// findMain has readability part a page's main text from its menus, banners and
// notices. Readability works on a tree, which knows no offsets; so each text
// token is marked beforehand with where it stands, and what comes back of the
// marks tells which tokens are the article's.
func findMain(raw []byte) (m mainText, err error) {
	defer func() { // a page that the library chokes on must harm no other
		if p := recover(); p != nil {
			err = fmt.Errorf("readability failed: %v", p)
		}
	}()
	page, err := html.Parse(bytes.NewReader(withMarks(raw)))
	if err != nil {
		return m, err
	}
	takeMarks(page)
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	found, err := parser.ParseAndMutate(page, nil)
	if err != nil {
		return m, err
	}
	m = mainText{kept: map[int]bool{}, title: oneLine(found.Title()), publisher: oneLine(found.SiteName())}
	if t, err := found.PublishedTime(); err == nil { // the error says that there is none
		m.date = t.Format("2006-01-02")
	}
	if found.Node != nil {
		for n := range found.Node.Descendants() {
			if at, ok := markOf(n); ok {
				m.kept[at] = true
			}
		}
	}
	return m, nil
}

// markKey names the attribute of a text node that holds its offset. HTML gives
// no attributes to text, so that no page can hold one.
const markKey = "offset"

// withMarks is the page with a comment before each of its text tokens, which
// holds the token's offset, and without comments of its own.
func withMarks(raw []byte) []byte {
	var out bytes.Buffer
	out.Grow(len(raw) + len(raw)/4)
	z := html.NewTokenizer(bytes.NewReader(raw))
	verbatim := false // inside an element whose text holds no markup
	for at := 0; ; {
		kind := z.Next()
		token := z.Raw()
		switch kind {
		case html.ErrorToken:
			return out.Bytes()
		case html.CommentToken:
			at += len(token)
			continue
		case html.TextToken:
			if !verbatim {
				fmt.Fprintf(&out, "<!--%d-->", at)
			}
		}
		out.Write(token)
		at += len(token)
		if kind == html.StartTagToken {
			name, _ := z.TagName()
			verbatim = rawText[atom.Lookup(name)]
		} else {
			verbatim = false
		}
	}
}

// rawText elements hold text alone, whatever it looks like.
var rawText = map[atom.Atom]bool{
	atom.Iframe: true, atom.Noembed: true, atom.Noframes: true, atom.Noscript: true, atom.Plaintext: true,
	atom.Script: true, atom.Style: true, atom.Title: true, atom.Textarea: true, atom.Xmp: true,
}

// takeMarks moves the offsets from the comments to the text behind them. Links
// that run a script lose it, since readability would put new text in place of them.
func takeMarks(page *html.Node) {
	var marks []*html.Node
	mark := ""
	for n := range page.Descendants() {
		switch n.Type {
		case html.CommentNode:
			mark, marks = n.Data, append(marks, n)
		case html.TextNode:
			if mark != "" {
				n.Attr, mark = []html.Attribute{{Key: markKey, Val: mark}}, ""
			}
		case html.ElementNode:
			for i, a := range n.Attr {
				if n.DataAtom == atom.A && a.Key == "href" && strings.Contains(a.Val, "javascript:") {
					n.Attr[i].Val = "about:blank"
				}
			}
		}
	}
	for _, n := range marks {
		n.Parent.RemoveChild(n)
	}
}

func markOf(n *html.Node) (at int, ok bool) {
	if n.Type != html.TextNode || len(n.Attr) == 0 || n.Attr[0].Key != markKey {
		return 0, false
	}
	at, err := strconv.Atoi(n.Attr[0].Val)
	return at, err == nil
}
