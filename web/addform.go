package web

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"strings"

	"signatory/graph"
)

// pasted is a text with what its reader should know of it, in the fields of an
// NDJSON article.
type pasted struct {
	Title     string `json:"title,omitempty"`
	Date      string `json:"date,omitempty"`
	URL       string `json:"url,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Text      string `json:"text"`
}

// pastedName is what problems call a pasted text.
const pastedName = "pasted text"

// understood tells of a field that the reader could make nothing of, and so left out.
func (g pasted) understood(a graph.Article) error {
	switch {
	case g.Date != "" && a.Date == "":
		return fmt.Errorf("date: %q is no date; write it as 2016-04-22", g.Date)
	case g.URL != "" && a.URL == "":
		return fmt.Errorf("address: %q is no address of the web; write it as https://news.example/story, or leave it out", g.URL)
	}
	return nil
}

// handed collects what a form hands over: what a preview carries on, or a
// pasted text, files and a URL. What is wrong with one goes to the page's problems.
func (s *site) handed(r *http.Request, p *addPage) []Handed {
	var all []Handed
	take := func(h Handed, err error) {
		if err != nil {
			p.Problems = append(p.Problems, err.Error())
			return
		}
		all = append(all, h)
	}
	value := func(name string) string { return strings.TrimSpace(r.PostFormValue(name)) }
	for i := range r.PostForm["body"] {
		take(carried(r, i))
	}
	p.Given = pasted{value("title"), value("date"), value("url"), value("publisher"), strings.ReplaceAll(r.PostFormValue("text"), "\r\n", "\n")}
	if strings.TrimSpace(p.Given.Text) != "" {
		take(p.Given.handed())
	}
	if r.MultipartForm != nil {
		for _, f := range r.MultipartForm.File["files"] {
			if f.Filename != "" { // a field that nothing was chosen for
				take(uploaded(f))
			}
		}
	}
	if p.Link = value("link"); p.Link != "" {
		take(s.Fetch(r.Context(), p.Link))
	}
	return withinBounds(all, p)
}

// withinBounds lets none through where there is more than one form may hold.
func withinBounds(all []Handed, p *addPage) []Handed {
	size := 0
	for _, h := range all {
		size += len(h.Body)
	}
	switch {
	case len(all) > maxAddFiles:
		p.Problems = append(p.Problems, fmt.Sprintf("%d articles at once; add at most %d, or load them with signatory ingest", len(all), maxAddFiles))
	case size > maxAddBytes:
		p.Problems = append(p.Problems, fmt.Sprintf("%.1f MB at once; add at most %d MB, or load them with signatory ingest", float64(size)/(1<<20), maxAddBytes>>20))
	case len(all) == 0 && len(p.Problems) == 0:
		p.Problems = append(p.Problems, "There is nothing to read; paste a text, choose a file or give a URL")
	default:
		return all
	}
	return nil
}

// handed is the text as Markdown, whose front matter may tell the rest; with a
// field beside it, it is a record.
func (g pasted) handed() (Handed, error) {
	if g == (pasted{Text: g.Text}) {
		return Handed{Name: pastedName, Ending: ".md", Body: []byte(g.Text)}, nil
	}
	line, err := json.Marshal(g)
	if err != nil {
		return Handed{}, fmt.Errorf("%s: %w", pastedName, err)
	}
	return Handed{Name: pastedName, Ending: ".ndjson", Body: line}, nil
}

func uploaded(f *multipart.FileHeader) (Handed, error) {
	file, err := f.Open()
	if err != nil {
		return Handed{}, fmt.Errorf("%s: %w", f.Filename, err)
	}
	body, err := io.ReadAll(file)
	if cerr := file.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return Handed{}, fmt.Errorf("%s: %w", f.Filename, err)
	}
	return Handed{Name: f.Filename, Body: body}, nil
}

// carried is what a preview read, as its hidden fields carry it on.
func carried(r *http.Request, i int) (Handed, error) {
	field := func(name string) string {
		if v := r.PostForm[name]; i < len(v) {
			return v[i]
		}
		return ""
	}
	h := Handed{Name: field("name"), Ending: field("ending"), URL: field("from"), Charset: field("charset")}
	var err error
	if h.Body, err = base64.RawURLEncoding.DecodeString(field("body")); err != nil {
		return h, fmt.Errorf("%s: the preview did not arrive whole (%w); read it again", h.Name, err)
	}
	return h, nil
}
