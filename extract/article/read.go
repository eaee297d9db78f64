package article

import (
	"errors"
	"io"
	"iter"
)

// ErrUnreadable is returned, wrapped, for a source that holds no article.
var ErrUnreadable = errors.New("no article")

// Parse reads one article file; the reader is chosen by the name's ending.
func Parse(name string, src []byte) (*Document, error) {
	return nil, ErrUnreadable
}

// Stream reads a source of many articles (NDJSON); an error names its line and
// leaves the others unharmed.
func Stream(name string, r io.Reader) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {}
}
