package api

import (
	"encoding/json"
	"net/http/httptest"
	"sort"
	"strings"
	"testing"
)

// The OpenAPI document is read by strangers: every field and every operation says what it is.
func TestOpenAPIDescribesEverything(t *testing.T) {
	h, err := New(Config{Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "/openapi.json", nil))
	var doc struct {
		OpenAPI string
		Tags    []struct{ Name, Description string }
		Paths   map[string]map[string]struct {
			Summary, Description string
			Tags                 []string
			Parameters           []struct {
				Name, In, Description string
				Example               any
				Schema                struct {
					Type          any
					Enum, Default any
					Items         struct{ Enum any }
					Examples      []any
				}
			}
		}
		Components struct {
			Schemas map[string]struct {
				Properties map[string]struct {
					Description string
					Type        any
				}
			}
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &doc); err != nil {
		t.Fatalf("%v in %s", err, w.Body)
	}
	if !strings.HasPrefix(doc.OpenAPI, "3.1") {
		t.Errorf("openapi is %q, want 3.1", doc.OpenAPI)
	}
	var bare []string
	tagged := map[string]bool{}
	for _, tag := range doc.Tags {
		tagged[tag.Name] = tag.Description != ""
	}
	for name, sc := range doc.Components.Schemas {
		for f, p := range sc.Properties {
			if p.Description == "" {
				bare = append(bare, name+"."+f)
			}
			if list, ok := p.Type.([]any); ok {
				t.Errorf("%s.%s may be %v; no answer is null", name, f, list)
			}
		}
	}
	for path, ops := range doc.Paths {
		for method, op := range ops {
			if op.Summary == "" || op.Description == "" {
				bare = append(bare, method+" "+path)
			}
			for _, tag := range op.Tags {
				if !tagged[tag] {
					bare = append(bare, "tag "+tag)
				}
			}
			for _, p := range op.Parameters {
				if p.Description == "" && p.In != "header" {
					bare = append(bare, path+"?"+p.Name)
				}
				of := p.Schema
				if p.In != "header" && p.Name != "cursor" && p.Example == nil && of.Type == "string" && of.Enum == nil && of.Default == nil && len(of.Examples) == 0 {
					bare = append(bare, "no example of "+path+"?"+p.Name)
				}
			}
		}
	}
	sort.Strings(bare)
	if len(bare) > 0 {
		t.Errorf("nothing describes %s", strings.Join(bare, ", "))
	}
}

// Every row of the table stands for a field that exists.
func TestFieldTableFollowsTheCode(t *testing.T) {
	rows, err := parseFields(fieldTable)
	if err != nil {
		t.Fatal(err)
	}
	s := &server{}
	s.openAll()
	schemas := s.huma.OpenAPI().Components.Schemas.Map()
	seen := map[[2]string]bool{}
	for _, r := range rows {
		key := [2]string{r.schema, r.field}
		if seen[key] {
			t.Errorf("%s.%s has two rows", r.schema, r.field)
		}
		seen[key] = true
		found := false
		for name, sc := range schemas {
			found = found || (r.schema == "*" || r.schema == name) && sc.Properties[r.field] != nil
		}
		if !found {
			t.Errorf("%s.%s is no field of any answer", r.schema, r.field)
		}
	}
}

// What is given as rows is given so by format= as well as by the Accept header,
// for an address alone has to do where nobody can set a header.
func TestWhateverHasRowsTakesAFormat(t *testing.T) {
	h, err := New(Config{Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "/openapi.json", nil))
	var doc struct {
		Paths map[string]map[string]struct {
			Parameters []struct{ Name string }
			Responses  map[string]struct {
				Content map[string]struct {
					Schema struct {
						Ref string `json:"$ref"`
					}
				}
			}
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	lists := 0
	for path, ops := range doc.Paths {
		for method, op := range ops {
			content := op.Responses["200"].Content
			if _, told := content[csvType]; !told {
				if strings.HasPrefix(content["application/json"].Schema.Ref, "#/components/schemas/List") {
					t.Errorf("%s %s gives a list, and its document tells of no CSV", method, path)
				}
				continue
			}
			lists++
			takes := false
			for _, p := range op.Parameters {
				takes = takes || p.Name == "format"
			}
			if !takes {
				t.Errorf("%s %s gives CSV and takes no format", method, path)
			}
		}
	}
	if lists < 30 {
		t.Errorf("only %d lists were found", lists)
	}
}
