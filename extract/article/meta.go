package article

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
	a.Language = language(d.body(), m.language)
}

// body is the text behind the title.
func (d *Document) body() string {
	if len(d.Blocks) > 1 && d.Blocks[0].Kind == Title {
		return d.Text[d.Blocks[1].Start:]
	}
	return d.Text
}
