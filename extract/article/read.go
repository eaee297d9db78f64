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
	".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".txt": "text", ".ndjson": "ndjson",
	".rss": "feed", ".atom": "feed",
}

// Format names the reader of a file: markdown, html, text, ndjson, feed, or ""
// for a file that is no article by its name.
func Format(name string) string {
	base := strings.ToLower(filepath.Base(name))
	if strings.TrimSuffix(base, filepath.Ext(base)) == "readme" {
		return ""
	}
	return formats[filepath.Ext(base)]
}

// Many reports whether a file holds any number of articles, by its name.
func Many(name string) bool {
	f := Format(name)
	return f == "ndjson" || f == "feed"
}

// Parse reads one article file; the reader is chosen by the name's ending, and
// is that of Markdown where the ending says nothing. A source in NDJSON holds one line,
// a feed one item.
//
// The error names the file, the field and the mend in one line. It wraps
// ErrUnreadable where there is no text at all.
func Parse(name string, src []byte) (*Document, error) {
	d, err := parse(Format(name), src)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	d.Article.Path = name
	return d, nil
}

func parse(format string, src []byte) (*Document, error) {
	if err := sound(src); err != nil {
		return nil, err
	}
	var d *Document
	var err error
	switch format {
	case "feed":
		return onlyItem(src)
	case "html":
		d, err = page(src)
	case "text":
		d, err = plainText(src)
	case "ndjson":
		if n := bytes.IndexByte(bytes.TrimSpace(src), '\n'); n >= 0 {
			return nil, errors.New("more than one line of NDJSON where one article is wanted")
		}
		d, _, err = ndjsonArticle(src)
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

// identify gives a document that was read from raw its identity. The source of
// an NDJSON article is its text, which its reader has set.
func (d *Document) identify(format string, raw []byte) {
	a := &d.Article
	if format != "ndjson" {
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
	case bytes.HasPrefix(src, []byte{0xff, 0xfe}), bytes.HasPrefix(src, []byte{0xfe, 0xff}):
		return errors.New("the text is UTF-16; save it as UTF-8")
	case bytes.Count(src[:min(len(src), 8192)], []byte{0}) > 8:
		return errors.New("the file is binary, not text")
	}
	return nil
}

// Stream reads a source of many articles: a feed by its name, else NDJSON. An
// error names its line or item and leaves the others unharmed. An article's
// path is the source's name and behind "#" its id there, or else its line; in
// a feed the number of its item.
func Stream(name string, r io.Reader) iter.Seq2[*Document, error] {
	if Format(name) == "feed" {
		return streamFeed(name, r)
	}
	return streamLines(name, r)
}

func streamLines(name string, r io.Reader) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		br := bufio.NewReaderSize(r, 1<<16)
		for number := 1; ; number++ {
			line, err := readLine(br, 2*MaxSize)
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil && !errors.Is(err, errLongLine) {
				yield(nil, fmt.Errorf("%s:%d: %w", name, number, err))
				return
			}
			if err == nil && len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			var d *Document
			if err == nil {
				d, err = streamed(name, number, line)
			}
			if err != nil {
				err = fmt.Errorf("%s:%d: %w", name, number, err)
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

func streamed(name string, number int, line []byte) (*Document, error) {
	d, id, err := ndjsonArticle(line)
	if err != nil {
		return nil, err
	}
	if err := sound(d.Article.Raw); err != nil {
		return nil, fmt.Errorf("field text: %w", err)
	}
	if d.Text == "" {
		return nil, fmt.Errorf("field text: %w: there is no text in it", ErrUnreadable)
	}
	if id == "" {
		id = fmt.Sprint(number)
	}
	d.identify("ndjson", nil)
	d.Article.Path = name + "#" + id
	return d, nil
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
