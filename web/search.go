package web

import (
	"context"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"signatory/graph"
)

// searchKinds are the facets, in the order of the page.
var searchKinds = []string{"instrument", "country", "organization", "person", "summit", "place", "claim", "article"}

type searchPage struct {
	Q      string
	Kind   string
	Kinds  []facet
	Hits   []hitRow
	Next   string
	Asked  bool
	ReadAs string // the words that were looked for, where those asked for are taken for typos
	Paging bool   // not the first page
	Tabs   []tab  // lists to look through, where nothing is asked for
	Blank  bool   // nothing is found since nothing is stored
}

type facet struct {
	Kind, Href string
	On         bool
	Hits       string // how many, "" where nothing was counted
}

type hitRow struct {
	graph.Hit
	Href    string
	Name    template.HTML
	Snippet template.HTML
}

func (s *site) search(w http.ResponseWriter, r *http.Request) error {
	query := r.URL.Query()
	p := searchPage{Q: strings.TrimSpace(query.Get("q")), Kind: query.Get("kind"), Paging: query.Get("cursor") != ""}
	if !slices.Contains(searchKinds, p.Kind) {
		p.Kind = ""
	}
	for _, k := range append([]string{""}, searchKinds...) {
		p.Kinds = append(p.Kinds, facet{Kind: k, Href: searchHref(p.Q, k, ""), On: k == p.Kind})
	}
	title := "Search"
	if p.Q == "" {
		p.Tabs = tabsOf("")
	} else {
		title = p.Q + " · Search"
		if err := s.find(r, &p); err != nil {
			return err
		}
	}
	var err error
	if p.Blank, err = s.blank(r.Context(), len(p.Hits)); err != nil {
		return err
	}
	f := frame{Title: title, Section: "/search", Query: p.Q, Page: p}
	if p.Asked {
		query := url.Values{"q": {p.Q}, "limit": {strconv.Itoa(graph.MaxLimit)}}
		if p.Kind != "" {
			query.Set("kind", p.Kind)
		}
		f.Exports, f.Follow = exportsOf("/api/v1/search", query), followed(r, url.Values{"q": {p.Q}})
		f.Follow.Live = "" // a list of hits is not what changes
	}
	return s.render(w, r, http.StatusOK, "search", f)
}

func (s *site) find(r *http.Request, p *searchPage) error {
	q := graph.SearchQuery{Text: p.Q, Paging: graph.Paging{Limit: graph.DefaultLimit, Cursor: r.URL.Query().Get("cursor")}}
	if p.Kind != "" {
		q.Kinds = []string{p.Kind}
	}
	known, err := graph.CalledIn(r.Context(), s.Store, s.World, p.Q)
	if err != nil {
		return err
	}
	q.Known = known
	page, err := s.Store.Search(r.Context(), q)
	if err != nil {
		return err
	}
	p.Asked = true
	looked := p.Q
	if len(page.Items) > 0 && page.Items[0].ReadAs != "" {
		p.ReadAs = page.Items[0].ReadAs
		looked = p.ReadAs
	}
	if err := s.countKinds(r.Context(), p, looked, known); err != nil {
		return err
	}
	said := map[string]bool{} // a sentence that holds several claims is shown once
	for _, h := range page.Items {
		if h.Kind == "claim" {
			if said[h.Name+"|"+h.Snippet] {
				continue
			}
			said[h.Name+"|"+h.Snippet] = true
		}
		p.Hits = append(p.Hits, hitRow{Hit: h, Href: hitHref(h), Name: highlight(h.Name, looked), Snippet: snippet(h, looked)})
	}
	if page.Next != "" {
		p.Next = searchHref(p.Q, p.Kind, page.Next)
	}
	return nil
}

// snippet is what a hit shows under its name: the sentence, or the other name
// that was found; nothing that the name says already.
func snippet(h graph.Hit, looked string) template.HTML {
	begins := strings.TrimRight(strings.TrimSuffix(h.Snippet, "…"), " ")
	if strings.HasPrefix(h.Name, begins) {
		return ""
	}
	if h.Kind == "claim" || h.Kind == "article" {
		return highlight(h.Snippet, looked)
	}
	return "Also called " + highlight(h.Snippet, looked)
}

// countKinds writes the number of hits on each kind, and leaves out kinds that have none.
func (s *site) countKinds(ctx context.Context, p *searchPage, text string, known []graph.ActorRef) error {
	found, err := graph.Facets(ctx, s.Store, text, known...)
	if err != nil {
		return err
	}
	hits := map[string]string{}
	for _, f := range found {
		hits[f.Kind] = number(f.Hits)
		if f.More {
			hits[f.Kind] += "+"
		}
	}
	kept := p.Kinds[:0]
	for _, k := range p.Kinds {
		k.Hits = hits[k.Kind]
		if k.Kind == "" || k.On || k.Hits != "" {
			kept = append(kept, k)
		}
	}
	p.Kinds = kept
	return nil
}

// hitHref is where a hit leads: an entity's page, an article, or the sentence within it.
func hitHref(h graph.Hit) string {
	switch h.Kind {
	case "article":
		return "/articles/" + url.PathEscape(h.ID)
	case "claim":
		return "/claims/" + url.PathEscape(h.ID)
	}
	return href(graph.Kind(h.Kind), h.ID)
}

func searchHref(q, kind, cursor string) string {
	v := url.Values{"q": {q}}
	if kind != "" {
		v.Set("kind", kind)
	}
	if cursor != "" {
		v.Set("cursor", cursor)
	}
	return "/search?" + v.Encode()
}

// highlight marks where a word of text begins with a word of q.
func highlight(text, q string) template.HTML {
	wanted := strings.FieldsFunc(strings.ToLower(q), notWord)
	var b strings.Builder
	for len(text) > 0 {
		n := strings.IndexFunc(text, func(r rune) bool { return !notWord(r) })
		if n < 0 {
			n = len(text)
		}
		b.WriteString(template.HTMLEscapeString(text[:n]))
		text = text[n:]
		if n = strings.IndexFunc(text, notWord); n < 0 {
			n = len(text)
		}
		word := template.HTMLEscapeString(text[:n])
		lower := strings.ToLower(text[:n])
		if n > 0 && slices.ContainsFunc(wanted, func(w string) bool { return strings.HasPrefix(lower, w) }) {
			word = "<mark>" + word + "</mark>"
		}
		b.WriteString(word)
		text = text[n:]
	}
	return template.HTML(b.String())
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
