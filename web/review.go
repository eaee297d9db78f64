package web

import (
	"cmp"
	"context"
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
)

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
	Claims int
	Proofs []proof
}

// reviewSide is what one side of a dispute says, with its sentences.
type reviewSide struct {
	Stance graph.Stance
	Tense  graph.Tense
	Proofs []proof
}

// logRow is an act that was done, with who did it and when.
type logRow struct {
	ID, Says, By, Reason string
	At                   time.Time
	Undone               bool
	Undo                 *act
}

type reviewPage struct {
	Queue  graph.Queue
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
	p := reviewPage{Queue: graph.Queue(query.Get("queue")), May: s.may(r), CSRF: access.From(r.Context()).CSRF, Done: query.Get("done")}
	p.By, p.Named = who(r, query.Get("by"))
	if !slices.Contains(graph.Queues, p.Queue) {
		p.Queue = graph.QueueUnsure
	}
	for _, q := range graph.Queues {
		p.Queues = append(p.Queues, facet{Kind: queueWords[q], Href: p.href(q, ""), On: q == p.Queue})
	}
	if err := s.reviewCases(r.Context(), store, &p, query.Get("cursor")); err != nil {
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
func (p reviewPage) Here() string { return p.href(p.Queue, "") }

// reviewLog is what was decided and mended lately, the latest first.
func (s *site) reviewLog(ctx context.Context, store reviewer) ([]logRow, error) {
	rulings, err := store.Rulings(ctx, graph.RulingQuery{Paging: graph.Paging{Limit: reviewLog}})
	if err != nil {
		return nil, err
	}
	mendings, err := store.Mendings(ctx, graph.MendingQuery{Paging: graph.Paging{Limit: reviewLog}})
	if err != nil {
		return nil, err
	}
	names := s.namer()
	var ids []string
	for _, d := range rulings.Items {
		ids = append(ids, d.Actor, d.Instrument)
	}
	for _, m := range mendings.Items {
		ids = append(ids, m.Into)
	}
	if err := names.learn(ctx, ids...); err != nil {
		return nil, err
	}
	var out []logRow
	for _, d := range rulings.Items {
		row, err := decided(ctx, names, d)
		if err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	for _, m := range mendings.Items {
		row, err := mendedRow(ctx, names, m)
		if err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	slices.SortStableFunc(out, func(a, b logRow) int { return b.At.Compare(a.At) })
	return out[:min(len(out), reviewLog)], nil
}

func decided(ctx context.Context, names *namer, d graph.Ruling) (logRow, error) {
	actor, err := names.name(ctx, d.Actor)
	if err != nil {
		return logRow{}, err
	}
	on, err := names.name(ctx, d.Instrument)
	if err != nil {
		return logRow{}, err
	}
	verdicts := map[graph.Verdict]string{graph.Confirm: "Confirmed", graph.Reject: "Rejected", graph.Undo: "Took a decision back"}
	row := logRow{ID: d.ID, By: d.By, Reason: d.Reason, At: d.At,
		Says: verdicts[d.Verdict] + ": " + actor.Name + " " + strings.ToLower(stanceWord(d.Stance, graph.Past)) + " " + on.Name}
	if d.Verdict != graph.Undo {
		row.Undo = &act{Do: "revoke", Label: "Undo", Values: map[string]string{"id": d.ID}}
	}
	return row, nil
}

func mendedRow(ctx context.Context, names *namer, m graph.Mending) (logRow, error) {
	into, err := names.name(ctx, m.Into)
	if err != nil {
		return logRow{}, err
	}
	says := map[graph.MendKind]string{graph.MergeEntity: "Merged " + m.Subject + " into " + into.Name, graph.RenameEntity: "Renamed " + m.Subject + ": " + m.Name,
		graph.RetractArticle: "Retracted " + m.Subject, graph.EditClaim: "Edited " + m.Subject, graph.UndoMending: "Took an act back, on " + m.Subject}
	row := logRow{ID: m.ID, Says: says[m.Kind], By: m.By, Reason: m.Reason, At: m.At, Undone: m.Undone}
	if m.Kind == graph.EditClaim && m.Edit != nil {
		if row.Says, err = correctedSays(ctx, names, m.Edit); err != nil {
			return logRow{}, err
		}
	}
	if m.Kind != graph.UndoMending && !m.Undone {
		row.Undo = &act{Do: "unmend", Label: "Undo", Values: map[string]string{"id": m.ID}}
	}
	return row, nil
}

// correctedSays tells what was read and what was made of it.
func correctedSays(ctx context.Context, names *namer, e *graph.Edit) (string, error) {
	was, to := []string{}, []string{}
	for _, c := range []struct{ from, to string }{{e.Actor, e.To.Actor}, {e.Instrument, e.To.Instrument}} {
		from, err := names.name(ctx, c.from)
		if err != nil {
			return "", err
		}
		now, err := names.name(ctx, cmp.Or(c.to, c.from))
		if err != nil {
			return "", err
		}
		was, to = append(was, from.Name), append(to, now.Name)
	}
	says := func(ends []string, stance graph.Stance, tense graph.Tense) string {
		return ends[0] + " " + strings.ToLower(stanceWord(stance, tense)) + " " + ends[1]
	}
	now := says(to, cmp.Or(e.To.Stance, e.Stance), cmp.Or(e.To.Tense, graph.Past))
	if e.To.Date != nil {
		now += ", " + cmp.Or(string(*e.To.Date), "undated")
	}
	return "Corrected: " + says(was, e.Stance, graph.Past) + ", to: " + now, nil
}
