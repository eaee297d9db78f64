package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"

	"signatory/api/watch"
	"signatory/graph"
)

// The bounds of a feed.
const (
	feedEntries = 100
	feedDays    = 30
)

const atomType = "application/atom+xml; charset=utf-8"

// ChangeFilters are what a feed and a stream of events take.
type ChangeFilters struct {
	Ends
	Within
	Stance []string `query:"stance" enum:"signed,ratified,endorsed,not_signed,refused,abstained,withdrew,suspended" doc:"Only changes to these stances; none: all."`
	Kind   []string `query:"kind" enum:"new,stance,disputed,settled,confirmed,unconfirmed,gone" doc:"Only these kinds of change; none: all."`
	Q      string   `query:"q" maxLength:"500" example:"mine ban" doc:"Only changes of which actor and instrument bear all these words, or their beginnings, in their names."`
}

type feedInput struct {
	ChangeFilters
	Days int `query:"days" minimum:"1" maximum:"3650" default:"30" doc:"How far back the feed goes, in days."`
}

func (s *server) filter(ctx context.Context, in *ChangeFilters) (*watch.Filter, error) {
	f := &watch.Filter{Actor: in.Actor, Instrument: in.Instrument, Words: in.Q}
	for _, st := range in.Stance {
		f.Stance = append(f.Stance, graph.Stance(st))
	}
	for _, k := range in.Kind {
		f.Kind = append(f.Kind, graph.ChangeKind(k))
	}
	for _, id := range []string{in.Actor, in.Instrument} {
		if id == "" {
			continue
		}
		if _, err := s.Store.Entity(ctx, id); err != nil {
			return nil, err
		}
	}
	var err error
	f.Actors, err = s.actorsIn(ctx, &in.Within, "")
	return f, err
}

// The parts of an Atom feed (RFC 4287).
type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string      `xml:"id"`
		Title   string      `xml:"title"`
		Updated string      `xml:"updated"`
		Links   []atomLink  `xml:"link"`
		Author  atomAuthor  `xml:"author"`
		Entries []atomEntry `xml:"entry"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr,omitempty"`
		Href string `xml:"href,attr"`
	}
	atomAuthor struct {
		Name string `xml:"name"`
	}
	atomEntry struct {
		ID      string     `xml:"id"`
		Title   string     `xml:"title"`
		Updated string     `xml:"updated"`
		Links   []atomLink `xml:"link"`
		Summary string     `xml:"summary"`
	}
)

func (s *server) feedRoutes() {
	op := huma.Operation{
		OperationID: "get-feed", Method: http.MethodGet, Path: Base + "/changes/feed", Tags: []string{"changes"},
		Summary:     "Follow changes in a feed reader",
		Description: fmt.Sprintf("Atom: the latest %d changes of the last %d days, or of as many as days says, of one actor, on one instrument, or whatever the filters select.", feedEntries, feedDays),
		Errors:      []int{http.StatusUnauthorized, http.StatusNotFound, http.StatusUnprocessableEntity, http.StatusTooManyRequests, http.StatusGatewayTimeout},
	}
	huma.Register(s.huma, op, func(ctx context.Context, in *feedInput) (*huma.StreamResponse, error) {
		feed, err := s.feed(ctx, in)
		if err != nil {
			return nil, s.fail(ctx, err)
		}
		return &huma.StreamResponse{Body: func(c huma.Context) { s.writeFeed(humagin.Unwrap(c).Writer, humagin.Unwrap(c).Request, feed) }}, nil
	})
	ok := s.huma.OpenAPI().Paths[op.Path].Get.Responses["200"]
	ok.Description = "The feed."
	ok.Content = map[string]*huma.MediaType{"application/atom+xml": {Schema: &huma.Schema{Type: huma.TypeString}}}
}

func (s *server) feed(ctx context.Context, in *feedInput) ([]graph.Change, error) {
	store, ok := s.Store.(graph.Changes)
	if !ok {
		return nil, errNoChanges
	}
	f, err := s.filter(ctx, &in.ChangeFilters)
	if err != nil {
		return nil, err
	}
	var found []graph.Change
	from := s.Now().AddDate(0, 0, -in.Days)
	err = watch.Each(ctx, store, from, time.Time{}, f, true, func(c *graph.Change) (bool, error) {
		found = append(found, *c)
		return len(found) < feedEntries, nil
	})
	return found, err
}

func (s *server) writeFeed(w http.ResponseWriter, r *http.Request, changes []graph.Change) {
	site := siteOf(r)
	self := site + r.URL.RequestURI()
	feed := atomFeed{ID: self, Title: "Signatory: " + feedTitle(r.URL.Query(), changes), Updated: time.Unix(0, 0).UTC().Format(time.RFC3339),
		Author: atomAuthor{"Signatory"}, Links: []atomLink{{"self", "application/atom+xml", self}, {"alternate", "text/html", site + pageOf(r.URL.Query())}}}
	for i := range changes {
		feed.Entries = append(feed.Entries, entryOf(site, &changes[i]))
	}
	if len(changes) > 0 {
		feed.Updated = feed.Entries[0].Updated
	}
	w.Header().Set("Content-Type", atomType)
	out, err := xml.MarshalIndent(feed, "", " ")
	if err == nil {
		_, err = w.Write(append([]byte(xml.Header), out...))
	}
	if err != nil {
		s.Log.DebugContext(r.Context(), "feed not delivered", "error", err)
	}
}

// pageOf is the page that shows what a feed is about.
func pageOf(asked url.Values) string {
	actor, on := url.PathEscape(asked.Get("actor")), url.PathEscape(asked.Get("instrument"))
	switch {
	case actor != "" && on != "":
		return "/positions/" + actor + "/" + on
	case on != "":
		return "/instruments/" + on
	case actor != "":
		return "/actors/" + actor
	}
	return "/"
}

// feedTitle names what a feed is about.
func feedTitle(asked url.Values, changes []graph.Change) string {
	var about []string
	if id := asked.Get("actor"); id != "" {
		name := id
		if len(changes) > 0 {
			name = changes[0].Actor.Name
		}
		about = append(about, name)
	}
	if id := asked.Get("instrument"); id != "" {
		name := id
		if len(changes) > 0 {
			name = changes[0].Instrument.Name
		}
		about = append(about, name)
	}
	if q := asked.Get("q"); q != "" {
		about = append(about, q)
	}
	if about == nil {
		return "what changed"
	}
	return strings.Join(about, ", ")
}

// entryOf tells a change. Its id is of what changed and when, so that a reader shows it once.
func entryOf(site string, c *graph.Change) atomEntry {
	sum := sha256.Sum256([]byte(c.Actor.ID + " " + c.Instrument.ID + " " + c.At.Format(time.RFC3339Nano)))
	e := atomEntry{ID: "urn:signatory:change:" + hex.EncodeToString(sum[:10]), Title: headline(c), Updated: c.At.UTC().Format(time.RFC3339),
		Links: []atomLink{{"alternate", "text/html", site + pageOf(url.Values{"actor": {c.Actor.ID}, "instrument": {c.Instrument.ID}})}}}
	if len(c.Evidence) > 0 {
		p := c.Evidence[0]
		e.Summary = strings.Join(strings.FieldsFunc(p.Quote, func(r rune) bool { return r == '\t' }), " · ") // of a depositary's list, its fields
		if p.URL != "" {
			e.Links = append(e.Links, atomLink{"related", "text/html", p.URL})
		}
	}
	return e
}

// headline says in one line what changed.
func headline(c *graph.Change) string {
	line := c.Actor.Name + " · " + c.Instrument.Name + ": "
	told := func(st *graph.Standing) string {
		words := strings.ReplaceAll(string(st.Stance), "_", " ")
		if st.Tense == graph.Planned {
			words = "plans: " + words
		}
		if st.Since != "" {
			words += " (" + string(st.Since) + ")"
		}
		return words
	}
	switch c.Kind {
	case graph.NewPosition:
		return line + told(c.After)
	case graph.ChangedStance:
		return line + told(c.After) + ", before " + told(c.Before)
	case graph.NewDispute:
		return line + told(c.After) + ", now disputed"
	case graph.EndedDispute:
		return line + told(c.After) + ", no longer disputed"
	case graph.NewlyCertain:
		return line + told(c.After) + ", now confirmed"
	case graph.LessCertain:
		return line + told(c.After) + ", no longer confirmed"
	}
	return line + "no longer " + told(c.Before)
}
