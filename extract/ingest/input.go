package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"signatory/extract/article"
)

// Stdin is the path that stands for NDJSON on standard input.
const Stdin = "-"

// Input is a place from which articles are read: a file with one, or NDJSON
// or a feed with many.
type Input struct {
	Name string // as the user named it, and as problems name it
	Open func() (io.ReadCloser, error)
}

// Many reports whether the input holds any number of articles.
func (in Input) Many() bool { return in.Name == Stdin || article.Many(in.Name) }

// Bytes is an input that is at hand already.
func Bytes(name string, src []byte) Input {
	return Input{name, func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(src)), nil }}
}

// Found is what Find finds.
type Found struct {
	Inputs []Input
	Others int     // files in folders that are no articles by their names
	Errs   []error // paths that are not there, folders that cannot be opened
}

// Find turns paths into inputs, in their order: a file as it is, a folder as
// the articles in it, in the order of their names, and Stdin as stdin.
func Find(paths []string, stdin io.Reader) Found {
	var f Found
	for _, p := range paths {
		info, err := os.Stat(p)
		switch {
		case p == Stdin:
			f.Inputs = append(f.Inputs, Input{p, func() (io.ReadCloser, error) { return io.NopCloser(stdin), nil }})
		case errors.Is(err, fs.ErrNotExist):
			f.Errs = append(f.Errs, fmt.Errorf("%s: there is no such file or folder", p))
		case err != nil:
			f.Errs = append(f.Errs, err)
		case info.IsDir():
			f.folder(p)
		default:
			f.Inputs = append(f.Inputs, file(p))
		}
	}
	return f
}

func (f *Found) folder(root string) {
	err := filepath.WalkDir(root, func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			f.Errs = append(f.Errs, err)
			return nil
		case p != root && strings.HasPrefix(e.Name(), "."):
			if e.IsDir() {
				return filepath.SkipDir
			}
			f.Others++
		case e.IsDir():
		case article.Format(p) == "" || !readable(p, e):
			f.Others++
		default:
			f.Inputs = append(f.Inputs, file(p))
		}
		return nil
	})
	if err != nil {
		f.Errs = append(f.Errs, err)
	}
}

// readable reports a file, or a link to one; pipes and devices would wait for ever.
func readable(p string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return e.Type().IsRegular()
	}
	info, err := os.Stat(p)
	return err == nil && info.Mode().IsRegular()
}

// file is an input that is opened when its turn comes; one that holds a single
// article and is too long for it is turned away unread.
func file(p string) Input {
	in := Input{Name: p}
	in.Open = func() (io.ReadCloser, error) {
		f, err := os.Open(p)
		if err != nil {
			return nil, err
		}
		info, err := f.Stat()
		if err == nil && info.Size() > article.MaxSize && !in.Many() {
			err = fmt.Errorf("%s: %w", p, article.TooLong(info.Size()))
		}
		if err != nil {
			return nil, errors.Join(err, f.Close())
		}
		return f, nil
	}
	return in
}
