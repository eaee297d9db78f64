package article

import "fmt"

// ReadAtMost is how many bytes of an article's text are read for claims: a long novel's
// length. What one mention means is sought among all before it, so that the work
// grows faster than the text, and ten megabytes would take an hour.
const ReadAtMost = 1 << 20

// apply gives a document, whose text is read, what its source says of it.
func (m *meta) apply(d *Document) {
	a := &d.Article
	a.Title, a.URL = m.title, CanonicalURL(m.url)
	if m.url != "" && a.URL == "" {
		d.Notes = append(d.Notes, "url: "+oneLine(m.url)+" is no web address; read without one")
	}
	if m.date != "" {
		date, err := parseDate(m.date)
		if err != nil {
			d.Notes = append(d.Notes, err.Error()+"; read without a date")
		}
		a.Date = date
	}
	a.Publisher = either(oneLine(m.publisher), hostOf(a.URL))
	if len(d.Text) > ReadAtMost {
		d.Notes = append(d.Notes, fmt.Sprintf("its text is %.1f MB long; all of it is kept, and the first %d MB are read for claims", float64(len(d.Text))/(1<<20), ReadAtMost>>20))
	}
	a.Language = language(d.body(), m.language)
}

// body is the text behind the title.
func (d *Document) body() string {
	if len(d.Blocks) > 1 && d.Blocks[0].Kind == Title {
		return d.Text[d.Blocks[1].Start:]
	}
	return d.Text
}
