package api

import (
	"net/http"
	"slices"
	"strings"

	"github.com/rs/cors"
)

// crossed lets pages of the configured origins read answers, and write with a
// token; a session is for the site's own pages alone, so no cookie is let through.
func (s *server) crossed(next http.Handler) http.Handler {
	if len(s.Origins) == 0 {
		return next
	}
	c := cors.New(cors.Options{
		AllowedOrigins: s.Origins,
		AllowedMethods: []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodDelete},
		AllowedHeaders: []string{"Accept", "Authorization", "Content-Type", "If-None-Match", requestIDHeader, "Last-Event-ID"},
		ExposedHeaders: []string{"ETag", "Link", "Location", "Retry-After", "Content-Disposition", requestIDHeader},
		MaxAge:         3600,
	})
	across := c.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isAPI(r.URL.Path) {
			across.ServeHTTP(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// options answers OPTIONS on a path of the API with the methods that it knows.
func (s *server) options(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodOptions || !isAPI(r.URL.Path) {
			next.ServeHTTP(w, r)
			return
		}
		methods := s.methodsAt(r.URL.Path)
		if methods == nil {
			s.writeProblem(w, r, errNoPath)
			return
		}
		w.Header().Set("Allow", strings.Join(methods, ", "))
		w.WriteHeader(http.StatusNoContent)
	})
}

// methodsAt lists the methods of a path, nil where there is none of the API.
func (s *server) methodsAt(path string) []string {
	var methods []string
	for template, item := range s.huma.OpenAPI().Paths {
		if !fits(template, path) {
			continue
		}
		for m := range methodsOf(item) {
			methods = append(methods, m)
		}
	}
	if methods == nil {
		return nil
	}
	if slices.Contains(methods, http.MethodGet) {
		methods = append(methods, http.MethodHead)
	}
	methods = append(methods, http.MethodOptions)
	slices.Sort(methods)
	return slices.Compact(methods)
}

// fits reports whether a path is one of a template, in which {id} is any segment.
func fits(template, path string) bool {
	want, have := strings.Split(template, "/"), strings.Split(path, "/")
	if len(want) != len(have) {
		return false
	}
	for i := range want {
		if want[i] != have[i] && (!strings.HasPrefix(want[i], "{") || have[i] == "") {
			return false
		}
	}
	return true
}
