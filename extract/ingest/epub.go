package ingest

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html/charset"

	"signatory/extract/article"
)

// isBook reports an EPUB by its name.
func isBook(name string) bool { return strings.EqualFold(path.Ext(name), ".epub") }

// book reads the chapters of an EPUB as articles, in the order in which they
// are to be read. What the book says of its publisher and date is theirs where
// they say nothing. Its cover, contents and pictures are no articles.
func (f *Finder) book(ctx context.Context, name string, size int64) iter.Seq2[*article.Document, error] {
	return func(yield func(*article.Document, error) bool) {
		z, err := zip.OpenReader(name)
		if err != nil {
			yield(nil, fmt.Errorf("%s: not an EPUB that can be read: %w", name, err))
			return
		}
		defer z.Close()
		f.taken.Add(size)
		left := int64(bombAllowance + bombRatio*size)
		o, err := openBook(&z.Reader, &left)
		if err != nil {
			yield(nil, fmt.Errorf("%s: not an EPUB that can be read: %w", name, err))
			return
		}
		read := 0
		for _, inside := range o.chapters() {
			if ctx.Err() != nil {
				return
			}
			for d, err := range f.chapter(ctx, name, inside, &z.Reader, o, &left) {
				if errors.Is(err, article.ErrUnreadable) {
					continue // a cover, or a page with a picture
				}
				if read++; !yield(d, err) || errors.Is(err, errBomb) {
					return
				}
			}
		}
		if read == 0 {
			yield(nil, fmt.Errorf("%s: %w: the book has no chapter with text", name, article.ErrUnreadable))
		}
	}
}

// chapter reads one file of a book.
func (f *Finder) chapter(ctx context.Context, book, inside string, z *zip.Reader, o *opf, left *int64) iter.Seq2[*article.Document, error] {
	i := slices.IndexFunc(z.File, func(e *zip.File) bool { return e.Name == inside })
	if i < 0 {
		return one(nil, fmt.Errorf("%s/%s: the book names this chapter and does not hold it", book, inside))
	}
	s := article.Source{Ending: ".xhtml", Publisher: o.Publisher, Date: o.Date}
	if docs := f.entry(ctx, book, z.File[i], s, left); docs != nil {
		return docs
	}
	return func(func(*article.Document, error) bool) {}
}

// opf is what is used of a book's package document.
type opf struct {
	Publisher string `xml:"metadata>publisher"`
	Date      string `xml:"metadata>date"`
	Items     []struct {
		ID         string `xml:"id,attr"`
		Href       string `xml:"href,attr"`
		Media      string `xml:"media-type,attr"`
		Properties string `xml:"properties,attr"`
	} `xml:"manifest>item"`
	Spine []struct {
		IDRef string `xml:"idref,attr"`
	} `xml:"spine>itemref"`
	folder string // hrefs are relative to it
}

// openBook finds a book's package document by way of its container.
func openBook(z *zip.Reader, left *int64) (*opf, error) {
	var container struct {
		Roots []struct {
			Path string `xml:"full-path,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	if err := readXML(z, "META-INF/container.xml", left, &container); err != nil {
		return nil, err
	}
	if len(container.Roots) == 0 {
		return nil, errors.New("META-INF/container.xml names no package document")
	}
	o := &opf{folder: path.Dir(container.Roots[0].Path)}
	return o, readXML(z, container.Roots[0].Path, left, o)
}

// packageSize bounds a package document, which lists some hundred files.
const packageSize = 4 << 20

func readXML(z *zip.Reader, name string, left *int64, into any) error {
	r, err := z.Open(name)
	if err != nil {
		return err
	}
	defer r.Close()
	x := xml.NewDecoder(io.LimitReader(&thrifty{r, left, "broken zip"}, packageSize))
	x.CharsetReader = charset.NewReaderLabel
	if err := x.Decode(into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// chapters are the names of the files that are read one behind the other.
func (o *opf) chapters() []string {
	byID := map[string]int{}
	for i, item := range o.Items {
		byID[item.ID] = i
	}
	var out []string
	for _, ref := range o.Spine {
		i, ok := byID[ref.IDRef]
		if !ok {
			continue
		}
		item := o.Items[i]
		href, err := url.PathUnescape(item.Href)
		if media := item.Media; err != nil || media != "application/xhtml+xml" && media != "text/html" || slices.Contains(strings.Fields(item.Properties), "nav") {
			continue
		}
		href, _, _ = strings.Cut(href, "#")
		if name := path.Join(o.folder, href); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}
