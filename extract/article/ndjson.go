package article

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// jsonRecord reads a JSON object. Its keys are those of record; where text is
// under none of them, or columns are told, the other names are tried.
func (c Columns) jsonRecord(object []byte) (record, error) {
	var r record
	err := json.Unmarshal(object, &r)
	if err == nil && r.Text != nil && len(c) == 0 {
		return r, nil
	}
	var wrong *json.UnmarshalTypeError
	mistyped := errors.As(err, &wrong) && wrong.Field != ""
	if err != nil && wrong != nil && !mistyped {
		return r, fmt.Errorf("not a JSON object but a JSON %s; give an object for each article, as {\"text\": ...}", wrong.Value)
	}
	if err != nil && !mistyped {
		return r, fmt.Errorf("not a JSON object: %w; give one article per line", err)
	}
	if mistyped && len(c) == 0 && wrong.Value != "object" && wrong.Value != "array" { // of those, the name or the first is meant
		return r, fmt.Errorf("field %s is a JSON %s; make it a string", strings.ToLower(wrong.Field), wrong.Value)
	}
	values := map[string]any{}
	if err := json.Unmarshal(object, &values); err != nil {
		return r, fmt.Errorf("not a JSON object: %w", err)
	}
	lower := make(map[string]string, len(values))
	for k, v := range values {
		if text := value(v); text != "" {
			lower[strings.ToLower(k)] = text
		}
	}
	return c.recordOf(func(name string) (string, bool) { v, ok := lower[name]; return v, ok }), nil
}

// ndjsonArticle reads one line.
func (s Source) ndjsonArticle(line []byte) (*Document, error) {
	if n := bytes.IndexByte(bytes.TrimSpace(line), '\n'); n >= 0 {
		return nil, errors.New("more than one line of NDJSON where one article is wanted")
	}
	r, err := s.Columns.jsonRecord(line)
	if err != nil {
		return nil, err
	}
	return r.document("ndjson")
}
