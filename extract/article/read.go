package article

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"
)

// ErrUnreadable is returned, wrapped, for a source that holds no article.
var ErrUnreadable = errors.New("no article")

// MaxSize is the largest article, in bytes. A longer one is a book or a log.
const MaxSize = 10 << 20

// TooLong is the error for a source of size bytes, which is above MaxSize.
func TooLong(size int64) error {
	return fmt.Errorf("%.1f MB; an article is at most %d MB", float64(size)/(1<<20), MaxSize>>20)
}

// formats are the readers by the ending of a file's name.
var formats = map[string]string{
	".md": "markdown", ".markdown": "markdown", ".mdx": "markdown", ".html": "html", ".htm": "html", ".txt": "text", ".ndjson": "ndjson",
	".jsonl": "ndjson", ".json": "json", ".csv": "csv", ".tsv": "csv", ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".xml": "feed",
	".xhtml": "html", ".warc": "warc",
}

// many are the formats of which a source holds any number of articles.
var many = map[string]bool{"ndjson": true, "json": true, "csv": true, "feed": true, "warc": true}

// Format names the reader of a file: markdown, html, text, ndjson, json, csv,
// feed, warc, or "" for a file that is no article by its name.
func Format(name string) string {
	base := strings.ToLower(filepath.Base(name))
	if strings.TrimSuffix(base, filepath.Ext(base)) == "readme" {
		return ""
	}
	return formats[filepath.Ext(base)]
}

// Many reports whether a file holds any number of articles, by its name.
func Many(name string) bool { return Source{Name: name}.Many() }

// Parse reads one article file; the reader is chosen by the name's ending, and
// is that of Markdown where the ending says nothing. A source in NDJSON holds one line,
// a feed, an array or a table one article.
//
// The error names the file, the field and the mend in one line. It wraps
// ErrUnreadable where there is no text at all.
func Parse(name string, src []byte) (*Document, error) { return Source{Name: name}.Parse(src) }

func (s Source) parse(src []byte) (*Document, error) {
	format := s.Format()
	if len(src) > MaxSize {
		return nil, TooLong(int64(len(src)))
	}
	src, _ = inUTF8(src, format, s.Charset)
	if err := sound(src); err != nil {
		return nil, err
	}
	var d *Document
	var err error
	switch format {
	case "feed":
		return onlyItem(src)
	case "json", "csv", "warc":
		return s.onlyRecord(src)
	case "ndjson":
		d, err = s.ndjsonArticle(src)
	case "html":
		d, err = page(src)
	case "text":
		d, err = plainText(src)
	default:
		format = "markdown"
		d, err = markdown(src)
	}
	if err != nil {
		return nil, err
	}
	if d.Text == "" {
		return nil, fmt.Errorf("%w: there is no text in it", ErrUnreadable)
	}
	d.identify(format, src)
	return d, nil
}

// onlyRecord reads an array or a table that holds a single article.
func (s Source) onlyRecord(src []byte) (*Document, error) {
	var only *Document
	for d, err := range s.Stream(bytes.NewReader(src)) {
		if err != nil {
			return nil, errors.New(strings.TrimPrefix(err.Error(), s.Name+": "))
		}
		if only != nil {
			return nil, errors.New("more than one article where one is wanted")
		}
		only = d
	}
	if only == nil {
		return nil, fmt.Errorf("%w: there is no article in it", ErrUnreadable)
	}
	return only, nil
}

// identify gives a document that was read from raw its identity. The source of
// a record is its text, which its reader has set.
func (d *Document) identify(format string, raw []byte) {
	a := &d.Article
	if !isRecord(format) {
		a.Raw = raw
	}
	a.Format, a.ID, a.Revision = format, articleID(a.URL, a.Raw), digest(a.Raw)
}

// sound turns away what cannot be an article before a reader is bothered.
func sound(src []byte) error {
	switch {
	case len(bytes.TrimSpace(src)) == 0:
		return fmt.Errorf("%w: the file is empty", ErrUnreadable)
	case len(src) > MaxSize:
		return TooLong(int64(len(src)))
	case bytes.Count(src[:min(len(src), 8192)], []byte{0}) > 8:
		return errors.New("the file is binary, not text")
	}
	return nil
}

// Stream reads a file of many articles, as Source.Stream does.
func Stream(name string, r io.Reader) iter.Seq2[*Document, error] {
	return Source{Name: name}.Stream(r)
}

func (s Source) streamLines(r io.Reader) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		br := bufio.NewReaderSize(s.text(r), 1<<16)
		for number := 1; ; number++ {
			line, err := readLine(br, 2*MaxSize)
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil && !errors.Is(err, errLongLine) {
				yield(nil, fmt.Errorf("%s:%d: %w", s.Name, number, err))
				return
			}
			if err == nil && len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			var d *Document
			if err == nil {
				d, err = s.line(number, line)
			}
			if err != nil {
				err = fmt.Errorf("%s:%d: %w", s.Name, number, err)
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

func (s Source) line(number int, line []byte) (*Document, error) {
	r, err := s.Columns.jsonRecord(line)
	if err != nil {
		return nil, err
	}
	return s.streamed(r, "ndjson", number)
}

var errLongLine = fmt.Errorf("the line is longer than %d MB; an article is at most %d MB", 2*MaxSize>>20, MaxSize>>20)

// readLine reads a line of at most limit bytes; of a longer one nothing is kept.
func readLine(r *bufio.Reader, limit int) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if long = long || len(line)+len(part) > limit; !long {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && !errors.Is(err, io.EOF):
			return nil, err
		case long:
			return nil, errLongLine
		case err != nil && len(line) == 0:
			return nil, io.EOF
		}
		return line, nil
	}
}
