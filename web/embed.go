package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"signatory/graph"
)

// embedPolicy is policy for a chart that other sites may show within their pages.
var embedPolicy = strings.Replace(policy, "frame-ancestors 'none'", "frame-ancestors *", 1)

// embedPage is a chart alone, with the way back to its page.
type embedPage struct {
	Name, Href string
	Chart      any
}

// embedInstrument shows the map and the curve of an instrument alone.
func (s *site) embedInstrument(w http.ResponseWriter, r *http.Request) error {
	e, err := s.Store.Entity(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	if e.Kind != graph.Instrument && e.Kind != graph.Organization { // a body has members, as its page shows
		return graph.ErrNotFound
	}
	p, err := s.instrumentPage(r, e)
	if err != nil {
		return err
	}
	if p.Map == nil {
		return graph.ErrNotFound
	}
	if err := p.only(r.URL.Query().Get("chart")); err != nil {
		return err
	}
	page := href(graph.Instrument, e.ID) + state(r, "as_of", "map", "region", "bloc")
	leadTo(page, p.Key)
	w.Header().Set("Content-Security-Policy", embedPolicy)
	return s.render(w, r, http.StatusOK, "embed", frame{Title: e.Name, Bare: true, Scripts: []string{"instrument.js"},
		Page: embedPage{short(e.ID, e.Name), page, p}})
}

// embeds are the charts of an instrument that other sites may show: the map, the curve, or both.
func (p *instrumentPage) embeds(r *http.Request) []embedding {
	if p.Map == nil {
		return nil
	}
	path := "/embed/instruments/" + url.PathEscape(p.ID)
	alone := func(chart string) string {
		return path + "?" + keep(r, "chart="+chart, "as_of", "map", "region", "bloc").Encode()
	}
	whole := path + state(r, "as_of", "map", "region", "bloc")
	if p.Curve == nil {
		return []embedding{{"map", whole, 660}}
	}
	return []embedding{{"map and the curve over time", whole, 900}, {"map", alone("map"), 660}, {"curve over time", alone("curve"), 420}}
}

// only leaves of the charts the one that is asked for, and of the key what it shows.
func (p *instrumentPage) only(chart string) error {
	switch {
	case chart == "":
	case chart == "map":
		p.Curve = nil
	case chart == "curve" && p.Curve != nil:
		p.Map = nil
		p.Key = slices.DeleteFunc(p.Key, func(k keyEntry) bool {
			return !slices.ContainsFunc(p.Curve.Layers, func(l layer) bool { return l.Stance == k.Status })
		})
	default:
		return graph.ErrNotFound
	}
	return nil
}

// leadTo makes the entries of a key lead to the lists of the page, which a chart alone has not.
func leadTo(page string, key []keyEntry) {
	for i := range key {
		if key[i].Href != "" {
			key[i].Href = page + key[i].Href
		}
	}
}

// keep are the parameters of a page's address that its data takes too; one
// written as name=value is set to it.
func keep(r *http.Request, names ...string) url.Values {
	out, query := url.Values{}, r.URL.Query()
	for _, n := range names {
		if name, value, set := strings.Cut(n, "="); set {
			out.Set(name, value)
		} else if query.Get(n) != "" {
			out[n] = query[n]
		}
	}
	return out
}

// state is the part of an address that holds these parameters of the page, "" where it has none.
func state(r *http.Request, names ...string) string {
	if q := keep(r, names...).Encode(); q != "" {
		return "?" + q
	}
	return ""
}

// embedMatrix and embedAlignment show the grids alone, in the state that the address holds.
func (s *site) embedMatrix(w http.ResponseWriter, r *http.Request) error {
	p, err := s.matrixPage(r)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Security-Policy", embedPolicy)
	return s.render(w, r, http.StatusOK, "matrix", frame{Title: "Countries by instruments", Bare: true, Page: p, Scripts: []string{"matrix.js"}})
}

func (s *site) embedAlignment(w http.ResponseWriter, r *http.Request) error {
	p, _, err := s.alignmentPage(r)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Security-Policy", embedPolicy)
	return s.render(w, r, http.StatusOK, "alignment", frame{Title: "Who stands with whom", Bare: true, Page: p, Scripts: []string{"alignment.js"}})
}
