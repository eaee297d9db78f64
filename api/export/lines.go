package export

import (
	"bufio"
	"encoding/json"
	"reflect"

	"signatory/api/table"
	"signatory/graph"
)

// lines writes NDJSON: each line is an object of one field, which names what
// the line is and holds it as the API gives it; of one table, just that.
type lines struct {
	w     *bufio.Writer
	table string
	out   *json.Encoder
}

func (l *lines) wants(table string) bool { return l.table == "" || l.table == table }

func (l *lines) begin() error {
	l.out = json.NewEncoder(l.w)
	l.out.SetEscapeHTML(false)
	return nil
}

func (l *lines) line(name string, v any) error {
	if l.table == "" {
		v = map[string]any{name: v}
	}
	return l.out.Encode(v)
}

func (l *lines) article(a *graph.Article) error   { return l.line("article", a) }
func (l *lines) entity(e *graph.Entity) error     { return l.line("entity", e) }
func (l *lines) position(p *graph.Position) error { return l.line("position", p) }
func (l *lines) claim(c *graph.Claim) error       { return l.line("claim", c) }
func (l *lines) link(k *graph.Link) error         { return l.line("link", k) }
func (l *lines) end() error                       { return nil }

// rows writes one table as CSV.
type rows struct {
	w     *bufio.Writer
	table string
	out   *table.Writer
}

func (r *rows) wants(t string) bool { return t == r.about() }

func (r *rows) about() string {
	if r.table == "" {
		return Positions
	}
	return r.table
}

func (r *rows) begin() error {
	if _, err := r.w.WriteString(table.Mark); err != nil {
		return err
	}
	item := map[string]reflect.Type{Positions: reflect.TypeFor[graph.Position](), Claims: reflect.TypeFor[graph.Claim](),
		Entities: reflect.TypeFor[graph.Entity](), Links: reflect.TypeFor[graph.Link](), Articles: reflect.TypeFor[graph.Article]()}
	var err error
	r.out, err = table.New(r.w, item[r.about()])
	return err
}

func (r *rows) row(v any) error { return r.out.Write(reflect.ValueOf(v).Elem()) }

func (r *rows) article(a *graph.Article) error   { return r.row(a) }
func (r *rows) entity(e *graph.Entity) error     { return r.row(e) }
func (r *rows) position(p *graph.Position) error { return r.row(p) }
func (r *rows) claim(c *graph.Claim) error       { return r.row(c) }
func (r *rows) link(l *graph.Link) error         { return r.row(l) }
func (r *rows) end() error                       { return r.out.Flush() }
