package web

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"html/template"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"signatory/api/access"
	"signatory/graph"
)

// Config is what the pages need of the rest of the program.
type Config struct {
	Store graph.Store
	// Text gives an article's plain text; see Text.
	Text func(graph.Article) (Text, error)
	// Read reads an article that is handed in, and Fetch gets one from the web,
	// from public addresses alone. Their errors name the mend. Without both
	// there is no page to add articles by.
	Read  func(Handed) (graph.Reading, error)
	Fetch func(ctx context.Context, url string) (Handed, error)
	// Taken, where not nil, is told of the articles that were added and what became of each.
	Taken func([]graph.Reading, []graph.PutResult)
	// Knows reports whether an instrument stands in the gazetteer; nil: they all do.
	Knows func(instrument string) bool
	// Reader is the version of the reader at work.
	Reader string
	// World knows blocs and regions; nil knows none.
	World graph.Gazetteer
	// Gate says who may write; nil: nobody signs in.
	Gate    *access.Gate
	Log     *slog.Logger
	Version string
	// Now is the clock; nil is time.Now.
	Now func() time.Time
}

// policy lets a page load its own files and nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// site is what the pages share.
type site struct {
	Config
	templates map[string]*template.Template
	assets    assets
	world     []terrain
	quality   quality
	turns     chan struct{} // holds one of each page being made
}

// page answers one request, or returns why it cannot.
type page func(w http.ResponseWriter, r *http.Request) error

// New returns the handler of all pages.
func New(c Config) (http.Handler, error) {
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	c.World = graph.OrNone(c.World)
	files, err := loadAssets()
	if err != nil {
		return nil, err
	}
	s := &site{Config: c, assets: files, turns: make(chan struct{}, pagesAtOnce())}
	if s.world, err = loadWorld(); err != nil {
		return nil, err
	}
	if s.quality, err = loadQuality(c.Reader); err != nil {
		return nil, err
	}
	if s.templates, err = parseTemplates(files); err != nil {
		return nil, err
	}
	return s.routes(), nil
}

func (s *site) routes() http.Handler {
	mux := http.NewServeMux()
	for pattern, p := range map[string]page{
		"GET /{$}":                            s.home,
		"GET /instruments/{id}":               s.instrument,
		"GET /embed/instruments/{id}":         s.embedInstrument,
		"GET /alignment":                      s.alignment,
		"GET /alignment/pair":                 s.pair,
		"GET /embed/matrix":                   s.embedMatrix,
		"GET /embed/alignment":                s.embedAlignment,
		"GET /embed/actors/{id}":              s.embedActor,
		"GET /matrix":                         s.matrix,
		"GET /changes":                        s.changes,
		"GET /articles":                       s.articles,
		"GET /actors/{id}":                    s.actor,
		"GET /entities/{id}":                  s.entity,
		"GET /positions/{actor}/{instrument}": s.standing,
		"GET /articles/{id}":                  s.article,
		"GET /claims/{id}":                    s.claim,
		"GET /search":                         s.search,
		"GET /sign-in":                        s.signIn,
		"POST /sign-in":                       s.openSession,
		"POST /sign-out":                      s.closeSession,
	} {
		if s.Gate != nil || !strings.Contains(pattern, "/sign-") {
			mux.Handle(pattern, s.serve(s.inTurn(p)))
		}
	}
	mux.Handle("/", s.serve(s.nowhere))
	mux.Handle("GET /static/{name}", s.serve(s.static))
	mux.Handle("GET /favicon.ico", s.serve(s.favicon))
	for _, shelf := range shelves {
		mux.Handle("GET "+shelf.Path, s.serve(s.inTurn(s.browse(shelf))))
	}
	for pattern, p := range s.toolPages() {
		mux.Handle(pattern, s.serve(s.inTurn(p)))
	}
	return mux
}

// serve answers a page's error and a panic with the page for it.
func (s *site) serve(p page) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin") // with none at all a browser hides from this very site that its forms are its own
		err := p(w, r)
		var moved *graph.MovedError
		switch {
		case err == nil:
		case errors.Is(err, access.ErrUnknown):
			askWho(w, r)
		case errors.As(err, &moved):
			http.Redirect(w, r, "/entities/"+url.PathEscape(moved.To), http.StatusPermanentRedirect)
		default:
			s.fail(w, r, err)
		}
	})
}

func (s *site) nowhere(http.ResponseWriter, *http.Request) error {
	return graph.ErrNotFound
}

// named is an entity as a link shows it.
type named struct {
	ID   string
	Name string
	Kind graph.Kind
	Code string
}

// Href is the path of the entity's page.
func (n named) Href() string { return href(n.Kind, n.ID) }

// href is the path of the page of an entity of a kind.
func href(kind graph.Kind, id string) string {
	switch kind {
	case graph.Instrument:
		return "/instruments/" + url.PathEscape(id)
	case graph.Country, graph.Organization:
		return "/actors/" + url.PathEscape(id)
	}
	return "/entities/" + url.PathEscape(id)
}

// alphabet is the order of names as a reader expects it, whatever their case and accents.
func alphabet() *collate.Collator { return collate.New(language.English) }

// inAlphabet puts a list in alphabetical order of what name calls each; equals stay as they are.
func inAlphabet[T any](list []T, name func(*T) string) {
	type keyed struct {
		key  []byte
		item T
	}
	order, keys := alphabet(), new(collate.Buffer)
	all := make([]keyed, len(list))
	at := make([]*keyed, len(list)) // an item may be large, and is moved but twice
	for i := range list {
		all[i] = keyed{order.KeyFromString(keys, name(&list[i])), list[i]}
		at[i] = &all[i]
	}
	slices.SortStableFunc(at, func(a, b *keyed) int { return bytes.Compare(a.key, b.key) })
	for i, k := range at {
		list[i] = k.item
	}
}

// sortNamed puts names in alphabetical order, then in that of ids.
func sortNamed(list []named) {
	order := alphabet()
	slices.SortFunc(list, func(a, b named) int {
		return cmp.Or(order.CompareString(a.Short(), b.Short()), cmp.Compare(a.ID, b.ID))
	})
}

// namer looks names up by id, each once a request.
type namer struct {
	store graph.Reader
	known map[string]named
}

func (s *site) namer() *namer { return &namer{store: s.Store, known: map[string]named{}} }

// learn looks many names up at once; what none bears is left to name.
func (n *namer) learn(ctx context.Context, ids ...string) error {
	ids = slices.DeleteFunc(ids, func(id string) bool { _, ok := n.known[id]; return ok || id == "" })
	refs, err := n.store.Refs(ctx, ids)
	for _, e := range refs {
		if e.Name != e.ID {
			n.known[e.ID] = refOf(e)
		}
	}
	return err
}

// name is the entity of an id; an id that nothing bears is shown as it is.
func (n *namer) name(ctx context.Context, id string) (named, error) {
	if id == "" {
		return named{}, nil
	}
	if k, ok := n.known[id]; ok {
		return k, nil
	}
	e, err := n.store.Entity(ctx, id)
	var moved *graph.MovedError
	if errors.As(err, &moved) {
		e, err = n.store.Entity(ctx, moved.To)
	}
	switch {
	case errors.Is(err, graph.ErrNotFound):
		e.Entity = graph.Entity{ID: id, Name: id}
	case err != nil:
		return named{}, err
	}
	n.known[id] = nameOf(e.Entity)
	return n.known[id], nil
}

func nameOf(e graph.Entity) named { return named{ID: e.ID, Name: e.Name, Kind: e.Kind, Code: e.Code} }
