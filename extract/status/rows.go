package status

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// record is a row of a table with its place in the source.
type record struct {
	fields []string
	line   int
	start  int   // of the row, in bytes
	ends   []int // of each field
}

// field is the i-th field without the space around it, "" where the row is shorter.
func (r *record) field(i int) string {
	if i < 0 || i >= len(r.fields) {
		return ""
	}
	return strings.TrimSpace(r.fields[i])
}

// end is where the i-th field ends; of a row that is shorter, the row.
func (r *record) end(i int) int {
	if i < 0 || i >= len(r.ends) {
		return r.ends[len(r.ends)-1]
	}
	return r.ends[i]
}

// records reads all rows of a table, empty lines left out.
func records(raw []byte, comma rune) ([]record, error) {
	body, base := cutMark(raw)
	starts := []int{0}
	for i, c := range body {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	r := csv.NewReader(bytes.NewReader(body))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = comma, -1, comma == '\t'
	var out []record
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return out, err
		}
		place := func(i int) (line, offset int) {
			line, column := r.FieldPos(i)
			return line, base + starts[line-1] + column - 1
		}
		rec := record{fields: fields, ends: make([]int, len(fields))}
		rec.line, rec.start = place(0)
		for i := 1; i < len(fields); i++ {
			_, at := place(i)
			rec.ends[i-1] = at - 1
		}
		last := body[:r.InputOffset()]
		rec.ends[len(fields)-1] = base + len(bytes.TrimRight(last, "\r\n"))
		out = append(out, rec)
	}
}
