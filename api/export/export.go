package export

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"

	"signatory/graph"
)

// Format is a format to write.
type Format string

const (
	CSV     Format = "csv"
	NDJSON  Format = "ndjson"
	GraphML Format = "graphml"
	GEXF    Format = "gexf"
	JSONLD  Format = "jsonld"
	FTM     Format = "ftm"
	Cypher  Format = "cypher"
)

// Formats lists every Format.
var Formats = []Format{CSV, NDJSON, GraphML, GEXF, JSONLD, FTM, Cypher}

// MediaType is the format's Content-Type.
func (f Format) MediaType() string {
	return map[Format]string{CSV: "text/csv; charset=utf-8", NDJSON: "application/x-ndjson", GraphML: "application/graphml+xml",
		GEXF: "application/gexf+xml", JSONLD: "application/ld+json", FTM: "application/x-ndjson", Cypher: "text/plain; charset=utf-8"}[f]
}

// FileName is what a file of the format is called.
func (f Format) FileName() string {
	return "signatory." + map[Format]string{CSV: "csv", NDJSON: "ndjson", GraphML: "graphml", GEXF: "gexf", JSONLD: "jsonld",
		FTM: "ftm.json", Cypher: "cypher"}[f]
}

// What a table of CSV, or the lines of NDJSON, are about.
const (
	Positions = "positions"
	Claims    = "claims"
	Entities  = "entities"
	Links     = "links"
	Articles  = "articles"
)

// Tables lists what a table can be about.
var Tables = []string{Positions, Claims, Entities, Links, Articles}

// Query selects what is written. The zero Query selects everything.
type Query struct {
	Actor, Instrument string // ids
	Stance            graph.Stance
	Actors            []string   // where not nil, these alone
	AsOf              graph.Date // positions as they held on a date
	From, To          graph.Date // positions since, and claims of, these days and those between
	MinConfidence     float64
	Table             string // of CSV (none: Positions), and of NDJSON (none: all)
	Base              string // address of the site, "https://host", for the ids of JSON-LD; "" makes them URNs
}

// everything reports whether nothing is left out.
func (q *Query) everything() bool {
	return q.Actor == "" && q.Instrument == "" && q.Stance == "" && q.Actors == nil && q.AsOf == "" && q.From == "" && q.To == "" && q.MinConfidence == 0
}

// Store is what an export reads.
type Store interface {
	graph.Reader
	// ArticleIDs lists articles; see graph.Linter.
	ArticleIDs(ctx context.Context, after string, limit int) ([]string, error)
}

// sink takes the records of an export in the order of its methods.
type sink interface {
	begin() error
	article(*graph.Article) error
	entity(*graph.Entity) error
	position(*graph.Position) error
	claim(*graph.Claim) error
	link(*graph.Link) error
	end() error
	// wants tells which of Tables the sink writes; the others are not read.
	wants(table string) bool
}

// Write writes what q selects. graph.ErrNotFound or *graph.MovedError for an id
// that is not, before anything is written.
func Write(ctx context.Context, s Store, w io.Writer, f Format, q Query) error {
	for _, id := range []string{q.Actor, q.Instrument} {
		if id == "" {
			continue
		}
		if _, err := s.Entity(ctx, id); err != nil {
			return err
		}
	}
	out := bufio.NewWriterSize(w, 64<<10)
	to, err := sinkOf(out, f, q)
	if err != nil {
		return err
	}
	walk := walker{s: s, q: q, to: to}
	if err := walk.all(ctx); err != nil {
		return fmt.Errorf("export as %s: %w", f, err)
	}
	return out.Flush()
}

// Check reports an *graph.InvalidError for a question that cannot be.
func (q *Query) Check() error {
	ask := q.positions()
	if err := ask.Check(); err != nil {
		return err
	}
	if q.Table != "" && !slices.Contains(Tables, q.Table) {
		return &graph.InvalidError{Field: "table", Reason: fmt.Sprintf("%q is no table: want one of %v", q.Table, Tables)}
	}
	if q.From != "" && q.To != "" && q.From.First() > q.To.Last() {
		return &graph.InvalidError{Field: "from", Reason: "is later than to: exchange them"}
	}
	return nil
}

func sinkOf(w *bufio.Writer, f Format, q Query) (sink, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	switch f {
	case CSV:
		return &rows{w: w, table: q.Table}, nil
	case NDJSON:
		return &lines{w: w, table: q.Table}, nil
	case GraphML:
		return &graphML{w: w}, nil
	case GEXF:
		return &gexf{w: w}, nil
	case JSONLD:
		return &jsonLD{w: w, base: q.Base}, nil
	case FTM:
		return &ftm{w: w}, nil
	case Cypher:
		return &cypher{w: w}, nil
	}
	return nil, &graph.InvalidError{Field: "format", Reason: fmt.Sprintf("%q is no format: want one of %v", f, Formats)}
}
