package api

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"signatory/graph"
)

// The media types of a list beside JSON.
const (
	csvType    = "text/csv"
	ndjsonType = "application/x-ndjson"
)

// formatTable is what huma chooses from by the Accept header. Only lists have
// rows; a single thing and a problem stay JSON, see plainType.
func formatTable() map[string]huma.Format {
	return map[string]huma.Format{
		"application/json": huma.DefaultJSONFormat,
		"json":             huma.DefaultJSONFormat,
		csvType:            {Marshal: writeCSV, Unmarshal: json.Unmarshal},
		ndjsonType:         {Marshal: writeNDJSON, Unmarshal: json.Unmarshal},
	}
}

// asFormat lets ?format= speak for the Accept header.
func asFormat(next http.Handler) http.Handler {
	types := map[string]string{"json": "application/json", "csv": csvType, "ndjson": ndjsonType}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if media, ok := types[r.URL.Query().Get("format")]; ok && isAPI(r.URL.Path) {
			r.Header.Set("Accept", media)
		}
		next.ServeHTTP(w, r)
	})
}

// rows is a list seen as its items.
type rows interface{ items() any }

func (l List[T]) items() any { return l.Items }

// plainType corrects the Content-Type of what has no rows and is written as JSON all the same.
func plainType(ctx huma.Context, _ string, v any) (any, error) {
	switch v.(type) {
	case rows:
		return v, nil
	case *huma.ErrorModel:
		ctx.SetHeader("Content-Type", "application/problem+json")
	default:
		ctx.SetHeader("Content-Type", "application/json")
	}
	return v, nil
}

// writeNDJSON writes one item a line.
func writeNDJSON(w io.Writer, v any) error {
	list, ok := v.(rows)
	if !ok {
		return huma.DefaultJSONFormat.Marshal(w, v)
	}
	items := reflect.ValueOf(list.items())
	for i := range items.Len() {
		if err := huma.DefaultJSONFormat.Marshal(w, items.Index(i).Interface()); err != nil {
			return err
		}
	}
	return nil
}

// writeCSV writes a list in UTF-8 with the mark at the start by which a
// spreadsheet knows it.
func writeCSV(w io.Writer, v any) error {
	list, ok := v.(rows)
	if !ok {
		return huma.DefaultJSONFormat.Marshal(w, v)
	}
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	return WriteCSV(w, list.items())
}

// WriteCSV writes a header line and a line for each of items, a slice of
// structs, as the API's CSV has them. No cell is a formula to a spreadsheet.
func WriteCSV(w io.Writer, list any) error {
	items := reflect.ValueOf(list)
	cols := columns(items.Type().Elem(), "", nil)
	out := csv.NewWriter(w)
	line := make([]string, len(cols))
	for i, c := range cols {
		line[i] = c.name
	}
	if err := out.Write(line); err != nil {
		return err
	}
	for i := range items.Len() {
		for j, c := range cols {
			text, err := c.text(items.Index(i))
			if err != nil {
				return err
			}
			line[j] = text
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
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
		case f.Type == typeOf[map[graph.Stance]int]():
			for _, s := range graph.Stances {
				cols = append(cols, column{prefix + string(s), steps, s})
			}
		case f.Type == typeOf[[]graph.Proof]():
			cols = append(cols, columns(f.Type.Elem(), prefix+name+"_", append(steps, -1))...)
		case f.Type.Kind() == reflect.Pointer && f.Type.Elem().Kind() == reflect.Struct:
			cols = append(cols, columns(f.Type.Elem(), prefix+name+"_", append(steps, -1))...)
		case f.Type.Kind() == reflect.Struct && f.Type != typeOf[time.Time]():
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
