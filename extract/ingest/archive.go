package ingest

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/klauspost/compress/gzip"

	"signatory/extract/article"
)

// Text packs to a fifth or a tenth. What unpacks to more than so many times its
// size, beyond a first allowance, is a bomb: a small file made to fill memory and time.
const (
	bombRatio     = 200
	bombAllowance = 64 << 20
)

var errBomb = fmt.Errorf("it unpacks to more than %d times its size, which no text does; it is not read further", bombRatio)

// isArchive reports a zip file, by its name.
func isArchive(name string) bool { return strings.EqualFold(filepath.Ext(name), ".zip") }

// holdsArticles reports a zip file in which there is an article by its name, or
// that cannot be opened: that is told of when its turn comes.
func holdsArticles(file string) bool {
	z, err := zip.OpenReader(file)
	if err != nil {
		return true
	}
	defer z.Close()
	return slices.ContainsFunc(z.File, func(e *zip.File) bool {
		name := insideName(e)
		return !e.FileInfo().IsDir() && !hidden(name) && article.Format(path.Base(name)) != ""
	})
}

// insideName is the name of a file in an archive, with slashes.
func insideName(e *zip.File) string {
	return strings.ToValidUTF8(strings.ReplaceAll(e.Name, `\`, "/"), "\ufffd")
}

// hidden reports a file of an archive that its system put there, and nobody wrote.
func hidden(inside string) bool {
	return strings.HasPrefix(path.Base(inside), ".") || strings.HasPrefix(inside, "__MACOSX/")
}

// unpackedName is the name of what a packed file holds.
func unpackedName(name string) (string, bool) {
	if len(name) > 3 && strings.EqualFold(name[len(name)-3:], ".gz") {
		return name[:len(name)-3], true
	}
	return name, false
}

// unpacked unpacks gzip of a size, 0 where it is not known.
func unpacked(r io.Reader, size int64) (io.Reader, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("broken gzip: %w", err)
	}
	return &thrifty{z, new(bombAllowance + bombRatio*size), "broken gzip"}, nil
}

// thrifty gives no more bytes than are left.
type thrifty struct {
	r    io.Reader
	left *int64
	what string // says what is wrong where the bytes break off
}

func (t *thrifty) Read(p []byte) (int, error) {
	if *t.left <= 0 {
		return 0, errBomb
	}
	n, err := t.r.Read(p)
	*t.left -= int64(n)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, context.Canceled) {
		err = fmt.Errorf("%s: %w", t.what, err)
	}
	return n, err
}

// archive reads the articles of a zip file in their order. Nothing is ever
// written to where an entry's name points, and one that points out of the
// archive is refused all the same: it was made to deceive.
func (f *Finder) archive(ctx context.Context, name string, size int64) iter.Seq2[*article.Document, error] {
	return func(yield func(*article.Document, error) bool) {
		z, err := zip.OpenReader(name)
		if err != nil {
			yield(nil, fmt.Errorf("%s: not a zip file that can be read: %w", name, err))
			return
		}
		defer z.Close()
		f.taken.Add(size)
		left := int64(bombAllowance + bombRatio*size)
		articles := 0
		for _, entry := range z.File {
			if ctx.Err() != nil {
				return
			}
			docs := f.entry(ctx, name, entry, article.Source{}, &left)
			if docs == nil {
				continue
			}
			articles++
			for d, err := range docs {
				if !yield(d, err) || errors.Is(err, errBomb) {
					return
				}
			}
		}
		if articles == 0 {
			yield(nil, fmt.Errorf("%s: %w: none of its %d files is one by its name", name, article.ErrUnreadable, len(z.File)))
		}
	}
}

// entry reads the articles of one file in an archive; nil where it is no
// article by its name. What the archive says of them is in s.
func (f *Finder) entry(ctx context.Context, archive string, e *zip.File, s article.Source, left *int64) iter.Seq2[*article.Document, error] {
	inside := insideName(e)
	named := s.Ending != ""
	if !named {
		s.Ending = strings.ToLower(path.Ext(inside))
	}
	s.Name, s.Columns = archive+"/"+inside, f.Columns
	refuse := func(err error) iter.Seq2[*article.Document, error] {
		return one(nil, fmt.Errorf("%s: %w", s.Name, err))
	}
	base := path.Base(inside)
	switch {
	case e.FileInfo().IsDir():
		return nil
	case escapes(inside):
		s.Name = fmt.Sprintf("%s: %q", archive, e.Name)
		return refuse(errors.New("the name leads out of the archive; it is not read"))
	case hidden(inside), !named && article.Format(base) == "":
		return nil
	case !e.Mode().IsRegular():
		return refuse(errors.New("it is a link or a device; it is not read"))
	case e.Flags&1 != 0:
		return refuse(errors.New("it is encrypted; unpack the archive and give the folder"))
	case e.UncompressedSize64 > article.MaxSize && !s.Many():
		return refuse(article.TooLong(int64(min(e.UncompressedSize64, 1<<62))))
	}
	r, err := e.Open()
	if err != nil {
		return refuse(fmt.Errorf("broken zip: %w", err))
	}
	return f.docs(ctx, s, &struct {
		io.Reader
		io.Closer
	}{&thrifty{r, left, "broken zip"}, r}, false, 0)
}

// escapes reports a name that is absolute or climbs.
func escapes(name string) bool {
	if path.IsAbs(name) || len(name) > 1 && name[1] == ':' {
		return true
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == ".." {
			return true
		}
	}
	return strings.ContainsRune(name, 0)
}
