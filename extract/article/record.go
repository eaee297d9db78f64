package article

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// record is an article as a line of NDJSON, an element of a JSON array or a row of CSV.
type record struct {
	ID, Title, Date, URL, Publisher, Source, Language string
	Text                                              *string
}

// Columns say which column, or key, of a record holds which field of an
// article: the keys are names of fields, the values names of columns.
type Columns map[string]string

// fieldNames are the fields of a record, each with the names by which it is
// known without being told.
var fieldNames = map[string][]string{
	"id":        {"id", "guid", "article_id"},
	"title":     {"title", "headline"},
	"date":      {"date", "published", "pubdate", "publishdate", "publish_date", "published_at", "publishedat", "publication_date", "date_published"},
	"url":       {"url", "link", "canonical", "article_url"},
	"publisher": {"publisher", "source", "outlet", "publication", "site", "domain"},
	"language":  {"language", "lang"},
	"text":      {"text", "body", "content", "article", "full_text", "fulltext", "article_text", "maintext"},
}

// fields is the order in which fieldNames are told.
var fields = []string{"text", "title", "date", "url", "publisher", "language", "id"}

// ParseColumns reads "text=body,title=headline".
func ParseColumns(s string) (Columns, error) {
	out := Columns{}
	for _, pair := range strings.Split(s, ",") {
		if strings.TrimSpace(pair) == "" {
			continue
		}
		field, column, ok := strings.Cut(pair, "=")
		field, column = strings.ToLower(strings.TrimSpace(field)), strings.TrimSpace(column)
		switch {
		case !ok || column == "":
			return nil, fmt.Errorf("columns: %q: want FIELD=COLUMN, as text=body", pair)
		case fieldNames[field] == nil:
			return nil, fmt.Errorf("columns: there is no field %q; the fields are %s", field, strings.Join(fields, ", "))
		}
		out[field] = column
	}
	return out, nil
}

// of gives the names that a field may have in a record, in small letters.
func (c Columns) of(field string) []string {
	if name, ok := c[field]; ok {
		return []string{strings.ToLower(name)}
	}
	return fieldNames[field]
}

// recordOf picks the fields of an article out of a record's values. It is told
// of every value by its name in small letters.
func (c Columns) recordOf(value func(name string) (string, bool)) record {
	pick := func(field string) *string {
		for _, name := range c.of(field) {
			if v, ok := value(name); ok {
				return &v
			}
		}
		return nil
	}
	var r record
	for field, at := range map[string]*string{"id": &r.ID, "title": &r.Title, "date": &r.Date, "url": &r.URL, "publisher": &r.Publisher, "language": &r.Language} {
		if v := pick(field); v != nil {
			*at = strings.TrimSpace(*v)
		}
	}
	r.Text = pick("text")
	return r
}

// document reads a record. Its text is the source, to which offsets point; the
// title has no place in it and is kept beside the text only.
func (r record) document(format string) (*Document, error) {
	if r.Text == nil {
		return nil, errors.New("field text is missing; give the article's text there, or say where it is with --columns text=NAME")
	}
	said := func(s string) string { return string(decoded([]byte(s))) }
	m := &meta{title: oneLine(said(r.Title)), date: said(r.Date), url: said(r.URL), publisher: said(either(r.Publisher, r.Source)), language: r.Language}
	d, b := new(Document), &builder{raw: []byte(*r.Text)}
	plain(b, 0, len(b.raw))
	b.done(d)
	m.apply(d)
	d.Article.Raw = b.raw
	d.identify(format, nil)
	return d, nil
}

// streamed reads a record among others; place is its line, row or number.
func (s Source) streamed(r record, format string, place int) (*Document, error) {
	d, err := r.document(format)
	if err != nil {
		return nil, err
	}
	if err := sound(d.Article.Raw); err != nil {
		return nil, fmt.Errorf("field text: %w", err)
	}
	if d.Text == "" {
		return nil, fmt.Errorf("field text: %w: there is no text in it", ErrUnreadable)
	}
	d.Article.Path = s.Name + "#" + either(r.ID, fmt.Sprint(place))
	return d, nil
}

// isRecord reports the formats whose articles are records: the source that is
// kept of one is its text alone.
func isRecord(format string) bool { return slices.Contains([]string{"ndjson", "json", "csv"}, format) }
