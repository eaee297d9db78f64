package data

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"

	"signatory/graph"
)

// row is one line of a table. Its first bad field is kept in err, so that a
// decoder reads as a list of its columns.
type row struct {
	file   string
	line   int // from 1, the header's
	column map[string]int
	fields []string
	err    error
}

// fail keeps the first complaint about the row.
func (r *row) fail(column, format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("%s:%d: %s: %s", r.file, r.line, column, fmt.Sprintf(format, args...))
	}
}

// text is the field in the column, "" where it is empty.
func (r *row) text(column string) string { return r.fields[r.column[column]] }

// need is a field that may not be empty.
func (r *row) need(column string) string {
	s := r.text(column)
	if s == "" {
		r.fail(column, "empty; every row needs one")
	}
	return s
}

// date is a field that holds a date or nothing.
func (r *row) date(column string) graph.Date {
	d, err := graph.ParseDate(r.text(column))
	if err != nil {
		r.fail(column, "%v", err)
	}
	return d
}

// readTable calls each with every row of a file, whose header must be columns.
func readTable(fsys fs.FS, file string, columns []string, each func(*row)) error {
	f, err := fsys.Open(file)
	if err != nil {
		return fmt.Errorf("gazetteer: %w", err)
	}
	defer f.Close()
	r := &row{file: file, column: map[string]int{}}
	for i, c := range columns {
		r.column[c] = i
	}
	lines := bufio.NewScanner(f)
	var bad []error
	for lines.Scan() {
		r.line, r.err = r.line+1, nil
		if r.fields = strings.Split(lines.Text(), "\t"); r.line == 1 {
			r.checkHeader(columns)
		} else if r.checkShape(lines.Text()); r.err == nil {
			each(r)
		}
		if r.err != nil {
			bad = append(bad, r.err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s:%d: %w", file, r.line+1, err)
	}
	if r.line == 0 {
		return fmt.Errorf("%s: empty; want the header %q", file, strings.Join(columns, " "))
	}
	return errors.Join(bad...)
}

func (r *row) checkHeader(want []string) {
	if strings.Join(r.fields, "\t") != strings.Join(want, "\t") {
		r.fail("header", "is %q, want %q parted by tabs", strings.Join(r.fields, " "), strings.Join(want, " "))
	}
}

// checkShape complains of a row that cannot be split into its fields.
func (r *row) checkShape(line string) {
	if !utf8.ValidString(line) {
		r.fail("row", "not UTF-8; save the file as UTF-8")
	}
	if len(r.fields) != len(r.column) {
		r.fail("row", "%d fields, want %d parted by tabs", len(r.fields), len(r.column))
		return
	}
	for column, i := range r.column {
		if strings.TrimSpace(r.fields[i]) != r.fields[i] {
			r.fail(column, "%q begins or ends with space", r.fields[i])
		}
	}
}
