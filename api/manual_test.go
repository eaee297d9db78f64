package api

import (
	"encoding/json"
	"html"
	"net/http/httptest"
	"strings"
	"testing"
)

// The page of the API holds every operation and parameter of the document, without a script.
func TestManualHoldsTheWholeDocument(t *testing.T) {
	h, err := New(Config{Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	get := func(path string) string {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		return w.Body.String()
	}
	var doc struct {
		Paths map[string]map[string]struct {
			OperationID string
			Description string
			Parameters  []struct{ Name, Description string }
		}
	}
	if err := json.Unmarshal([]byte(get("/openapi.json")), &doc); err != nil {
		t.Fatal(err)
	}
	page := html.UnescapeString(get("/api"))
	for path, ops := range doc.Paths {
		for method, op := range ops {
			_, rest, found := strings.Cut(page, `id="`+op.OperationID+`"`)
			says, _, _ := strings.Cut(rest, "</details>")
			if !found || !strings.Contains(says, path) || !strings.Contains(says, op.Description) {
				t.Errorf("%s %s is not on the page", method, path)
			}
			for _, p := range op.Parameters {
				if !strings.Contains(says, "<code>"+p.Name+"</code>") || !strings.Contains(says, p.Description) {
					t.Errorf("%s %s: the page does not tell of %s", method, path, p.Name)
				}
			}
		}
	}
}
