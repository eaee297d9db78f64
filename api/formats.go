package api

import (
	"encoding/json"
	"io"
	"net/http"
	"reflect"

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
	if _, err := io.WriteString(w, table.Mark); err != nil {
		return err
	}
	return table.WriteAll(w, list.items())
}
