package article

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
)

// allowance bounds how much may be read for one record, so that a file that
// never closes a brace or a quote does not fill the memory.
type allowance struct {
	r    io.Reader
	left int
}

// errLongRecord tells of a record that is longer than any article.
var errLongRecord = fmt.Errorf("the record is longer than %d MB; a quote or a brace may be missing", 2*MaxSize>>20)

func (a *allowance) Read(p []byte) (int, error) {
	if a.left <= 0 {
		return 0, errLongRecord
	}
	n, err := a.r.Read(p)
	a.left -= n
	return n, err
}

func (a *allowance) renew() { a.left = 2 * MaxSize }

// streamArray reads the articles of a JSON array, or the one of an object, in
// their order and one at a time. An element that is no article harms no other;
// behind broken JSON nothing can be read.
func (s Source) streamArray(r io.Reader) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		limited := &allowance{r: s.text(r)}
		limited.renew()
		dec := json.NewDecoder(limited)
		for number := 0; ; {
			var element json.RawMessage
			more, err := nextElement(dec, &element, number)
			if err == nil && !more {
				return
			}
			number++
			if err != nil {
				yield(nil, fmt.Errorf("%s: byte %d: %w", s.Name, dec.InputOffset(), err))
				return
			}
			limited.renew()
			d, err := s.element(element, number)
			if err != nil {
				err = fmt.Errorf("%s: article %d: %w", s.Name, number, err)
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

func (s Source) element(object []byte, number int) (*Document, error) {
	r, err := s.Columns.jsonRecord(object)
	if err != nil {
		return nil, err
	}
	return s.streamed(r, "json", number)
}

// nextElement reads the next element of an array behind its first read ones, or
// the one object that stands there instead of an array.
func nextElement(dec *json.Decoder, into *json.RawMessage, read int) (more bool, err error) {
	if read == 0 {
		open, err := dec.Token()
		switch {
		case errors.Is(err, io.EOF):
			return false, fmt.Errorf("%w: the file is empty", ErrUnreadable)
		case err != nil:
			return false, broken(err)
		case open != json.Delim('['):
			return false, errors.New("not an array of articles; give [{\"text\": ...}, ...], or one object in each line of a file .ndjson")
		}
	}
	if !dec.More() {
		if _, err := dec.Token(); err != nil {
			return false, broken(err)
		}
		return false, nil
	}
	if err := dec.Decode(into); err != nil {
		return false, broken(err)
	}
	return true, nil
}

// broken tells of JSON that ends its file.
func broken(err error) error {
	switch {
	case errors.Is(err, errLongRecord):
		return err
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("broken JSON: the array is never closed; nothing behind this can be read")
	}
	return fmt.Errorf("broken JSON: %w; nothing behind this can be read", err)
}
