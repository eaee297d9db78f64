// Package table writes structs as CSV: a column for each field, a line for each
// struct, in cells that no spreadsheet takes for a formula.
package table

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"time"

	"signatory/graph"
)

// Mark begins a file by which a spreadsheet is to know that it is UTF-8.
const Mark = "\ufeff"

// Writer writes items of one type, a line each, below a header line.
type Writer struct {
	out  *csv.Writer
	cols []column
	line []string
}

// New writes the header line for items of a type, which is a struct.
func New(w io.Writer, item reflect.Type) (*Writer, error) {
	t := &Writer{out: csv.NewWriter(w), cols: columns(item, "", nil)}
	t.line = make([]string, len(t.cols))
	for i, c := range t.cols {
		t.line[i] = c.name
	}
	return t, t.out.Write(t.line)
}

// Write writes the line of an item.
func (t *Writer) Write(item reflect.Value) error {
	for i, c := range t.cols {
		text, err := c.text(item)
		if err != nil {
			return err
		}
		t.line[i] = text
	}
	return t.out.Write(t.line)
}

// Flush writes what is still held back.
func (t *Writer) Flush() error {
	t.out.Flush()
	return t.out.Error()
}

// WriteAll writes a slice of structs.
func WriteAll(w io.Writer, list any) error {
	items := reflect.ValueOf(list)
	t, err := New(w, items.Type().Elem())
	for i := 0; err == nil && i < items.Len(); i++ {
		err = t.Write(items.Index(i))
	}
	if err != nil {
		return err
	}
	return t.Flush()
}

// harmless keeps a spreadsheet from taking a text for a formula.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

// column is one field of an item: actor.name is actor_name.
type column struct {
	name  string
	steps []int        // the way to it; -1 is the first of a list or what a pointer leads to, if there is one
	key   graph.Stance // of a tally by stance
}

// columns lists the fields of a struct in their order. A struct within gives
// its own; a tally by stance gives one for each stance; of the sentences of a
// position the first, most telling one is given.
func columns(t reflect.Type, prefix string, way []int) []column {
	var cols []column
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		steps := append(append([]int{}, way...), i)
		switch {
		case f.Anonymous:
			cols = append(cols, columns(f.Type, prefix, steps)...)
		case name == "-" || !f.IsExported():
		case f.Type == reflect.TypeFor[map[graph.Stance]int]():
			for _, s := range graph.Stances {
				cols = append(cols, column{prefix + string(s), steps, s})
			}
		case f.Type == reflect.TypeFor[[]graph.Proof]():
			cols = append(cols, columns(f.Type.Elem(), prefix+name+"_", append(steps, -1))...)
		case f.Type.Kind() == reflect.Pointer && f.Type.Elem().Kind() == reflect.Struct:
			cols = append(cols, columns(f.Type.Elem(), prefix+name+"_", append(steps, -1))...)
		case f.Type.Kind() == reflect.Struct && f.Type != reflect.TypeFor[time.Time]():
			cols = append(cols, columns(f.Type, prefix+name+"_", steps)...)
		default:
			cols = append(cols, column{prefix + name, steps, ""})
		}
	}
	return cols
}

// text is the column's cell of one item.
func (c column) text(item reflect.Value) (string, error) {
	v := item
	for _, s := range c.steps {
		switch {
		case s >= 0:
			v = v.Field(s)
		case v.Kind() == reflect.Pointer && v.IsNil(), v.Kind() == reflect.Slice && v.Len() == 0:
			return "", nil
		case v.Kind() == reflect.Pointer:
			v = v.Elem()
		default:
			v = v.Index(0)
		}
	}
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return "", nil
		}
		v = v.Elem()
	}
	if tally, ok := v.Interface().(map[graph.Stance]int); ok {
		return strconv.Itoa(tally[c.key]), nil
	}
	switch x := v.Interface().(type) {
	case time.Time:
		if x.IsZero() {
			return "", nil
		}
		return x.UTC().Format(time.RFC3339), nil
	case []string:
		return harmless(strings.Join(x, "; ")), nil
	}
	switch v.Kind() {
	case reflect.String:
		return harmless(v.String()), nil
	case reflect.Slice, reflect.Map:
		if v.Len() == 0 {
			return "", nil
		}
		b, err := json.Marshal(v.Interface())
		return string(b), err
	}
	return fmt.Sprint(v.Interface()), nil
}
