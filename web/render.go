package web

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"signatory/api/access"
	"signatory/graph"
)

//go:embed templates/*.html
var templateFiles embed.FS

// parseTemplates makes one set a page: the layout, the shared parts and the page itself.
func parseTemplates(files assets) (map[string]*template.Template, error) {
	base, err := template.New("layout.html").Funcs(funcs(files)).ParseFS(templateFiles, "templates/layout.html", "templates/parts.html", "templates/charts.html")
	if err != nil {
		return nil, fmt.Errorf("templates: %w", err)
	}
	entries, err := templateFiles.ReadDir("templates")
	if err != nil {
		return nil, fmt.Errorf("templates: %w", err)
	}
	sets := map[string]*template.Template{}
	for _, e := range entries {
		name := e.Name()
		if name == "layout.html" || name == "parts.html" || name == "charts.html" {
			continue
		}
		set, err := base.Clone()
		if err != nil {
			return nil, fmt.Errorf("templates: %w", err)
		}
		if set, err = set.ParseFS(templateFiles, "templates/"+name); err != nil {
			return nil, fmt.Errorf("templates: %w", err)
		}
		sets[strings.TrimSuffix(name, ".html")] = set
	}
	return sets, nil
}

func funcs(files assets) template.FuncMap {
	return template.FuncMap{
		"asset": files.path, "day": day, "percent": percent, "number": number, "plural": plural, "counted": counted,
		"sign": sign, "class": class, "stance": stanceWord, "status": statusWord, "score": score, "shares": shares, "companies": companies, "kind": kindWord, "kinds": kindsWord, "href": href, "reported": reported, "entry": entry,
		"bar": bar, "quoted": quoted, "site": siteOf, "capital": capital, "lower": strings.ToLower, "segment": url.PathEscape,
		"act": actWord, "did": didWord, "outside": outside, "hundred": hundred, "past": func() graph.Tense { return graph.Past },
	}
}

// render writes a page whole, or not at all where its template fails.
func (s *site) render(w http.ResponseWriter, r *http.Request, status int, name string, f frame) error {
	f.Caller, f.SignIn = access.From(r.Context()), s.Gate != nil
	f.Version, f.Sections, f.Origin = s.Version, s.sections(), origin(r)
	if status < http.StatusBadRequest && w.Header().Get("Cache-Control") != "no-store" { // what changes by the minute nobody cites
		f.Cite = cite(r, f.Title, s.Now())
	}
	if f.Bare {
		f.Cite = citation{}
	}
	f.Big = name == "home" || name == "search" || name == "error"
	var b bytes.Buffer
	if err := s.templates[name].Execute(&b, f); err != nil {
		return fmt.Errorf("page %s: %w", name, err)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if w.Header().Get("Cache-Control") != "no-store" {
		w.Header().Set("Cache-Control", "no-cache")
	}
	w.WriteHeader(status)
	if _, err := w.Write(b.Bytes()); err != nil {
		s.Log.Debug("page not delivered", "page", name, "error", err)
	}
	return nil
}

// errorPage is what templates/error.html says.
type errorPage struct {
	Status           int
	Title, Say, Mend string
	Request          string
}

// errBadRequest wraps what is wrong with a page's own parameters.
var errBadRequest = errors.New("bad request")

// statusClientClosed is nginx's code for a reader who went away; only logs and metrics see it.
const statusClientClosed = 499

// fail answers an error with the page for it; only the server's own faults are logged.
func (s *site) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(r.Context().Err(), context.Canceled) {
		s.Log.DebugContext(r.Context(), "the reader went away", "path", r.URL.Path, "request_id", w.Header().Get("X-Request-Id"), "error", err)
		w.WriteHeader(statusClientClosed)
		return
	}
	p := errorPage{http.StatusInternalServerError, "Something broke here",
		"The page could not be made. It is not your fault.", "Try again; if it stays broken, tell whoever runs this site the request below.", w.Header().Get("X-Request-Id")}
	switch {
	case errors.Is(err, graph.ErrNotFound):
		p = errorPage{http.StatusNotFound, "Nothing is here", "No page has this address, or nothing in the graph bears this name any more.", "Search for it, or start from the instruments.", ""}
	case errors.Is(err, errBadRequest), errors.Is(err, graph.ErrInvalid):
		p = errorPage{http.StatusBadRequest, "That address does not work", capital(strings.TrimPrefix(err.Error(), errBadRequest.Error()+": ")) + ".", "Change the address, or start from the instruments.", ""}
	case errors.Is(err, access.ErrForbidden):
		p = errorPage{http.StatusForbidden, "That is not for you to do", capital(err.Error()) + ".", "Sign in with a token that may, or load the page again.", ""}
	case errors.Is(err, access.ErrTooMany):
		p = errorPage{http.StatusTooManyRequests, "Too fast", capital(err.Error()) + ".", "Wait a moment, then try again.", ""}
	case errors.Is(err, context.DeadlineExceeded), errors.Is(r.Context().Err(), context.DeadlineExceeded):
		p = errorPage{http.StatusGatewayTimeout, "That takes too long just now", "The server had no time left for this page; what it began goes on.", "Load the page again in a moment.", ""}
		w.Header().Set("Retry-After", "5")
		s.Log.WarnContext(r.Context(), "page took too long", "path", r.URL.Path, "request_id", w.Header().Get("X-Request-Id"))
	default:
		s.Log.ErrorContext(r.Context(), "page failed", "path", r.URL.Path, "request_id", p.Request, "error", err)
	}
	if rerr := s.render(w, r, p.Status, "error", frame{Title: p.Title, Page: p}); rerr != nil {
		s.Log.ErrorContext(r.Context(), "error page failed", "error", rerr)
		http.Error(w, p.Title, p.Status)
	}
}

func isNotFound(err error) bool { return errors.Is(err, graph.ErrNotFound) }

// capital puts the first letter in upper case.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// outside is a link to another site, "" where its host can be nobody's: the
// names that RFC 2606 keeps for examples.
func outside(link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	for _, end := range []string{".example", ".test", ".invalid", ".localhost"} {
		if strings.HasSuffix("."+u.Hostname(), end) {
			return ""
		}
	}
	return link
}

// siteOf is the host of a URL as a reader knows it.
func siteOf(link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return link
	}
	return strings.TrimPrefix(u.Host, "www.")
}
