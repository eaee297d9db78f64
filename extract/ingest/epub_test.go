package ingest

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	container = `<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`
	chapter   = `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Rivers</title></head><body><h1>Rivers</h1><p>` + oslo + `</p></body></html>`
)

// packageOf is a package document whose spine has these files, the last first.
func packageOf(hrefs ...string) string {
	var items, spine string
	for i, h := range hrefs {
		id := "c" + string(rune('a'+i))
		items += `<item id="` + id + `" href="` + h + `" media-type="application/xhtml+xml"/>`
		spine = `<itemref idref="` + id + `"/>` + spine
	}
	return `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Courier, May</dc:title>` +
		`<dc:publisher>The Courier</dc:publisher><dc:date>2019-05-03</dc:date></metadata><manifest>` + items +
		`<item id="toc" href="toc.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="p" href="p.png" media-type="image/png"/></manifest>` +
		`<spine><itemref idref="toc"/>` + spine + `<itemref idref="p"/><itemref idref="nothing"/></spine></package>`
}

func TestBooksAreReadByChapters(t *testing.T) {
	mimetype := entry{"mimetype", "application/epub+zip"}
	for _, c := range []struct {
		says    string
		content []byte
		want    []string
	}{
		{"the order is the spine's, and cover, contents and pictures are none", zipped(t, mimetype, entry{"META-INF/container.xml", container},
			entry{"OPS/book.opf", packageOf("text/a%20b.xhtml", "cover.xhtml", "z.xml")}, entry{"OPS/text/a b.xhtml", chapter}, entry{"OPS/toc.xhtml", chapter},
			entry{"OPS/cover.xhtml", `<html><body><img src="p.png"/></body></html>`}, entry{"OPS/z.xml", chapter}, entry{"OPS/p.png", "x"}),
			[]string{"a.epub/OPS/z.xml | Rivers\n\n" + oslo, "a.epub/OPS/text/a b.xhtml | Rivers\n\n" + oslo}},
		{"a chapter that is not there harms no other", zipped(t, entry{"META-INF/container.xml", container}, entry{"OPS/book.opf", packageOf("a.xhtml", "lost.xhtml")}, entry{"OPS/a.xhtml", chapter}),
			[]string{"a.epub/OPS/lost.xhtml: the book names this chapter and does not hold it", "a.epub/OPS/a.xhtml | Rivers\n\n" + oslo}},
		{"a chapter outside of the book", zipped(t, entry{"META-INF/container.xml", container}, entry{"OPS/book.opf", packageOf("../../x.xhtml")}, entry{"../x.xhtml", chapter}),
			[]string{`a.epub: "../x.xhtml": the name leads out of the archive`}},
		{"no book", zipped(t, entry{"a.md", oslo}), []string{"a.epub: not an EPUB that can be read: "}},
		{"no zip", []byte("x"), []string{"a.epub: not an EPUB that can be read: zip: not a valid zip file"}},
		{"broken XML", zipped(t, entry{"META-INF/container.xml", container}, entry{"OPS/book.opf", "<package><metadata>"}), []string{"a.epub: not an EPUB that can be read: OPS/book.opf: XML syntax error"}},
		{"a book of pictures", zipped(t, entry{"META-INF/container.xml", container}, entry{"OPS/book.opf", packageOf("a.xhtml")}, entry{"OPS/a.xhtml", "<html><body/></html>"}),
			[]string{"a.epub: no article: the book has no chapter with text"}},
	} {
		got := told(t, "a.epub", c.content)
		ok := len(got) == len(c.want)
		for i := range got {
			ok = ok && strings.HasPrefix(got[i], c.want[i])
		}
		if !ok {
			t.Errorf("%s: got %q, want %q", c.says, got, c.want)
		}
	}
}

func TestChaptersHaveTheirBooksPublisherAndDate(t *testing.T) {
	dir := t.TempDir()
	book := zipped(t, entry{"META-INF/container.xml", container}, entry{"OPS/book.opf", packageOf("a.xhtml")}, entry{"OPS/a.xhtml", chapter})
	if err := os.WriteFile(filepath.Join(dir, "a.epub"), book, 0o600); err != nil {
		t.Fatal(err)
	}
	var f Finder
	found := f.Find([]string{dir})
	if len(found.Inputs) != 1 {
		t.Fatalf("%+v", found)
	}
	for d, err := range found.Inputs[0].Docs(t.Context()) {
		if err != nil || d.Article.Publisher != "The Courier" || d.Article.Date != "2019-05-03" || d.Article.Title != "Rivers" {
			t.Errorf("%+v, %v", d, err)
		}
	}
}

// FuzzBook: whatever the package document, container and chapter hold, the reading ends, and every error is one line that names the book.
func FuzzBook(f *testing.F) {
	f.Add(container, packageOf("a.xhtml"), chapter)
	f.Add("", "<package", "\x00")
	f.Fuzz(func(t *testing.T, container, opf, chapter string) {
		for _, line := range told(t, "a.epub", zipped(t, entry{"META-INF/container.xml", container}, entry{"OPS/book.opf", opf}, entry{"OPS/a.xhtml", chapter})) {
			if !strings.HasPrefix(line, "a.epub") {
				t.Errorf("%q", line)
			}
		}
	})
}

// FuzzBookFile: no bytes of a file make the reading fail otherwise than by an error.
func FuzzBookFile(f *testing.F) {
	f.Add(zipped(f, entry{"META-INF/container.xml", container}, entry{"OPS/book.opf", packageOf("a.xhtml")}, entry{"OPS/a.xhtml", chapter}))
	f.Fuzz(func(t *testing.T, src []byte) {
		if _, err := zip.NewReader(bytes.NewReader(src), int64(len(src))); err != nil {
			return
		}
		told(t, "a.epub", src)
	})
}
