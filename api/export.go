package api

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"

	"signatory/api/access"
	"signatory/api/export"
	"signatory/graph"
)

// maxExports is how many are written at once, each for as long as it takes.
const maxExports = 4

// errNoExport answers where the store cannot be read whole.
var errNoExport = errors.New("this store cannot be exported")

type exportInput struct {
	Within
	Format        string  `query:"format" enum:"csv,ndjson,graphml,gexf,jsonld,ftm,cypher" default:"ndjson" doc:"csv: one table; ndjson: a line for everything; graphml and gexf: nodes and edges; jsonld: schema.org; ftm: FollowTheMoney entities; cypher: a script for an empty Neo4j."`
	Table         string  `query:"table" enum:"positions,claims,entities,links,articles" doc:"What a csv (none: positions) or the lines of ndjson (none: all) are about."`
	Actor         string  `query:"actor" maxLength:"512" example:"country:USA" doc:"Only of this actor, by id."`
	Instrument    string  `query:"instrument" maxLength:"512" example:"instrument:paris-agreement" doc:"Only on this instrument, by id."`
	Stance        string  `query:"stance" enum:"signed,ratified,endorsed,not_signed,refused,abstained,withdrew,suspended" doc:"Only positions and claims of this stance."`
	AsOf          string  `query:"as_of" example:"2025-02-11" doc:"Positions as they held on this date, and claims of dates until then."`
	From          string  `query:"from" example:"2010" doc:"Only positions since, and claims of, this date or later; those without a date are left out."`
	To            string  `query:"to" example:"2020" doc:"Only positions since, and claims of, this date or earlier; those without a date are left out."`
	MinConfidence float64 `query:"min_confidence" minimum:"0" maximum:"1" doc:"Only what is as sure as this."`
}

func (s *server) exportRoutes() {
	s.exports = make(chan struct{}, maxExports)
	op := huma.Operation{
		OperationID: "export", Method: http.MethodGet, Path: Base + "/export", Tags: []string{"export"},
		Summary: "Export the graph, or a part of it",
		Description: "Streamed, however large, with no bound on its time: articles and entities, positions, claims, links, as far as the format knows them. " +
			"At most 4 are written at once; a caller that takes no byte for a minute is given up. An export that breaks off ends its connection without the closing chunk.",
		Errors: []int{http.StatusUnauthorized, http.StatusNotFound, http.StatusUnprocessableEntity, http.StatusTooManyRequests},
	}
	huma.Register(s.huma, op, func(ctx context.Context, in *exportInput) (*huma.StreamResponse, error) {
		write, err := s.export(ctx, in)
		if err != nil {
			return nil, s.fail(ctx, err)
		}
		return &huma.StreamResponse{Body: write}, nil
	})
	content := map[string]*huma.MediaType{}
	for _, f := range export.Formats {
		content[f.MediaType()] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString}}
		if f == export.JSONLD {
			content[f.MediaType()].Schema.Type = huma.TypeObject
		}
	}
	s.huma.OpenAPI().Paths[op.Path].Get.Responses["200"].Content = content
	s.huma.OpenAPI().Paths[op.Path].Get.Responses["200"].Description = "The export, as a file."
}

// export checks the question, so that what is wrong is told before a byte is out.
func (s *server) export(ctx context.Context, in *exportInput) (func(huma.Context), error) {
	store, ok := s.Store.(export.Store)
	if !ok {
		return nil, errNoExport
	}
	q := export.Query{Actor: in.Actor, Instrument: in.Instrument, Stance: graph.Stance(in.Stance), MinConfidence: in.MinConfidence, Table: in.Table}
	err := readDates(dateParam{"as_of", in.AsOf, &q.AsOf}, dateParam{"from", in.From, &q.From}, dateParam{"to", in.To, &q.To})
	if err != nil {
		return nil, err
	}
	if q.Actors, err = s.actorsIn(ctx, &in.Within, q.AsOf); err != nil {
		return nil, err
	}
	if err := q.Check(); err != nil {
		return nil, err
	}
	for _, id := range []string{q.Actor, q.Instrument} {
		if id == "" {
			continue
		}
		if _, err := s.Store.Entity(ctx, id); err != nil {
			return nil, err
		}
	}
	select {
	case s.exports <- struct{}{}:
	default:
		return nil, &access.TooManyError{What: fmt.Sprintf("%d exports are being written", maxExports), After: 10 * time.Second}
	}
	return func(c huma.Context) { s.stream(c, store, export.Format(in.Format), q) }, nil
}

// stream writes an export. What breaks it off ends the connection, for the status is out.
func (s *server) stream(c huma.Context, store export.Store, f export.Format, q export.Query) {
	defer func() { <-s.exports }()
	g := humagin.Unwrap(c)
	w, r := g.Writer, g.Request
	q.Base = siteOf(r)
	w.Header().Set("Content-Type", f.MediaType())
	w.Header().Set("Content-Disposition", `attachment; filename="`+f.FileName()+`"`)
	if isHead(r.Context()) {
		return
	}
	err := export.Write(r.Context(), store, w, f, q)
	if err == nil {
		return
	}
	level := slog.LevelError
	if callerGone(r.Context(), err) {
		level = slog.LevelDebug
	}
	s.Log.Log(r.Context(), level, "export broke off", "request_id", requestOf(r.Context()).id, "format", f, "error", err)
	panic(http.ErrAbortHandler)
}

// siteOf is the address under which the caller reached this site.
func siteOf(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}
