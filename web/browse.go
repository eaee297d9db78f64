package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"signatory/graph"
)

// byNameLook is how many entities an alphabetical list looks at, those that are
// told of most.
const byNameLook = 5 * graph.MaxLimit

// shelfOf is a list of entities: where it is, what it holds and how it calls itself.
type shelfOf struct {
	Path, Heading, Lead string
	Kinds               []graph.Kind
	Acts                bool // only those that took a stance
	Section             string
}

// shelves are the lists of entities, in the order of their tabs.
var shelves = []shelfOf{
	{"/instruments", "Instruments", "Declarations, treaties, accords, pledges and the like, and who stands where on each.", []graph.Kind{graph.Instrument}, false, "/instruments"},
	{"/actors", "Actors", "Countries, organizations and people that took a stance.", nil, true, "/actors"},
	{"/countries", "Countries", "Where each country stands, over all instruments.", []graph.Kind{graph.Country}, false, "/actors"},
	{"/organizations", "Organizations", "Blocs, bodies, companies and other groups.", []graph.Kind{graph.Organization}, false, "/actors"},
	{"/people", "People", "Who spoke for whom, and what they said.", []graph.Kind{graph.Person}, false, "/actors"},
	{"/summits", "Summits", "Summits, conferences and assemblies, and what was adopted there.", []graph.Kind{graph.Summit}, false, ""},
}

// tab is a list beside the one that is shown.
type tab struct {
	Path, Name string
	On         bool
}

// tabsOf are the lists that one can go to from the one at path.
func tabsOf(path string) []tab {
	var out []tab
	for _, s := range shelves {
		out = append(out, tab{s.Path, s.Heading, s.Path == path})
	}
	return append(out, tab{"/articles", "Articles", path == "/articles"})
}

type listPage struct {
	shelfOf
	Tabs   []tab
	Items  []listed
	Stands bool   // any of them holds a position
	Dated  bool   // any of them has a date
	Next   string // address of the next page, "" on the last
	First  string // address of the first page, "" on it
	Sort   string
	Cut    bool // in alphabetical order: there are more than byNameLook
	Blank  bool // the list is empty since nothing is stored
}

// browse answers a page of a list; its order and place stand in the address.
func (s *site) browse(shelf shelfOf) page {
	return func(w http.ResponseWriter, r *http.Request) error {
		query := r.URL.Query()
		p := listPage{shelfOf: shelf, Tabs: tabsOf(shelf.Path), Sort: "articles"}
		if by := query.Get("sort"); by == "coverage" || by == "name" {
			p.Sort = by
		}
		read := s.byCoverage
		if p.Sort == "name" {
			read = s.alphabetical
		}
		items, next, err := read(r, &p)
		if err != nil {
			return err
		}
		p.Items = listAll(items)
		if p.Blank, err = s.blank(r.Context(), len(items)); err != nil {
			return err
		}
		p.Stands = slices.ContainsFunc(p.Items, func(l listed) bool { return len(l.Shares) > 0 })
		p.Dated = slices.ContainsFunc(p.Items, func(l listed) bool { return l.Date != "" })
		if next != "" {
			p.Next = p.href(next)
		}
		if query.Get("cursor") != "" {
			p.First = p.href("")
		}
		return s.render(w, r, http.StatusOK, "list", frame{Title: p.Heading, Section: shelf.Section, Page: p, Exports: p.exports()})
	}
}

// exports are the forms in which the list can be had, as far as the API gives a page of it.
func (p *listPage) exports() []export {
	query := url.Values{"limit": {strconv.Itoa(graph.MaxLimit)}, "sort": {"articles"}}
	if p.Sort == "coverage" {
		query.Set("sort", p.Sort)
	}
	path := "/api/v1/entities"
	switch {
	case p.Acts:
		path = "/api/v1/actors"
	default:
		for _, k := range p.Kinds {
			query.Add("kind", string(k))
		}
	}
	return exportsOf(path, query)
}

func (p *listPage) href(cursor string) string {
	v := url.Values{}
	if p.Sort != "articles" {
		v.Set("sort", p.Sort)
	}
	if cursor != "" {
		v.Set("cursor", cursor)
	}
	if len(v) == 0 {
		return p.Path
	}
	return p.Path + "?" + v.Encode()
}

// byCoverage reads a page in the order of the store.
func (s *site) byCoverage(r *http.Request, p *listPage) ([]graph.EntitySummary, string, error) {
	page, err := s.Store.Entities(r.Context(), graph.EntityQuery{Kinds: p.Kinds, Acts: p.Acts, Sort: p.Sort,
		Paging: graph.Paging{Limit: graph.DefaultLimit, Cursor: r.URL.Query().Get("cursor")}})
	return page.Items, page.Next, err
}

// alphabetical reads up to byNameLook entities and gives a page of them by
// name; its cursor is the place of the next one.
func (s *site) alphabetical(r *http.Request, p *listPage) ([]graph.EntitySummary, string, error) {
	q := graph.EntityQuery{Kinds: p.Kinds, Acts: p.Acts, Sort: "articles", Paging: graph.Paging{Limit: graph.MaxLimit}}
	var all []graph.EntitySummary
	for {
		page, err := s.Store.Entities(r.Context(), q)
		if err != nil {
			return nil, "", err
		}
		all = append(all, page.Items...)
		if q.Cursor = page.Next; q.Cursor == "" || len(all) >= byNameLook {
			break
		}
	}
	p.Cut = q.Cursor != ""
	order := alphabet()
	slices.SortFunc(all, func(a, b graph.EntitySummary) int {
		return cmp.Or(order.CompareString(short(a.ID, a.Name), short(b.ID, b.Name)), cmp.Compare(a.ID, b.ID))
	})
	from := 0
	if cursor := r.URL.Query().Get("cursor"); cursor != "" {
		n, err := strconv.Atoi(cursor)
		if err != nil || n < 0 {
			return nil, "", &graph.InvalidError{Field: "cursor", Reason: "is none of this list"}
		}
		from = min(n, len(all))
	}
	to, next := min(from+graph.DefaultLimit, len(all)), ""
	if to < len(all) {
		next = strconv.Itoa(to)
	}
	return all[from:to], next, nil
}

type articlesPage struct {
	Tabs        []tab
	Items       []graph.Article
	Next, First string
	Blank       bool // the list is empty since nothing is stored
}

// articles lists the articles, the latest first.
func (s *site) articles(w http.ResponseWriter, r *http.Request) error {
	cursor := r.URL.Query().Get("cursor")
	page, err := s.Store.Articles(r.Context(), graph.ArticleQuery{Paging: graph.Paging{Limit: graph.DefaultLimit, Cursor: cursor}})
	if err != nil {
		return err
	}
	p := articlesPage{Tabs: tabsOf("/articles"), Items: page.Items}
	if p.Blank, err = s.blank(r.Context(), len(page.Items)); err != nil {
		return err
	}
	if page.Next != "" {
		p.Next = "/articles?" + url.Values{"cursor": {page.Next}}.Encode()
	}
	if cursor != "" {
		p.First = "/articles"
	}
	return s.render(w, r, http.StatusOK, "articles", frame{Title: "Articles", Page: p, Exports: exportsOf("/api/v1/articles", nil)})
}
