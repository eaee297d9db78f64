package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"signatory/extract/article"
)

// Stdin is the path that stands for NDJSON on standard input.
const Stdin = "-"

// Input is a place from which articles are read.
type Input struct {
	Name string // as the user named it, and as problems name it
	Size int64  // bytes, -1 where nobody knows
	Kind Kind
	// Docs reads its articles in their order. An error is of one article, or
	// ends the input; it names the input and is one line.
	Docs func(ctx context.Context) iter.Seq2[*article.Document, error]
}

// Kind tells how the articles of an input are come by.
type Kind string

const (
	Single Kind = "single" // few, and at once: a worker reads it whole
	Stream Kind = "stream" // any number, one behind the other
	Live   Kind = "live"   // any number, and nobody knows when the next one comes
)

// Bytes is an input that is at hand already and holds one article.
func Bytes(name string, src []byte) Input {
	return Input{name, int64(len(src)), Single, func(context.Context) iter.Seq2[*article.Document, error] {
		return one(article.Source{Name: name}.Parse(src))
	}}
}

// one is a sequence of one document or error.
func one(d *article.Document, err error) iter.Seq2[*article.Document, error] {
	return func(yield func(*article.Document, error) bool) { yield(d, err) }
}

// Finder turns paths into inputs.
type Finder struct {
	Stdin   io.Reader
	Columns article.Columns
	// Get fetches a page or a feed; nil: URLs are no paths.
	Get func(ctx context.Context, url string) (article.Source, []byte, error)

	taken atomic.Int64
}

// Found is what Find finds.
type Found struct {
	Inputs []Input
	Others int     // files in folders that are no articles by their names
	Errs   []error // paths that are not there, folders that cannot be opened
}

// Size is how many bytes are to be read, -1 where nobody knows.
func (f Found) Size() int64 {
	var sum int64
	for _, in := range f.Inputs {
		if in.Size < 0 {
			return -1
		}
		sum += in.Size
	}
	return sum
}

// Taken is how many bytes of all inputs have been read so far.
func (f *Finder) Taken() int64 { return f.taken.Load() }

// Find gives the inputs of paths, in their order: a file as it is, a folder as
// the articles in it, in the order of their names, a URL as what is behind it,
// and Stdin as NDJSON on standard input.
func (f *Finder) Find(paths []string) Found {
	var found Found
	for _, p := range paths {
		if IsURL(p) {
			if f.Get == nil {
				found.Errs = append(found.Errs, fmt.Errorf("%s: URLs are not fetched here; save the page and give its file", p))
			} else {
				found.Inputs = append(found.Inputs, f.web(p))
			}
			continue
		}
		info, err := os.Stat(p)
		switch {
		case p == Stdin:
			found.Inputs = append(found.Inputs, f.stdin())
		case errors.Is(err, fs.ErrNotExist):
			found.Errs = append(found.Errs, fmt.Errorf("%s: there is no such file or folder", p))
		case err != nil:
			found.Errs = append(found.Errs, err)
		case info.IsDir():
			f.folder(p, &found)
		default:
			found.Inputs = append(found.Inputs, f.file(p, info.Size()))
		}
	}
	return found
}

// IsURL reports a path that is a web address.
func IsURL(path string) bool {
	scheme, _, ok := strings.Cut(strings.ToLower(path), "://")
	return ok && (scheme == "http" || scheme == "https")
}

func (f *Finder) folder(root string, found *Found) {
	err := filepath.WalkDir(root, func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			found.Errs = append(found.Errs, err)
			return nil
		case p != root && strings.HasPrefix(e.Name(), "."):
			if e.IsDir() {
				return filepath.SkipDir
			}
			found.Others++
		case e.IsDir():
		default:
			size, ok := f.readable(p, e)
			if !ok {
				found.Others++
				return nil
			}
			found.Inputs = append(found.Inputs, f.file(p, size))
		}
		return nil
	})
	if err != nil {
		found.Errs = append(found.Errs, err)
	}
}

// readable reports a file of articles, or a link to one, by its name and, where
// that is one of other files too, its beginning. Pipes and devices would wait for ever.
func (f *Finder) readable(p string, e fs.DirEntry) (size int64, ok bool) {
	name, packed := unpackedName(p)
	if article.Format(name) == "" && !isBook(p) && !isArchive(p) {
		return 0, false
	}
	info, err := e.Info()
	if err == nil && e.Type()&fs.ModeSymlink != 0 {
		info, err = os.Stat(p)
	}
	if err != nil || !info.Mode().IsRegular() {
		return 0, false
	}
	if head, err := headOf(p, packed); err == nil && !article.Promising(name, head, f.Columns) {
		return 0, false
	}
	if isArchive(p) && !holdsArticles(p) {
		return 0, false
	}
	return info.Size(), true
}

// headOf is the beginning of a file. What cannot be read is told of when its turn comes.
func headOf(p string, packed bool) ([]byte, error) {
	switch strings.ToLower(filepath.Ext(strings.TrimSuffix(p, ".gz"))) {
	case ".json", ".csv", ".tsv", ".xml":
	default:
		return nil, errors.New("its name says all")
	}
	r, err := os.Open(p)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var from io.Reader = r
	if packed {
		if from, err = unpacked(r, 0); err != nil {
			return nil, err
		}
	}
	head := make([]byte, 4<<10)
	n, err := io.ReadFull(from, head)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return head[:n], err
}

// file is an input that is opened when its turn comes; one that holds a single
// article and is too long for it is turned away unread.
func (f *Finder) file(p string, size int64) Input {
	name, packed := unpackedName(p)
	source := article.Source{Name: p, Columns: f.Columns}
	if packed {
		source.Ending = strings.ToLower(filepath.Ext(name))
	}
	in := Input{Name: p, Size: size, Kind: Single}
	switch {
	case isArchive(p):
		in.Kind, in.Docs = Stream, func(ctx context.Context) iter.Seq2[*article.Document, error] { return f.archive(ctx, p, size) }
		return in
	case isBook(p):
		in.Kind, in.Docs = Stream, func(ctx context.Context) iter.Seq2[*article.Document, error] { return f.book(ctx, p, size) }
		return in
	case source.Many():
		in.Kind = Stream
	case size > article.MaxSize:
		in.Docs = func(context.Context) iter.Seq2[*article.Document, error] {
			f.taken.Add(size)
			return one(nil, fmt.Errorf("%s: %w", p, article.TooLong(size)))
		}
		return in
	}
	in.Docs = func(ctx context.Context) iter.Seq2[*article.Document, error] {
		r, err := os.Open(p)
		if err != nil {
			return one(nil, err)
		}
		return f.docs(ctx, source, r, packed, size)
	}
	return in
}

// docs reads the articles of one source and closes it.
func (f *Finder) docs(ctx context.Context, s article.Source, c io.ReadCloser, packed bool, size int64) iter.Seq2[*article.Document, error] {
	return func(yield func(*article.Document, error) bool) {
		defer c.Close()
		var r io.Reader = &counted{ctx, c, &f.taken}
		if packed {
			z, err := unpacked(r, size)
			if err != nil {
				yield(nil, fmt.Errorf("%s: %w", s.Name, err))
				return
			}
			r = z
		}
		if s.Many() {
			s.Stream(r)(yield)
			return
		}
		src, err := io.ReadAll(io.LimitReader(r, article.MaxSize+1))
		if err != nil {
			yield(nil, fmt.Errorf("%s: %w", s.Name, err))
			return
		}
		yield(s.Parse(src))
	}
}

// counted counts the bytes that are read, and ends with its context.
type counted struct {
	ctx context.Context
	r   io.Reader
	n   *atomic.Int64
}

func (c *counted) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.r.Read(p)
	c.n.Add(int64(n))
	return n, err
}

func (f *Finder) stdin() Input {
	return Input{Stdin, -1, Live, func(ctx context.Context) iter.Seq2[*article.Document, error] {
		return article.Source{Name: Stdin, Ending: ".ndjson", Columns: f.Columns}.Stream(&counted{ctx, f.Stdin, &f.taken})
	}}
}

// web is what is behind a URL: a page, or a feed with its items.
func (f *Finder) web(url string) Input {
	return Input{url, -1, Single, func(ctx context.Context) iter.Seq2[*article.Document, error] {
		source, src, err := f.Get(ctx, url)
		if err != nil {
			return one(nil, err)
		}
		f.taken.Add(int64(len(src)))
		source.Columns = f.Columns
		if source.Many() {
			return source.Stream(bytes.NewReader(src))
		}
		return one(source.Parse(src))
	}}
}
