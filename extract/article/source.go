package article

import (
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// Source is a file, or what was fetched, with what is known of it beside its bytes.
type Source struct {
	Name string // as problems name it; its ending tells the format
	// Ending tells the format in place of the name's, as ".html".
	Ending string
	// URL is where it was fetched, "" for a file.
	URL string
	// Charset is the character set that who handed it over states, "" where
	// nothing is stated. What the bytes themselves say comes first.
	Charset string
	Columns Columns // of records: NDJSON, JSON and CSV
	// Publisher and Date are those of what holds it, as a book its chapters; they
	// count where it names none itself.
	Publisher, Date string
}

// Format names the reader: markdown, html, text, ndjson, json, csv, feed, warc, or ""
// for a source that is no article by its name.
func (s Source) Format() string {
	if s.Ending != "" {
		return formats[s.Ending]
	}
	return Format(s.Name)
}

// Many reports whether the source holds any number of articles.
func (s Source) Many() bool { return many[s.Format()] }

// Parse reads a source that is one article, as the function Parse does.
func (s Source) Parse(src []byte) (*Document, error) {
	d, err := s.parse(src)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.Name, err)
	}
	d.Article.Path = s.Name
	d.within(s)
	d.foundAt(s.URL)
	return d, nil
}

// Stream reads a source of many articles: NDJSON where its format says nothing.
// An error names its line, row or item and leaves the others unharmed. An
// article's path is the source's name and behind "#" its id there, else its
// line or its number.
func (s Source) Stream(r io.Reader) iter.Seq2[*Document, error] {
	switch s.Format() {
	case "feed":
		return s.streamFeed(r)
	case "json":
		return s.streamArray(r)
	case "csv":
		return s.streamRows(r)
	case "warc":
		return s.streamWARC(r)
	}
	return s.streamLines(r)
}

// within gives a document what it does not say itself and what holds it does.
func (d *Document) within(s Source) {
	a := &d.Article
	a.Publisher = either(a.Publisher, oneLine(s.Publisher))
	if a.Date == "" && s.Date != "" {
		date, err := parseDate(s.Date)
		if err != nil {
			d.Notes = append(d.Notes, err.Error()+"; read without a date")
		}
		a.Date = date
	}
}

// foundAt gives a document the URL at which it was fetched. What the page calls
// its own address counts where it is of the same site: a page must not pass for
// another site's article and take its place.
func (d *Document) foundAt(address string) {
	found := CanonicalURL(address)
	if found == "" {
		return
	}
	a := &d.Article
	if a.URL != "" && !sameSite(a.URL, found) {
		d.Notes = append(d.Notes, "it names "+a.URL+" as its address, which is another site's; kept under "+found)
		a.URL = ""
	}
	if a.URL == "" {
		a.URL = found
	}
	a.Publisher = either(a.Publisher, hostOf(a.URL))
	a.ID = articleID(a.URL, a.Raw)
}

// sameSite reports whether two URLs belong to one registered name.
func sameSite(a, b string) bool {
	one, other := hostOf(a), hostOf(b)
	if one == other {
		return true
	}
	of, err := publicsuffix.EffectiveTLDPlusOne(one)
	if err != nil {
		return false
	}
	to, err := publicsuffix.EffectiveTLDPlusOne(other)
	return err == nil && of == to
}

// Promising tells by the beginning of a file whether it is one of articles,
// where its ending is that of other files too: .json, .csv, .tsv and .xml.
func Promising(name string, head []byte, columns Columns) bool {
	text, _ := inUTF8(head, "", "")
	text = []byte(strings.TrimLeft(string(text), "\ufeff \t\r\n"))
	switch strings.ToLower(filepath.Ext(name)) {
	case ".json":
		return len(text) > 0 && text[0] == '['
	case ".csv", ".tsv":
		line, _, _ := strings.Cut(string(text), "\n")
		_, err := newHeader(strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(",;\t|\r", r) }), columns)
		return err == nil
	case ".xml":
		root := element.FindIndex(text)
		if root == nil {
			return false
		}
		first := strings.ToLower(string(text[root[0]:]))
		return strings.HasPrefix(first, "<rss") || strings.HasPrefix(first, "<rdf:rdf") || strings.HasPrefix(first, "<feed")
	}
	return true
}
