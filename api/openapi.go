package api

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"signatory/graph"
)

// fieldTable describes the fields of the answers: schema, field, description, example.
// A field without a row fails a test, not the program.
//
//go:embed fields.tsv
var fieldTable string

func typeOf[T any]() reflect.Type { return reflect.TypeFor[T]() }

// describe finishes the OpenAPI document and serves it.
func (s *server) describe() error {
	doc := s.huma.OpenAPI()
	doc.Info.Description, doc.Tags = conventions, tags()
	doc.Info.License = &huma.License{Name: "Apache 2.0", Identifier: "Apache-2.0"}
	doc.Components.SecuritySchemes = securitySchemes()
	schemas := doc.Components.Schemas.Map()
	asked := askedFor(doc)
	for name, sc := range schemas {
		openSchema(sc, asked[name])
	}
	rows, err := parseFields(fieldTable)
	if err != nil {
		return err
	}
	describeFields(schemas, rows)
	addEnums(schemas)
	addListFormats(doc)
	addExampleIDs(doc)
	spec, err := json.Marshal(doc)
	if err != nil {
		return fmt.Errorf("openapi: %w", err)
	}
	s.spec = spec
	for _, path := range []string{"/openapi.json", Base + "/openapi.json"} {
		s.huma.Adapter().Handle(&huma.Operation{Method: http.MethodGet, Path: path}, s.openapi)
	}
	return nil
}

func (s *server) openapi(ctx huma.Context) {
	ctx.SetHeader("Content-Type", "application/openapi+json")
	if _, err := ctx.BodyWriter().Write(s.spec); err != nil {
		s.Log.DebugContext(ctx.Context(), "answer not delivered", "error", err)
	}
}

// openSchema says what our answers are: lists are never null, and fields may be added. A
// body that is asked for stays closed: a misspelt filter must not pass for none.
func openSchema(sc *huma.Schema, asked bool) {
	if sc == nil {
		return
	}
	sc.Nullable = false
	if closed, ok := sc.AdditionalProperties.(bool); ok && !closed && !asked {
		sc.AdditionalProperties = nil
	}
	openSchema(sc.Items, asked)
	for _, p := range sc.Properties {
		openSchema(p, asked)
	}
}

// askedFor are the names of the schemas that bodies of requests are held to, with those
// that they hold. An article is read by other rules: it may say more of itself.
func askedFor(doc *huma.OpenAPI) map[string]bool {
	asked := map[string]bool{}
	var add func(sc *huma.Schema)
	add = func(sc *huma.Schema) {
		if sc == nil {
			return
		}
		if name := strings.TrimPrefix(sc.Ref, "#/components/schemas/"); sc.Ref != "" && !asked[name] {
			asked[name] = true
			add(doc.Components.Schemas.SchemaFromRef(sc.Ref))
		}
		add(sc.Items)
		for _, p := range sc.Properties {
			add(p)
		}
	}
	for path, item := range doc.Paths {
		for _, op := range methodsOf(item) {
			if op.RequestBody != nil && !strings.HasPrefix(path, Base+"/articles") {
				if media := op.RequestBody.Content["application/json"]; media != nil {
					add(media.Schema)
				}
			}
		}
	}
	return asked
}

// fieldRow is a row of fieldTable; schema "*" stands for every schema that has no row of its own for the field.
type fieldRow struct{ schema, field, description, example string }

func parseFields(table string) ([]fieldRow, error) {
	var rows []fieldRow
	for i, line := range strings.Split(strings.TrimRight(table, "\n"), "\n") {
		cols := strings.Split(line, "\t")
		if len(cols) != 4 {
			return nil, fmt.Errorf("fields.tsv:%d: want 4 columns: schema, field, description, example", i+1)
		}
		rows = append(rows, fieldRow{cols[0], cols[1], cols[2], cols[3]})
	}
	return rows, nil
}

// describeFields puts the rows' words into the schemas, a schema's own row over that of "*".
func describeFields(schemas map[string]*huma.Schema, rows []fieldRow) {
	byField := map[[2]string]fieldRow{}
	for _, r := range rows {
		byField[[2]string{r.schema, r.field}] = r
	}
	for name, sc := range schemas {
		for f, p := range sc.Properties {
			row, ok := byField[[2]string{name, f}]
			if !ok {
				row, ok = byField[[2]string{"*", f}]
			}
			if !ok || p.Description != "" {
				continue
			}
			p.Description = row.description
			if row.example != "" {
				p.Examples = []any{example(p, row.example)}
			}
		}
	}
}

func example(field *huma.Schema, text string) any {
	if field.Type == huma.TypeString {
		return text
	}
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		return text
	}
	return v
}

// addListFormats says that every list, of an act as well, is also given as CSV and NDJSON.
func addListFormats(doc *huma.OpenAPI) {
	for _, item := range doc.Paths {
		for _, op := range methodsOf(item) {
			if op.Responses["200"] == nil {
				continue
			}
			content := op.Responses["200"].Content
			if media := content["application/json"]; media != nil && media.Schema != nil && strings.HasPrefix(media.Schema.Ref, "#/components/schemas/List") {
				text := &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString}}
				content[csvType], content[ndjsonType] = text, text
			}
		}
	}
}

// addExampleIDs gives each path an id of its own kind for an example.
func addExampleIDs(doc *huma.OpenAPI) {
	ids := map[string]string{"actors": "country:FRA", "people": "person:donald-trump", "summits": "summit:cop21",
		"groups": "organization:nato", "articles": "article:7451ebaac9b4c8f41623a67cd320bf59", "entities": "country:FRA"}
	for path, item := range doc.Paths {
		id := ids[strings.Split(strings.TrimPrefix(path, Base+"/"), "/")[0]]
		for _, op := range methodsOf(item) {
			for _, p := range op.Parameters {
				if p.In == "path" && id != "" {
					p.Example = id
					p.Schema.Examples = []any{id}
				}
			}
		}
	}
}

// describeRows says that a path whose answer is no list is given as CSV and NDJSON, too.
func (s *server) describeRows(path string) {
	text := &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString}}
	content := s.huma.OpenAPI().Paths[path].Get.Responses["200"].Content
	content[csvType], content[ndjsonType] = text, text
}

// addEnums names the values of the closed word lists.
func addEnums(schemas map[string]*huma.Schema) {
	stances := words(graph.Stances)
	enums := map[string][]any{
		"stance": stances,
		"tense":  words([]graph.Tense{graph.Past, graph.Planned}),
		"result": words([]graph.PutResult{graph.Added, graph.Unchanged, graph.Superseded, graph.Unsound}),
	}
	// A pair that was never told of has a position without a stance, and a reservation takes none.
	none := map[string]bool{"Position": true, "Step": true, "Claim": true}
	for title, sc := range schemas {
		for name, values := range enums {
			if p := sc.Properties[name]; p != nil && p.Type == huma.TypeString {
				p.Enum = values
				if none[title] && name != "result" {
					p.Enum = append(slices.Clone(values), "")
				}
			}
		}
	}
}

func words[T ~string](list []T) []any {
	out := make([]any, len(list))
	for i, w := range list {
		out[i] = string(w)
	}
	return out
}
