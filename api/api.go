package api

import (
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/gin-gonic/gin"

	"signatory/api/access"
	"signatory/api/hooks"
	"signatory/api/watch"
	"signatory/graph"
)

// Base is the path before every question of this version of the API.
const Base = "/api/v1"

// The limits of a request that Config does not set.
const (
	DefaultTimeout = 10 * time.Second // to answer a question
	DefaultStalled = time.Minute      // without a byte of an answer taken
	MaxBody        = 10 << 20         // bytes of one article
	MaxBatch       = 64 << 20         // bytes of a batch of articles
	bodyTimeout    = 30 * time.Second // to receive an article
)

// Config is what the API needs of the rest of the program.
type Config struct {
	Store graph.Store
	// Read turns one article into a reading. The name's ending tells the
	// format: .md, .html, .txt, or .ndjson for one JSON article in one line.
	Read func(name string, src []byte) (graph.Reading, error)
	// Taken, where not nil, is told of the articles that were handed in and what became of each.
	Taken func([]graph.Reading, []graph.PutResult)
	// Again reads a stored article once more; Text gives its plain text. Where
	// one is nil, nothing is read again, or linted.
	Again func(graph.Article) (graph.Reading, error)
	Text  graph.TextOf
	// Knows tells which instruments stand in the gazetteer; nil: all do.
	Knows func(instrument string) bool
	// World knows blocs and regions; nil knows none.
	World graph.Gazetteer
	// Gate says who may write; nil is one with the store's tokens and the default limits.
	Gate *access.Gate
	Log  *slog.Logger
	// Hooks are the webhooks, which somebody else runs; nil has none.
	Hooks *hooks.Hooks
	// Ending is closed when the server is to end, which streams that never do must know.
	Ending <-chan struct{}
	// Origins are the sites whose pages may ask ("https://charts.example"; "*" is any).
	Origins []string
	// Version of the program, as /healthz and the OpenAPI document show it.
	Version string
	// Now is the clock; nil is time.Now.
	Now func() time.Time
	// Timeout bounds the time of one answer; 0 is DefaultTimeout.
	Timeout time.Duration
	// Stalled is how long a caller may take nothing of an answer; 0 is DefaultStalled.
	Stalled time.Duration
	// Pages answers every path that is not the API's; nil answers 404 there.
	Pages http.Handler
}

// server is what the handlers share.
type server struct {
	Config
	huma    huma.API
	spec    []byte        // the OpenAPI document, made once
	exports chan struct{} // one for each that is being written
	pulse   *watch.Pulse
}

// New returns the handler of the API and, around Config.Pages, of the whole site.
func New(c Config) (http.Handler, error) {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Timeout == 0 {
		c.Timeout = DefaultTimeout
	}
	if c.Stalled == 0 {
		c.Stalled = DefaultStalled
	}
	if c.Gate == nil {
		records, ok := c.Store.(graph.Records)
		if !ok && c.Store != nil {
			return nil, fmt.Errorf("%T keeps no tokens", c.Store)
		}
		c.Gate = access.New(records, access.Options{Now: c.Now})
	}
	s := &server{Config: c}
	if changes, ok := c.Store.(graph.Changes); ok {
		s.pulse = watch.NewPulse(changes, c.Now, func(err error) { c.Log.Error("the store tells of no changes", "error", err) })
	}
	engine := s.openAll()
	if err := s.describe(); err != nil {
		return nil, err
	}
	if err := s.serveReference(engine); err != nil {
		return nil, err
	}
	return s.chain(joined(engine, s.explodes()))
}

// openAll makes the engine with every route on it.
func (s *server) openAll() *gin.Engine {
	engine := s.engine()
	s.huma = humagin.New(engine, s.humaConfig())
	s.entityRoutes()
	s.peopleRoutes()
	s.positionRoutes()
	s.surveyRoutes()
	s.disputeRoutes()
	s.changeRoutes()
	s.feedRoutes()
	s.eventRoutes()
	s.listRoutes()
	s.alignRoutes()
	s.matrixRoutes()
	s.claimRoutes()
	s.articleRoutes()
	s.searchRoutes()
	s.exploreRoutes()
	s.mendRoutes()
	s.reviewRoutes()
	s.careRoutes()
	s.exportRoutes()
	s.hookRoutes()
	s.statusRoutes()
	return engine
}

// engine is gin without its own log, recovery and redirects: chain does the
// first two, and a path that is slightly wrong is answered as not found.
func (s *server) engine() *gin.Engine {
	gin.SetMode(gin.ReleaseMode)
	e := gin.New()
	e.RedirectTrailingSlash = false
	e.HandleMethodNotAllowed = true
	e.NoMethod(func(c *gin.Context) {
		if methods := s.methodsAt(c.Request.URL.Path); methods != nil { // gin knows nothing of HEAD and OPTIONS
			c.Writer.Header().Set("Allow", strings.Join(methods, ", "))
		}
		s.writeProblem(c.Writer, c.Request, &requestError{http.StatusMethodNotAllowed, c.Request.Method + " is not allowed here; allowed: " + c.Writer.Header().Get("Allow")})
	})
	e.NoRoute(func(c *gin.Context) {
		if s.Pages != nil && !isAPI(c.Request.URL.Path) {
			c.Status(http.StatusOK) // gin presets 404
			s.Pages.ServeHTTP(c.Writer, c.Request)
			return
		}
		s.writeProblem(c.Writer, c.Request, errNoPath)
	})
	return e
}

var errNoPath = &requestError{http.StatusNotFound, "no such path; /openapi.json lists them all, and /api shows them"}

// humaConfig switches off what huma adds by itself: its reference page, which
// loads from other sites, and "$schema" in every answer.
func (s *server) humaConfig() huma.Config {
	c := huma.DefaultConfig("Signatory", s.Version)
	c.OpenAPIPath, c.DocsPath, c.SchemasPath = "", "", ""
	c.CreateHooks = nil
	c.RejectUnknownQueryParameters = true
	c.Transformers = []huma.Transformer{clearDetail, plainType}
	c.Formats = formatTable()
	return c
}
