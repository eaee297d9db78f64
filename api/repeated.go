package api

import (
	"net/http"
	"strings"
)

// explodes are the query parameters that some route takes once for each value,
// as group=A&group=B; the others take their values at once, as kind=a,b.
func (s *server) explodes() map[string]bool {
	out := map[string]bool{}
	for _, path := range s.huma.OpenAPI().Paths {
		if path.Get == nil {
			continue
		}
		for _, p := range path.Get.Parameters {
			if p.In == "query" && p.Explode != nil && *p.Explode {
				out[p.Name] = true
			}
		}
	}
	return out
}

// joined takes kind=a&kind=b for kind=a,b, of which the second would otherwise
// be passed over; of a parameter that takes one value, two are then refused.
func joined(next http.Handler, explodes map[string]bool) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isAPI(r.URL.Path) && strings.Contains(r.URL.RawQuery, "&") {
			query, changed := r.URL.Query(), false
			for name, values := range query {
				if len(values) > 1 && !explodes[name] {
					query.Set(name, strings.Join(values, ","))
					changed = true
				}
			}
			if changed {
				address := *r.URL
				address.RawQuery = query.Encode()
				r = r.WithContext(r.Context())
				r.URL = &address
			}
		}
		next.ServeHTTP(w, r)
	})
}
