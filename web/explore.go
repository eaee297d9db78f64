package web

import (
	"context"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"signatory/graph"
)

// The limits of what one address of the explorer may ask for.
const (
	explorePage = 100 // neighbours that an opened entity shows at a time
	maxOpen     = 60  // such pages in all
	exploreWays = 5   // paths shown
)

// errNoExploring answers where the store cannot tell what is tied to what.
var errNoExploring = errors.New("this store does not explore")

// exploreKinds are the kinds of neighbours to filter by, in the order of the page.
var exploreKinds = []graph.Kind{graph.Country, graph.Organization, graph.Person, graph.Instrument, graph.Summit, graph.Place}

// exploreView is all that an address of the explorer says: src/explorer/state.ts
// reads and writes the same.
type exploreView struct {
	Start  string
	Path   string // where the shortest paths from Start lead, "" for none
	Open   []opened
	Hide   []string
	Kinds  []graph.Kind
	Stance []graph.Stance
	From   graph.Date
	Until  graph.Date
	List   bool // as a list, where the browser could draw it
}

// opened is an entity whose neighbours are shown, and how many pages of them.
type opened struct {
	ID    string
	Pages int
}

// parseView reads an address; what cannot be is told, not passed over.
func parseView(q url.Values) (exploreView, error) {
	v := exploreView{Start: q.Get("start"), Path: q.Get("path"), Hide: q["hide"], List: q.Get("view") == "list"}
	for _, o := range q["open"] {
		id, pages, more := strings.Cut(o, "~")
		n := 1
		if more {
			var err error
			if n, err = strconv.Atoi(pages); err != nil || n < 1 {
				return v, fmt.Errorf("%w: open: %q: want an id, or id~pages", errBadRequest, o)
			}
		}
		v.Open = append(v.Open, opened{id, n})
	}
	for _, k := range q["kind"] {
		v.Kinds = append(v.Kinds, graph.Kind(k))
	}
	for _, s := range q["stance"] {
		v.Stance = append(v.Stance, graph.Stance(s))
	}
	if err := readDates(q, dateField{"from", "from", &v.From}, dateField{"until", "until", &v.Until}); err != nil {
		return v, err
	}
	all := 0
	for _, o := range v.Open {
		all += o.Pages
	}
	if all > maxOpen {
		return v, fmt.Errorf("%w: open: %d pages of neighbours; at most %d can be shown at once", errBadRequest, all, maxOpen)
	}
	return v, nil
}

// Href is the address of a view.
func (v exploreView) Href() string {
	q := url.Values{}
	set := func(name, value string) {
		if value != "" {
			q.Add(name, value)
		}
	}
	set("start", v.Start)
	set("path", v.Path)
	for _, o := range v.Open {
		set("open", o.String())
	}
	for _, h := range v.Hide {
		set("hide", h)
	}
	for _, k := range v.Kinds {
		set("kind", string(k))
	}
	for _, s := range v.Stance {
		set("stance", string(s))
	}
	set("from", string(v.From))
	set("until", string(v.Until))
	if v.List {
		q.Set("view", "list")
	}
	if len(q) == 0 {
		return "/explore"
	}
	return "/explore?" + q.Encode()
}

func (o opened) String() string {
	if o.Pages == 1 {
		return o.ID
	}
	return o.ID + "~" + strconv.Itoa(o.Pages)
}

// pages is how many pages of an entity's neighbours are shown; the start always has one.
func (v exploreView) pages(id string) int {
	for _, o := range v.Open {
		if o.ID == id {
			return o.Pages
		}
	}
	if id == v.Start {
		return 1
	}
	return 0
}

// with is the view with n pages of an entity's neighbours; 0 closes it.
func (v exploreView) with(id string, n int) exploreView {
	v.Open = slices.DeleteFunc(slices.Clone(v.Open), func(o opened) bool { return o.ID == id })
	if n > 0 {
		v.Open = append(v.Open, opened{id, n})
	}
	return v
}

// HasKind and HasStance tell the form which boxes are ticked.
func (v exploreView) HasKind(k graph.Kind) bool     { return slices.Contains(v.Kinds, k) }
func (v exploreView) HasStance(s graph.Stance) bool { return slices.Contains(v.Stance, s) }

// Filtered reports whether the view leaves anything out.
func (v exploreView) Filtered() bool {
	return len(v.Kinds)+len(v.Stance) > 0 || v.From != "" || v.Until != ""
}

// Bare is the view without its filters, AsGraph and AsList as the other form.
func (v exploreView) Bare() string {
	v.Kinds, v.Stance, v.From, v.Until = nil, nil, "", ""
	return v.Href()
}

// AsList is the address of the view as a list, AsGraph of its drawing.
func (v exploreView) AsList() string  { v.List = true; return v.Href() }
func (v exploreView) AsGraph() string { v.List = false; return v.Href() }

// exploring is the store as one that tells what is tied to what.
func (s *site) exploring() (graph.ExploringStore, error) {
	e, ok := s.Store.(graph.ExploringStore)
	if !ok {
		return nil, errNoExploring
	}
	return e, nil
}

// explorerPage is what templates/explore.html shows.
type explorerPage struct {
	View      exploreView
	Start     named
	Target    named // of the paths
	Q, To     string
	Choices   []named // where the words mean several
	Asked     string  // the words that mean several, or nothing
	Sections  []exploreSection
	Rest      string // address of the whole list, where Sections hold a part
	Ways      []way
	NoWay     bool
	AllKinds  []graph.Kind
	AllStance []graph.Stance
	Begin     []starts    // where to begin, on the page without a start
	Words     template.JS // for the drawing, as JSON
}

// startsShown is how many of each kind the page without a start offers.
const startsShown = 6

func (s *site) explore(w http.ResponseWriter, r *http.Request) error {
	store, err := s.exploring()
	if err != nil {
		return err
	}
	query := r.URL.Query()
	v, err := parseView(query)
	if err != nil {
		return err
	}
	p := explorerPage{View: v, Q: strings.TrimSpace(query.Get("q")), To: strings.TrimSpace(query.Get("to")), AllKinds: exploreKinds, AllStance: graph.Stances}
	if done, err := s.byName(w, r, &p); done || err != nil {
		return err
	}
	if p.Words, err = exploreWords(); err != nil {
		return err
	}
	title, exports := "Explore", []export(nil)
	if v.Start != "" {
		if err := s.explored(r.Context(), store, &p); err != nil {
			return err
		}
		title, exports = p.Start.Name+" · Explore", v.exports()
	} else {
		if p.Begin, err = s.beginnings(r.Context()); err != nil {
			return err
		}
	}
	f := frame{Title: title, Section: "/explore", Page: p, Exports: exports, Wide: v.Start != "" && !v.List}
	if v.Start != "" && !v.List {
		f.Scripts = []string{"explorer.js"}
	}
	return s.render(w, r, http.StatusOK, "explore", f)
}

// exports are the forms in which what the start is tied to can be had, through the filters of the page.
func (v exploreView) exports() []export {
	query := url.Values{"limit": {strconv.Itoa(graph.MaxLimit)}}
	for _, k := range v.Kinds {
		query.Add("kind", string(k))
	}
	for _, st := range v.Stance {
		query.Add("stance", string(st))
	}
	for name, d := range map[string]graph.Date{"from": v.From, "to": v.Until} {
		if d != "" {
			query.Set(name, string(d))
		}
	}
	return exportsOf("/api/v1/entities/"+url.PathEscape(v.Start)+"/neighbours", query)
}

// starts are entities of one list from which to begin.
type starts struct {
	Heading string
	Items   []listed
}

// beginnings are the entities of each kind of which most articles tell.
func (s *site) beginnings(ctx context.Context) ([]starts, error) {
	var out []starts
	for _, shelf := range shelves {
		if len(shelf.Kinds) == 0 {
			continue
		}
		page, err := s.Store.Entities(ctx, graph.EntityQuery{Kinds: shelf.Kinds, Sort: "articles", Paging: graph.Paging{Limit: startsShown}})
		if err != nil {
			return nil, err
		}
		if len(page.Items) > 0 {
			out = append(out, starts{shelf.Heading, listAll(page.Items)})
		}
	}
	return out, nil
}

// byName turns words in the two fields into entities: one that is meant alone
// leads on, several are shown to choose from.
func (s *site) byName(w http.ResponseWriter, r *http.Request, p *explorerPage) (done bool, err error) {
	next := p.View
	for _, f := range []struct {
		words string
		set   func(id string)
	}{
		{p.Q, func(id string) { next = exploreView{Start: id, List: next.List} }},
		{p.To, func(id string) { next.Path = id }},
	} {
		if f.words == "" {
			continue
		}
		found, sure, err := s.meant(r.Context(), f.words, exploreKinds)
		if err != nil {
			return false, err
		}
		if !sure {
			p.Asked, p.Choices = f.words, found
			return false, nil
		}
		f.set(found[0].ID)
		done = true
	}
	if done {
		http.Redirect(w, r, next.Href(), http.StatusSeeOther)
	}
	return done, nil
}

// meant finds the entities of some kinds that words may name; sure where one is called just so, or there is one alone.
func (s *site) meant(ctx context.Context, words string, among []graph.Kind) (found []named, sure bool, err error) {
	if e, err := s.Store.Entity(ctx, words); err == nil && slices.Contains(among, e.Kind) {
		return []named{nameOf(e.Entity)}, true, nil
	}
	kinds := make([]string, len(among))
	for i, k := range among {
		kinds[i] = string(k)
	}
	known, err := graph.CalledIn(ctx, s.Store, s.World, words)
	if err != nil {
		return nil, false, err
	}
	page, err := s.Store.Search(ctx, graph.SearchQuery{Text: words, Kinds: kinds, Paging: graph.Paging{Limit: 12}, Known: known})
	if err != nil {
		return nil, false, err
	}
	for _, h := range page.Items {
		found = append(found, named{ID: h.ID, Name: h.Name, Kind: graph.Kind(h.Kind)})
	}
	if len(found) == 0 {
		return nil, false, nil
	}
	same := slices.Equal(graph.Words(found[0].Name), graph.Words(words)) || slices.Equal(graph.Words(page.Items[0].Snippet), graph.Words(words))
	return found, same || len(found) == 1, nil
}
