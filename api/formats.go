package api

import (
	"encoding/json"
	"io"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"signatory/api/table"
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
		if media, ok := types[r.URL.Query().Get("format")]; ok && isAPI(r.URL.Path) && !endless(r.URL.Path) {
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
		if format := ctx.Query("format"); format == "csv" || format == "ndjson" {
			at := ctx.URL()
			ctx.SetHeader("Content-Disposition", `attachment; filename="`+fileName(at.Path, ctx.Query("as_of"))+"."+format+`"`)
		}
		return v, nil
	case *huma.ErrorModel:
		ctx.SetHeader("Content-Type", "application/problem+json")
	default:
		ctx.SetHeader("Content-Type", "application/json")
	}
	return v, nil
}

// fileName names what somebody saves by its path and its date: mine-ban-treaty-positions-2010.
func fileName(path, date string) string {
	var parts []string
	steps := strings.Split(strings.TrimPrefix(path, Base+"/"), "/")
	for i, step := range steps {
		if i+1 < len(steps) && strings.Contains(steps[i+1], ":") {
			continue // the kind of what is named next
		}
		_, name, named := strings.Cut(step, ":")
		if !named {
			name = step
		}
		parts = append(parts, name)
	}
	if date != "" {
		parts = append(parts, date)
	}
	return strings.Map(func(r rune) rune {
		if r == '-' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
			return r
		}
		return '-'
	}, strings.Join(parts, "-"))
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
	if _, err := io.WriteString(w, table.Mark); err != nil {
		return err
	}
	return table.WriteAll(w, list.items())
}
