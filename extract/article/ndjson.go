package article

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// record is a line of NDJSON.
type record struct {
	ID, Title, Date, URL, Publisher, Source, Language string
	Text                                              *string
}

// ndjsonArticle reads one line. Its text is the source, to which offsets
// point; the title has no place in it and is kept beside the text only.
func ndjsonArticle(line []byte) (*Document, string, error) {
	var r record
	if err := json.Unmarshal(line, &r); err != nil {
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) && wrong.Field != "" {
			return nil, "", fmt.Errorf("field %s is a JSON %s; make it a string", strings.ToLower(wrong.Field), wrong.Value)
		}
		return nil, "", fmt.Errorf("not a JSON object: %w; give one article per line", err)
	}
	if r.Text == nil {
		return nil, r.ID, errors.New("field text is missing; give the article's text there")
	}
	m := &meta{title: oneLine(r.Title), date: r.Date, url: r.URL, publisher: either(r.Publisher, r.Source), language: r.Language}
	d, b := new(Document), &builder{raw: []byte(*r.Text)}
	plain(b, 0, len(b.raw))
	b.done(d)
	m.apply(d)
	d.Article.Raw = b.raw
	return d, r.ID, nil
}
