package status

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// MaxSize is the size of a list at most, in bytes.
const MaxSize = 64 << 20

// File is a file of one list or of many.
type File struct {
	Name string // as the user named it, and as the report names it
	Raw  []byte
}

// Find reads the files that paths name, folders with all their CSV and TSV
// files, in the order of names. What cannot be read is told in failed.
func Find(paths []string) (files []File, failed []FileError) {
	for _, root := range paths {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist):
				failed = append(failed, FileError{path, errors.New("there is no such file or folder")})
				return nil
			case err != nil:
				failed = append(failed, FileError{path, err})
				return nil
			case e.IsDir() && path != root && strings.HasPrefix(e.Name(), "."):
				return filepath.SkipDir
			case e.IsDir() || path != root && delimiter(path) == 0:
				return nil
			}
			f, err := open(path)
			if err != nil {
				failed = append(failed, FileError{path, err})
			} else {
				files = append(files, f)
			}
			return nil
		})
		if err != nil {
			failed = append(failed, FileError{root, err})
		}
	}
	return files, failed
}

func open(path string) (File, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return File{}, err
	case !info.Mode().IsRegular():
		return File{}, errors.New("is no file; name a CSV or TSV file or a folder of them")
	case info.Size() > MaxSize:
		return File{}, fmt.Errorf("%d MB; a list is at most %d MB: part it", info.Size()>>20, MaxSize>>20)
	case delimiter(path) == 0:
		return File{}, errors.New("is no list by its name; want .csv or .tsv")
	}
	raw, err := os.ReadFile(path)
	if err == nil && !utf8.Valid(raw) {
		err = errors.New("not UTF-8; save it as UTF-8")
	}
	return File{path, raw}, err
}

// delimiter is what parts the fields of a file, 0 for what is no table.
func delimiter(name string) rune {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv":
		return ','
	case ".tsv":
		return '\t'
	}
	return 0
}

// layout is the way in which a file is written.
type layout string

const (
	untcLayout  layout = "UN Treaty Collection" // a file for each treaty: Participant, then its columns
	plainLayout layout = "plain"                // a row for each act
	indexLayout layout = "index"                // the titles of the Collection's treaties
)

// layoutOf tells a layout by its header.
func layoutOf(header []string) layout {
	named := map[string]bool{}
	for _, h := range header {
		named[strings.ToLower(strings.TrimSpace(h))] = true
	}
	switch {
	case len(header) > 0 && strings.EqualFold(strings.TrimSpace(header[0]), "Participant"):
		return untcLayout
	case named["chapter_no"] && named["treaty_no"] && named["treaty_name"]:
		return indexLayout
	case named["actor"] && named["instrument"] && named["action"] && named["date"]:
		return plainLayout
	}
	return ""
}

var utf8Mark = []byte("\ufeff")

// cutMark takes the mark off that some programs put at the start of a text, and tells its length.
func cutMark(raw []byte) ([]byte, int) {
	if bytes.HasPrefix(raw, utf8Mark) {
		return raw[len(utf8Mark):], len(utf8Mark)
	}
	return raw, 0
}
