package article

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"
)

// header says in which column each field of an article is.
type header struct {
	columns Columns
	at      map[string]int // by the name of the column in small letters
}

// newHeader reads the names of columns. One of them must hold the text.
func newHeader(names []string, columns Columns) (header, error) {
	h := header{columns, map[string]int{}}
	for i, n := range names {
		n = strings.ToLower(strings.TrimSpace(strings.Trim(strings.TrimSpace(strings.TrimPrefix(n, "\ufeff")), `"`)))
		if _, twice := h.at[n]; !twice {
			h.at[n] = i
		}
	}
	for field, column := range columns {
		if _, ok := h.at[strings.ToLower(column)]; !ok {
			return h, fmt.Errorf("there is no column %q, which --columns names for the field %s; there are %s", column, field, quoted(names))
		}
	}
	for _, name := range columns.of("text") {
		if _, ok := h.at[name]; ok {
			return h, nil
		}
	}
	return h, fmt.Errorf("no column holds the text of articles; there are %s; say which with --columns text=NAME", quoted(names))
}

func quoted(names []string) string {
	shown := names[:min(len(names), 12)]
	out := make([]string, len(shown))
	for i, n := range shown {
		if len(n) > 40 {
			n = strings.ToValidUTF8(n[:40], "") + "…"
		}
		out[i] = fmt.Sprintf("%q", n)
	}
	if len(names) > len(shown) {
		out = append(out, "…")
	}
	return strings.Join(out, ", ")
}

// record picks the fields out of a row.
func (h header) record(row []string) record {
	return h.columns.recordOf(func(name string) (string, bool) {
		i, ok := h.at[name]
		if !ok || i >= len(row) || row[i] == "" {
			return "", false
		}
		return row[i], true
	})
}

// streamRows reads the articles of a table, a row each, under a row of names.
// A row that is broken harms no other.
func (s Source) streamRows(r io.Reader) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		limited := &allowance{r: s.text(r)}
		limited.renew()
		rows, err := s.table(bufio.NewReaderSize(limited, 64<<10))
		var names []string
		if err == nil {
			names, err = rows.Read()
		}
		var h header
		switch {
		case errors.Is(err, io.EOF):
			err = fmt.Errorf("%w: the file is empty", ErrUnreadable)
		case err == nil:
			h, err = newHeader(names, s.Columns)
		}
		if err != nil {
			yield(nil, fmt.Errorf("%s: %w", s.Name, err))
			return
		}
		for {
			limited.renew()
			d, line, err := s.row(rows, h)
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				err = fmt.Errorf("%s:%d: %w", s.Name, line, err)
			}
			if !yield(d, err) || errors.Is(err, errLongRecord) || errors.Is(err, errRead) {
				return
			}
		}
	}
}

// errRead marks what ends a file, and not one row of it.
var errRead = errors.New("cannot be read further")

// row reads the next row, which begins in the line that is returned.
func (s Source) row(rows *csv.Reader, h header) (*Document, int, error) {
	row, err := rows.Read()
	var bad *csv.ParseError
	switch {
	case errors.As(err, &bad):
		return nil, bad.StartLine, fmt.Errorf("broken CSV: %w; put fields that hold quotes or line breaks in double quotes", bad.Err)
	case errors.Is(err, io.EOF), errors.Is(err, errLongRecord):
		return nil, 0, err
	case err != nil:
		return nil, 0, fmt.Errorf("%w: %w", errRead, err)
	}
	line, _ := rows.FieldPos(0)
	d, err := s.streamed(h.record(row), "csv", line)
	return d, line, err
}

// table reads CSV with the separator that its first line uses most.
func (s Source) table(r *bufio.Reader) (*csv.Reader, error) {
	head, err := r.Peek(4 << 10)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	rows := csv.NewReader(r)
	rows.FieldsPerRecord, rows.ReuseRecord = -1, false
	line, _, _ := strings.Cut(string(head), "\n")
	if strings.EqualFold(filepath.Ext(s.Name), ".tsv") || s.Ending == ".tsv" {
		rows.Comma = '\t'
		return rows, nil
	}
	for _, mark := range []rune{';', '\t', '|'} {
		if strings.Count(line, string(mark)) > strings.Count(line, string(rows.Comma)) {
			rows.Comma = mark
		}
	}
	return rows, nil
}

// text is what r holds, in UTF-8 as far as its first bytes or the source tell.
func (s Source) text(r io.Reader) io.Reader {
	br := bufio.NewReaderSize(r, 64<<10)
	_, _ = br.Peek(1)                            // an error is met again when the bytes are read
	head, _ := br.Peek(min(br.Buffered(), 1024)) // no more than is there: from a pipe the rest may come in an hour
	if len(head) >= 3 && string(head[:3]) == "\ufeff" {
		br.Discard(3) //nolint:errcheck // peeked at
	}
	return utf8Reader(br, head, s.Charset)
}
