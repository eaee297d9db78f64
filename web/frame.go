package web

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"signatory/api/access"
)

// frame is what every page hands to templates/layout.html. render fills in what
// follows from the request.
type frame struct {
	Title       string      // of the browser's tab, before the site's name
	Description string      // one sentence for those who link to the page; "" is the site's own
	Section     string      // the part of the site that the navigation marks: a Path of sections
	Query       string      // what stands in the search field
	Scripts     []string    // bundles of static/ beside app.js that the page needs
	Exports     []export    // the data behind the page
	Embeds      []embedding // the charts of the page alone, for other sites
	Follow      *follow     // how to be told of changes to what the page shows; nil tells of none
	Page        any

	Version  string
	Caller   access.Caller // who looks
	SignIn   bool          // one can
	Wide     bool          // the page takes the whole width of the window
	Bare     bool          // a chart alone, without the frame of the site
	Big      bool          // the page has a large search field of its own
	Sections []section
	Cite     citation // empty on pages that tell of an error
	Origin   string   // scheme and host of the site, as the reader sees it
}

// embedding is a chart that another site may show within its page.
type embedding struct {
	What   string // what one sees
	Path   string
	Height int // in pixels, at which it shows whole on a page of usual width
}

// wholeChart is the one chart of a page.
func wholeChart(path string) []embedding { return []embedding{{"chart", path, 560}} }

// follow is how a reader is told of changes to what a page shows.
type follow struct {
	Feed string // path of the feed
	Live string // what the page itself listens to, as a query; "" where it is not of now
	Any  bool   // of all changes
}

// followed tells of what the query of a feed selects, and the open page, too, where it is of now.
func followed(r *http.Request, query url.Values) *follow {
	f := follow{Feed: "/api/v1/changes/feed", Live: query.Encode(), Any: len(query) == 0}
	if !f.Any {
		f.Feed += "?" + f.Live
	}
	if r.URL.Query().Get("as_of") != "" {
		f.Live = ""
	}
	return &f
}

// section is a part of the site that the navigation leads to.
type section struct{ Path, Name string }

// sections are the parts of the site in the order of the navigation.
var sections = []section{
	{"/instruments", "Instruments"},
	{"/actors", "Actors"},
	{"/matrix", "Matrix"},
	{"/alignment", "Alignment"},
	{"/explore", "Explore"},
	{"/review", "Review"},
	{"/add", "Add"},
	{"/quality", "Quality"},
}

// sections are the parts that this site has.
func (s *site) sections() []section {
	return slices.DeleteFunc(slices.Clone(sections), func(part section) bool { return part.Path == "/add" && !s.adds() })
}

// export is one form in which the data of a page can be had.
type export struct{ Name, Href string }

// exportsOf are the forms in which an answer of the API can be had; what query
// holds of the page's state is handed on.
func exportsOf(path string, query url.Values) []export {
	var out []export
	for _, f := range []struct{ name, format string }{{"CSV", "csv"}, {"JSON", "json"}, {"NDJSON", "ndjson"}} {
		v := url.Values{"format": {f.format}}
		for key, values := range query {
			if key != "format" {
				v[key] = values
			}
		}
		out = append(out, export{f.name, path + "?" + v.Encode()})
	}
	return out
}

// graphsOf are the forms in which the graph around a page's thing can be had:
// what the export selects by a parameter, and by what it takes of the page's state.
func graphsOf(name, id string, state url.Values) []export {
	var out []export
	for _, f := range []struct{ name, format string }{{"GraphML", "graphml"}, {"GEXF", "gexf"}, {"JSON-LD", "jsonld"}} {
		v := url.Values{"format": {f.format}, name: {id}}
		maps.Copy(v, state)
		out = append(out, export{f.name, "/api/v1/export?" + v.Encode()})
	}
	return out
}

// origin is the scheme and host under which the reader sees the site.
func origin(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil || strings.EqualFold(r.Header.Get("X-Forwarded-Proto"), "https") {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}
