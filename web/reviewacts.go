package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"signatory/api/access"
	"signatory/graph"
)

// maxAct bounds the form of an act, in bytes.
const maxAct = 64 << 10

// merging is the page that shows what a merge would change, before it is done.
type merging struct {
	Subject, Into *graph.EntitySummary
	Q             string
	Choices       []named
	Changes       []graph.MergeChange
	More          bool
	By            string
	Named, May    bool
	CSRF          string
	Sides         []twinSide  // a sentence on each, where names do not tell them apart
	Queue         graph.Queue // that it came from
}

// Back is the queue that it came from.
func (m merging) Back() string { return "/review?queue=" + string(m.Queue) }

// Href is the path of an entity's page.
func (m merging) Href(e *graph.EntitySummary) string { return href(e.Kind, e.ID) }

// Changed is how many positions would be otherwise than both are now.
func (m merging) Changed() int {
	n := 0
	for _, c := range m.Changes {
		if c.Into.Stance != c.Merged.Stance || c.Into.Tense != c.Merged.Tense {
			n++
		}
	}
	return n
}

func (s *site) merge(w http.ResponseWriter, r *http.Request) error {
	store, err := s.reviewStore()
	if err != nil {
		return err
	}
	query, ctx := r.URL.Query(), r.Context()
	subject, err := store.Entity(ctx, query.Get("subject"))
	if err != nil {
		return err
	}
	m := merging{Subject: &subject, Q: strings.TrimSpace(query.Get("q")), May: s.may(r), CSRF: access.From(ctx).CSRF}
	m.By, m.Named = who(r, query.Get("by"))
	if m.Queue = graph.Queue(query.Get("queue")); !slices.Contains(graph.Queues, m.Queue) {
		m.Queue = graph.QueueTwins
	}
	if m.Q != "" {
		page, err := store.Search(ctx, graph.SearchQuery{Text: m.Q, Kinds: []string{string(subject.Kind)}, Paging: graph.Paging{Limit: 12}})
		if err != nil {
			return err
		}
		for _, h := range page.Items {
			if h.ID != subject.ID {
				m.Choices = append(m.Choices, named{ID: h.ID, Name: h.Name, Kind: subject.Kind})
			}
		}
	}
	if id := query.Get("into"); id != "" {
		into, err := store.Entity(ctx, id)
		if err != nil {
			return err
		}
		m.Into = &into
		if m.Changes, m.More, err = graph.PreviewMerge(ctx, store, subject.ID, into.ID); err != nil {
			return err
		}
		for _, e := range []*graph.EntitySummary{m.Subject, m.Into} {
			side, err := s.twinSide(ctx, nameOf(e.Entity), e.Claims)
			if err != nil {
				return err
			}
			side.Label = []string{"The first, which goes into the other", "The second, which stays"}[len(m.Sides)]
			m.Sides = append(m.Sides, side)
		}
	}
	w.Header().Set("Cache-Control", "no-store")
	return s.render(w, r, http.StatusOK, "merge", frame{Title: "Merge " + subject.Name, Section: "/review", Scripts: []string{"review.js"}, Page: m})
}

// decide does one act of the review and leads back to where it was asked.
func (s *site) decide(w http.ResponseWriter, r *http.Request) error {
	store, err := s.reviewStore()
	if err != nil {
		return err
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxAct)
	if s.Gate == nil {
		return access.ErrForbidden
	}
	if err := s.Gate.Permit(r, access.Reviewer); err != nil {
		if errors.Is(err, access.ErrUnknown) {
			askWho(w, r)
			return nil
		}
		return err
	}
	by, named := who(r, r.PostFormValue("by"))
	if by == "" {
		by = "this machine"
	}
	var to graph.Correction
	if r.PostFormValue("do") == "edit" {
		ask := ""
		if to, ask, err = s.correctionOf(r.Context(), r.PostFormValue); err != nil {
			return err
		}
		if ask != "" {
			http.Redirect(w, r, ask, http.StatusSeeOther)
			return nil
		}
	}
	said, err := s.done(r.Context(), store, r.PostFormValue("do"), by, strings.TrimSpace(r.PostFormValue("reason")), to, r.PostFormValue)
	var moved *graph.MovedError
	if errors.As(err, &moved) {
		return fmt.Errorf("%w: %s is %s by now", errBadRequest, moved.ID, moved.To)
	}
	if err != nil {
		return err
	}
	back, err := url.Parse(ownPath(r.PostFormValue("back")))
	if err != nil || !strings.HasPrefix(back.Path, "/review") {
		back = &url.URL{Path: "/review"}
	}
	q := back.Query()
	q.Set("done", said)
	if !named && by != "this machine" {
		q.Set("by", by)
	}
	back.RawQuery = q.Encode()
	http.Redirect(w, r, back.String(), http.StatusSeeOther)
	return nil
}

// done does an act and says so in words.
func (s *site) done(ctx context.Context, store reviewer, do, by, reason string, to graph.Correction, value func(string) string) (string, error) {
	var err error
	switch do {
	case "confirm", "reject":
		_, err = store.Decide(ctx, value("claim"), graph.Verdict(do), by, reason)
		return map[string]string{"confirm": "Confirmed.", "reject": "Rejected."}[do], err
	case "resolve":
		_, err = graph.Resolve(ctx, store, graph.Resolution{Actor: value("actor"), Instrument: value("instrument"), Stance: graph.Stance(value("stance")), By: by, Reason: reason})
		return "Decided.", err
	case "rename":
		_, err = store.Mend(ctx, graph.Mending{Kind: graph.RenameEntity, Subject: value("subject"), Name: strings.TrimSpace(value("name")), By: by, Reason: reason})
		return "Renamed.", err
	case "merge":
		_, err = store.Mend(ctx, graph.Mending{Kind: graph.MergeEntity, Subject: value("subject"), Into: value("into"), By: by, Reason: reason})
		return "Merged.", err
	case "edit":
		_, err = store.Mend(ctx, graph.Mending{Kind: graph.EditClaim, Subject: value("claim"), Edit: &graph.Edit{To: to}, By: by, Reason: reason})
		return "Corrected.", err
	case "apart":
		return "Kept apart.", graph.KeepApart(ctx, store, value("a"), value("b"), graph.SignedBy{By: by, Reason: reason, At: s.Now().UTC()})
	case "unapart":
		return "Taken back.", graph.UndoApart(ctx, store, value("a"), value("b"), graph.SignedBy{By: by, Reason: reason, At: s.Now().UTC()})
	case "revoke":
		for _, id := range strings.Fields(value("id")) {
			if _, err := store.Revoke(ctx, id, by, reason); err != nil {
				return "", err
			}
		}
		return "Taken back.", nil
	case "unmend":
		_, err = store.Unmend(ctx, value("id"), by, reason)
		return "Taken back.", err
	}
	return "", fmt.Errorf("%w: do: %q is nothing that the review does", errBadRequest, do)
}
