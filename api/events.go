package api

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/gin-gonic/gin"

	"signatory/api/access"
	"signatory/api/watch"
	"signatory/graph"
)

const eventsPath = Base + "/changes/events"

// The bounds of streams of events.
const (
	maxStreams = 256              // at once
	heartbeat  = 15 * time.Second // between signs of life
	eventsBack = 24 * time.Hour   // how far back one may go on
)

type eventsInput struct {
	ChangeFilters
	Last string `header:"Last-Event-ID" doc:"Goes on behind this event, which a browser sends by itself when it connects again."`
}

func (s *server) eventRoutes() {
	op := huma.Operation{
		OperationID: "stream-changes", Method: http.MethodGet, Path: eventsPath, Tags: []string{"changes"},
		Summary: "Be told of changes as they are stored",
		Description: fmt.Sprintf("Server-sent events: each of the kind change holds a change as /changes lists it, some %d seconds after it was stored. "+
			"A comment every %d seconds shows that the line is open. At most %d streams are served at once. HEAD tells of the headers alone.", int(watch.Lag.Seconds()), int(heartbeat.Seconds()), maxStreams),
		Errors: []int{http.StatusUnauthorized, http.StatusNotFound, http.StatusUnprocessableEntity, http.StatusTooManyRequests},
	}
	huma.Register(s.huma, op, func(ctx context.Context, in *eventsInput) (*huma.StreamResponse, error) {
		stream, err := s.events(ctx, in)
		if err != nil {
			return nil, s.fail(ctx, err)
		}
		return &huma.StreamResponse{Body: stream}, nil
	})
	ok := s.huma.OpenAPI().Paths[op.Path].Get.Responses["200"]
	ok.Description = "The stream, which does not end by itself."
	ok.Content = map[string]*huma.MediaType{"text/event-stream": {Schema: &huma.Schema{Type: huma.TypeString}}}
}

func (s *server) events(ctx context.Context, in *eventsInput) (func(huma.Context), error) {
	store, ok := s.Store.(graph.Changes)
	if !ok {
		return nil, errNoChanges
	}
	f, err := s.filter(ctx, &in.ChangeFilters)
	if err != nil {
		return nil, err
	}
	from := s.Now().Add(-watch.Lag)
	if in.Last != "" {
		last, err := time.Parse(time.RFC3339Nano, in.Last)
		if err != nil {
			return nil, &requestError{http.StatusUnprocessableEntity, "Last-Event-ID: not the id of an event: leave it out"}
		}
		if oldest := from.Add(-eventsBack); last.Before(oldest) {
			last = oldest
		}
		if last.Before(from) {
			from = last
		}
	}
	if s.pulse.Waiting() >= maxStreams {
		return nil, &access.TooManyError{What: fmt.Sprintf("%d streams are open", maxStreams), After: heartbeat}
	}
	return func(c huma.Context) {
		g := humagin.Unwrap(c)
		g.Writer.Header().Set("Content-Type", "text/event-stream")
		g.Writer.Header().Set("X-Accel-Buffering", "no")
		if isHead(g.Request.Context()) {
			return
		}
		e := &eventStream{w: g.Writer, control: controlOf(g.Writer), store: store, filter: f, from: from, now: s.Now, ending: s.Ending}
		if err := e.run(g.Request.Context(), s.pulse); err != nil && !callerGone(g.Request.Context(), err) {
			s.Log.WarnContext(g.Request.Context(), "stream of events broke off", "request_id", requestOf(g.Request.Context()).id, "error", err)
		}
	}, nil
}

// eventStream is one open stream.
type eventStream struct {
	w       io.Writer
	control *http.ResponseController
	store   graph.Changes
	filter  *watch.Filter
	from    time.Time // what was stored until then is told
	now     func() time.Time
	ending  <-chan struct{}
}

// run tells changes until the caller goes away.
func (e *eventStream) run(ctx context.Context, pulse *watch.Pulse) error {
	woken, cancel := pulse.Wait()
	defer cancel()
	alive := time.NewTicker(heartbeat)
	defer alive.Stop()
	if err := e.send(": changes as they are stored\nretry: 5000\n\n"); err != nil {
		return err
	}
	for {
		if err := e.tell(ctx); err != nil {
			return err
		}
		for waiting := true; waiting; {
			select {
			case <-ctx.Done():
				return nil
			case <-e.ending:
				return nil
			case <-woken:
				waiting = false
			case <-alive.C:
				if err := e.send(": open\n\n"); err != nil {
					return err
				}
			}
		}
	}
}

// tell sends what was stored since the last time. Only the last of its events
// bears an id, the moment until which all is told then.
func (e *eventStream) tell(ctx context.Context) error {
	to := e.now().Add(-watch.Lag)
	if !to.After(e.from) {
		return nil
	}
	held := ""
	err := watch.Each(ctx, e.store, e.from, to, e.filter, false, func(c *graph.Change) (bool, error) {
		if held != "" {
			if err := e.send(held + "\n"); err != nil {
				return false, err
			}
		}
		b, err := json.Marshal(c)
		held = "event: change\ndata: " + string(b) + "\n"
		return true, err
	})
	if err != nil {
		return err
	}
	e.from = to
	if held == "" {
		return nil
	}
	return e.send(held + "id: " + to.UTC().Format(time.RFC3339Nano) + "\n\n")
}

func (e *eventStream) send(text string) error {
	if _, err := io.WriteString(e.w, text); err != nil {
		return err
	}
	return e.control.Flush()
}

// controlOf looks through gin's writer, which would have every writer flush in its own way.
func controlOf(w gin.ResponseWriter) *http.ResponseController {
	if u, ok := w.(interface{ Unwrap() http.ResponseWriter }); ok {
		return http.NewResponseController(u.Unwrap())
	}
	return http.NewResponseController(w)
}
