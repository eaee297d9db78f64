package web

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"signatory/api/access"
	"signatory/graph"
)

// What can be added at once: as many bytes as the API takes for one article.
const (
	maxAddBytes = 10 << 20
	maxAddFiles = 20
	// maxAddForm bounds a form: the bytes in base64, and the fields around them.
	maxAddForm = maxAddBytes/3*4 + 1<<20
	addWithin  = 30 * time.Second // to receive it
)

// Handed is one article as it was handed over, before it is read.
type Handed struct {
	Name    string // as problems name it; its ending tells the format
	Ending  string // tells the format in place of the name's; "" leaves it to the name
	URL     string // where it was fetched, "" where it was not
	Charset string // that its server states, "" where none does
	Body    []byte
}

// addItem is an article as it would be stored.
type addItem struct {
	articlePage
	Handed Handed
	State  string // what storing it would do, in words
}

// Encoded are the bytes as a hidden field carries them, unchanged by the form.
func (i addItem) Encoded() string { return base64.RawURLEncoding.EncodeToString(i.Handed.Body) }

// addDone is an article that was stored.
type addDone struct {
	named
	Result string
}

// addPage is the form, what would be read, or what was stored.
type addPage struct {
	May      bool
	CSRF     string
	Given    pasted
	Link     string // a URL that was given
	Problems []string
	Items    []addItem
	Done     []addDone
}

// Found is how many positions and counts all articles hold.
func (p addPage) Found() (n int) {
	for _, i := range p.Items {
		n += len(i.Claims) + len(i.Counts)
	}
	return n
}

// Results of storing, as the address of the page names them and as it says them.
var addResults = []struct {
	result graph.PutResult
	says   string
}{{graph.Added, "Stored"}, {graph.Superseded, "Stored in place of an earlier text"}, {graph.Unchanged, "Was stored already, and is unchanged"}}

// add shows the form, below what was stored last.
func (s *site) add(w http.ResponseWriter, r *http.Request) error {
	p := addPage{May: s.may(r)}
	for _, a := range addResults {
		ids := r.URL.Query()[string(a.result)]
		for _, id := range ids[:min(len(ids), maxAddFiles)] {
			stored, err := s.Store.Article(r.Context(), id)
			if err != nil {
				return err
			}
			p.Done = append(p.Done, addDone{named{ID: id, Name: titleOf(stored)}, a.says})
		}
	}
	return s.showAdd(w, r, http.StatusOK, p)
}

func (s *site) showAdd(w http.ResponseWriter, r *http.Request, status int, p addPage) error {
	p.CSRF = access.From(r.Context()).CSRF
	w.Header().Set("Cache-Control", "no-store")
	return s.render(w, r, status, "add", frame{Title: "Add", Section: "/add", Page: p})
}

// takeIn shows what would be read from what the form holds, and stores it when it is sent again.
func (s *site) takeIn(w http.ResponseWriter, r *http.Request) error {
	if err := s.permitForm(w, r); err != nil {
		return err
	}
	p := addPage{May: true}
	handed := s.handed(r, &p)
	var readings []graph.Reading
	for _, h := range handed {
		reading, err := s.Read(h)
		if err == nil && h.Name == pastedName {
			err = p.Given.understood(reading.Article)
		}
		if err != nil {
			p.Problems = append(p.Problems, h.Name+": "+err.Error())
			continue
		}
		readings = append(readings, reading)
		item, err := s.addItem(r.Context(), h, reading)
		if err != nil {
			return err
		}
		p.Items = append(p.Items, item)
	}
	if len(readings) == 0 {
		return s.showAdd(w, r, http.StatusUnprocessableEntity, p)
	}
	if r.PostFormValue("do") != "store" {
		return s.showAdd(w, r, http.StatusOK, p)
	}
	return s.keep(w, r, p, readings)
}

// permitForm lets a reviewer through, and reads the form within its bounds.
// Who may not write is turned away before the body is read.
func (s *site) permitForm(w http.ResponseWriter, r *http.Request) error {
	if s.Gate == nil {
		return access.ErrForbidden
	}
	if !s.Gate.MayWrite(r, access.Reviewer) {
		if err := s.Gate.Permit(r, access.Reviewer); err != nil {
			return err
		}
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxAddForm)
	patience := http.NewResponseController(w)
	if err := patience.SetReadDeadline(time.Now().Add(addWithin)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return fmt.Errorf("bound the time of a form: %w", err)
	}
	err := r.ParseMultipartForm(maxAddForm)
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return fmt.Errorf("%w: that is more than %d MB at once; add fewer files, or load them with signatory ingest", errBadRequest, maxAddBytes>>20)
	case err != nil && !errors.Is(err, http.ErrNotMultipart):
		return fmt.Errorf("%w: the form cannot be read: %w", errBadRequest, err)
	}
	if err := patience.SetReadDeadline(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return fmt.Errorf("bound the time of a form: %w", err)
	}
	return s.Gate.Permit(r, access.Reviewer)
}

func (s *site) addItem(ctx context.Context, h Handed, reading graph.Reading) (addItem, error) {
	i := addItem{articlePage: articlePage{Article: reading.Article}, Handed: h}
	s.readText(&i.articlePage, reading)
	if err := s.fillReading(ctx, &i.articlePage, reading); err != nil {
		return i, err
	}
	stored, err := s.Store.Article(ctx, reading.Article.ID)
	switch {
	case errors.Is(err, graph.ErrNotFound):
		i.State = "New"
	case err != nil:
		return i, err
	case stored.Revision == reading.Article.Revision:
		i.State = "Stored already, unchanged"
	default:
		i.State = "Takes the place of an earlier text"
	}
	return i, nil
}

// keep stores readings and leads to the page that says so. What the store
// refuses is told, and what it took in is not lost.
func (s *site) keep(w http.ResponseWriter, r *http.Request, p addPage, readings []graph.Reading) error {
	results, err := s.Store.Put(r.Context(), readings)
	if err != nil && !errors.Is(err, graph.ErrInvalid) {
		return fmt.Errorf("store what was added: %w", err)
	}
	if s.Taken != nil {
		s.Taken(readings, results)
	}
	query := url.Values{}
	var refused []addItem
	for i, result := range results {
		if result == graph.Unsound {
			refused = append(refused, p.Items[i])
			continue
		}
		query.Add(string(result), readings[i].Article.ID)
		for _, a := range addResults {
			if a.result == result {
				p.Done = append(p.Done, addDone{named{ID: readings[i].Article.ID, Name: titleOf(readings[i].Article)}, a.says})
			}
		}
	}
	if err != nil {
		p.Problems = append(p.Problems, strings.Split(err.Error(), "\n")...)
	}
	if p.Items = refused; len(p.Problems) > 0 {
		return s.showAdd(w, r, http.StatusUnprocessableEntity, p)
	}
	http.Redirect(w, r, "/add?"+query.Encode(), http.StatusSeeOther)
	return nil
}

// titleOf is an article's title as a link shows it.
func titleOf(a graph.Article) string {
	if a.Title == "" {
		return "Article without a title"
	}
	return a.Title
}
