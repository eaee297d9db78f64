package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"signatory/api/access"
	"signatory/graph"
)

// What one page of the review shows.
const (
	reviewShown = 20 // cases
	reviewLog   = 12 // acts
	reviewRead  = 60 // acts of each sort, by which it is known what became of others
)

// oneAct is within which time decisions alike are those of one act: a dispute is
// decided by as many as it has sentences.
const oneAct = 2 * time.Second

// errNoReview answers where the store keeps no decisions.
var errNoReview = errors.New("this store keeps no decisions")

// reviewer is what a store must be for the review.
type reviewer interface {
	graph.Judge
	graph.Searcher
	graph.Mender
	graph.Records
}

// act is something that the review can be asked to do, with what it needs.
type act struct {
	Do, Key, Label string
	Values         map[string]string
}

// reviewCase is one thing to decide, as a page shows it.
type reviewCase struct {
	graph.ReviewCase
	Actor, On  named
	A, B       named // entities that may be one
	Apart      []twinSide
	Proofs     []proof
	Told       []reviewSide // of a dispute
	MergeHref  string
	Acts       []act
	RenameForm bool
	Claim      *graph.Claim // one that can be corrected
}

// twinSide is one of two entities that may be one, with a sentence by which to tell them apart.
type twinSide struct {
	Who    named
	Label  string
	Claims int
	Proofs []proof
}

// reviewSide is what one side of a dispute says, with its sentences.
type reviewSide struct {
	Stance graph.Stance
	Tense  graph.Tense
	Proofs []proof
}

type reviewPage struct {
	Queue  graph.Queue
	Cursor string
	Queues []facet
	Cases  []reviewCase
	Next   string
	Log    []logRow
	By     string // who decides: the name of the token, or one that was given
	Named  bool   // By is that of a token
	May    bool   // whether the caller may decide
	CSRF   string
	Done   string // what was just done, in words
}

func (s *site) reviewStore() (reviewer, error) {
	r, ok := s.Store.(reviewer)
	if !ok {
		return nil, errNoReview
	}
	return r, nil
}

// may reports whether the caller could write as a reviewer.
func (s *site) may(r *http.Request) bool {
	return s.Gate != nil && s.Gate.MayWrite(r, access.Reviewer)
}

// who is the name under which a caller's decisions are kept.
func who(r *http.Request, given string) (name string, known bool) {
	if c := access.From(r.Context()); c.Name != "" {
		return c.Name, true
	}
	return strings.TrimSpace(given), false
}

func (s *site) review(w http.ResponseWriter, r *http.Request) error {
	store, err := s.reviewStore()
	if err != nil {
		return err
	}
	query := r.URL.Query()
	p := reviewPage{Queue: graph.Queue(query.Get("queue")), Cursor: query.Get("cursor"), May: s.may(r), CSRF: access.From(r.Context()).CSRF, Done: query.Get("done")}
	p.By, p.Named = who(r, query.Get("by"))
	if !slices.Contains(graph.Queues, p.Queue) {
		p.Queue = graph.QueueUnsure
	}
	for _, q := range graph.Queues {
		p.Queues = append(p.Queues, facet{Kind: queueWords[q], Href: p.href(q, ""), On: q == p.Queue})
	}
	if err := s.reviewCases(r.Context(), store, &p); err != nil {
		return err
	}
	if p.Log, err = s.reviewLog(r.Context(), store); err != nil {
		return err
	}
	w.Header().Set("Cache-Control", "no-store")
	return s.render(w, r, http.StatusOK, "review", frame{Title: "Review", Section: "/review", Scripts: []string{"review.js"}, Page: p})
}

var queueWords = map[graph.Queue]string{graph.QueueUnsure: "Unsure", graph.QueueDisputed: "Disputed",
	graph.QueueUnknown: "Unknown instruments", graph.QueueTwins: "Possibly one"}

func (p reviewPage) href(queue graph.Queue, cursor string) string {
	v := url.Values{"queue": {string(queue)}}
	if cursor != "" {
		v.Set("cursor", cursor)
	}
	if p.By != "" && !p.Named {
		v.Set("by", p.By)
	}
	return "/review?" + v.Encode()
}

// Here is where the page leads back to after an act.
func (p reviewPage) Here() string { return p.href(p.Queue, p.Cursor) }
