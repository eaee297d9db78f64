package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"signatory/api/access"
	"signatory/graph"
)

// requestError is a mistake of the caller that is found before the store is asked.
type requestError struct {
	status int
	detail string
}

func (e *requestError) Error() string { return e.detail }

// badQuery says what is wrong with a query parameter.
func badQuery(name string, err error) error {
	return &requestError{http.StatusUnprocessableEntity, name + ": " + err.Error()}
}

// statusClientClosed is nginx's code for a caller that went away; only logs and metrics see it.
const statusClientClosed = 499

// errCallerGone wraps what keeps a byte from its caller.
var errCallerGone = errors.New("the caller takes no more")

// callerGone reports an answer that broke off because nobody waits for it any more.
func callerGone(ctx context.Context, err error) bool {
	return errors.Is(err, errCallerGone) || errors.Is(ctx.Err(), context.Canceled)
}

// errNotReady is what /readyz answers while the store does not.
var errNotReady = errors.New("not ready")

// statuses is the one table from an error to a status; anything else is 500.
// A row's detail replaces the error's own words where those would tell too much or nothing.
var statuses = []struct {
	err    error
	status int
	detail string
	mend   string // what to do, behind the error's own words
}{
	{graph.ErrNotFound, http.StatusNotFound, "", "; GET " + Base + "/search?q=NAME finds ids"},
	{graph.ErrInvalid, http.StatusUnprocessableEntity, "", ""},
	{access.ErrUnknown, http.StatusUnauthorized, "", ""},
	{access.ErrForbidden, http.StatusForbidden, "", ""},
	{access.ErrTooMany, http.StatusTooManyRequests, "", ""},
	{errNotReady, http.StatusServiceUnavailable, "", ""},
	{graph.ErrUnreachable, http.StatusServiceUnavailable, "the store's server does not answer; GET /readyz tells when it does again", ""},
	{context.DeadlineExceeded, http.StatusGatewayTimeout, "the store did not answer in time; ask for less, or again", ""},
	{context.Canceled, statusClientClosed, "the caller went away", ""},
}

// problemOf turns an error into the status and the words of its answer.
func problemOf(ctx context.Context, err error) (status int, detail string) {
	var re *requestError
	if errors.As(err, &re) {
		return re.status, re.detail
	}
	var moved *graph.MovedError
	if errors.As(err, &moved) {
		return http.StatusPermanentRedirect, moved.Error()
	}
	for _, cause := range []error{err, ctx.Err()} { // a store that is broken off has its own words for it
		for _, row := range statuses {
			if cause != nil && errors.Is(cause, row.err) {
				if row.detail != "" {
					return row.status, row.detail
				}
				return row.status, cause.Error() + row.mend
			}
		}
	}
	return http.StatusInternalServerError, "the server failed; its log tells why, under request " + requestOf(ctx).id
}

// fail is the error that a handler returns for err, and logs what is the server's own fault.
func (s *server) fail(ctx context.Context, err error) error {
	status, detail := problemOf(ctx, err)
	switch {
	case status == statusClientClosed:
		s.Log.DebugContext(ctx, "the caller went away", "request_id", requestOf(ctx).id, "path", requestOf(ctx).url, "error", err)
	case status >= 500 && !errors.Is(err, errPanicked):
		s.Log.ErrorContext(ctx, "failed", "request_id", requestOf(ctx).id, "path", requestOf(ctx).url, "error", err)
	}
	title := http.StatusText(status)
	if status == statusClientClosed {
		title = "Client Closed Request"
	}
	problem := &huma.ErrorModel{Status: status, Title: title, Detail: detail}
	if h := headersOf(ctx, err); h != nil {
		return huma.ErrorWithHeaders(problem, h)
	}
	return problem
}

// headersOf are the headers that some errors bring along.
func headersOf(ctx context.Context, err error) http.Header {
	var moved *graph.MovedError
	var tooMany *access.TooManyError
	switch {
	case errors.As(err, &moved):
		return http.Header{"Location": {movedURL(requestOf(ctx).url, moved)}}
	case errors.As(err, &tooMany):
		return http.Header{"Retry-After": {strconv.Itoa(tooMany.Seconds())}}
	case errors.Is(err, access.ErrUnknown):
		return http.Header{"Www-Authenticate": {`Bearer realm="Signatory"`}}
	}
	return nil
}

// orMoved is err or, where nothing was found, the *graph.MovedError of the first
// of ids that was merged into another: a filter by an old id leads to the new one.
// What cannot be an id is refused, so that a name never passes for one that nothing bears.
func (s *server) orMoved(ctx context.Context, found int, err error, ids ...string) error {
	if err != nil || found > 0 {
		return err
	}
	for _, id := range ids {
		if id == "" {
			continue
		}
		if !graph.IsID(id) {
			return &requestError{http.StatusUnprocessableEntity, fmt.Sprintf("%q is no id, as country:FRA is one; GET %s/search?q=NAME finds ids", id, Base)}
		}
		var moved *graph.MovedError
		if _, err := s.Store.Entity(ctx, id); errors.As(err, &moved) {
			return err
		} else if err != nil && !errors.Is(err, graph.ErrNotFound) {
			return err
		}
	}
	return nil
}

// movedURL is the asked URL with the new id in place of the old one.
func movedURL(asked string, moved *graph.MovedError) string {
	path, query, found := strings.Cut(asked, "?")
	parts := strings.Split(path, "/")
	for i, p := range parts {
		if plain, err := url.PathUnescape(p); err == nil && plain == moved.ID {
			parts[i] = url.PathEscape(moved.To)
		}
	}
	path = strings.Join(parts, "/")
	if !found {
		return path
	}
	if values, err := url.ParseQuery(query); err == nil { // the caller's own order stays where no id moved
		swapped := false
		for _, list := range values {
			for i := range list {
				if list[i] == moved.ID {
					list[i], swapped = moved.To, true
				}
			}
		}
		if swapped {
			query = values.Encode()
		}
	}
	return path + "?" + query
}

// writeProblem answers err where no huma handler is at work.
func (s *server) writeProblem(w http.ResponseWriter, r *http.Request, err error) {
	var problem *huma.ErrorModel
	if !errors.As(s.fail(r.Context(), err), &problem) {
		problem = &huma.ErrorModel{Status: http.StatusInternalServerError}
	}
	body, jerr := json.Marshal(problem)
	if jerr != nil {
		s.Log.ErrorContext(r.Context(), "problem", "error", jerr)
	}
	for name, values := range headersOf(r.Context(), err) {
		w.Header()[name] = values
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(problem.Status)
	if _, werr := w.Write(append(body, '\n')); werr != nil {
		s.Log.DebugContext(r.Context(), "answer not delivered", "error", werr)
	}
}

// clearDetail puts what is wrong into a validation problem's detail, in a fixed order.
func clearDetail(_ huma.Context, _ string, v any) (any, error) {
	problem, ok := v.(*huma.ErrorModel)
	if !ok || len(problem.Errors) == 0 {
		return v, nil
	}
	slices.SortFunc(problem.Errors, func(a, b *huma.ErrorDetail) int {
		return strings.Compare(a.Location+a.Message, b.Location+b.Message)
	})
	var said []string
	for _, e := range problem.Errors {
		_, name, found := strings.Cut(e.Location, ".")
		if !found {
			name = e.Location
		}
		said = append(said, name+": "+e.Message)
	}
	problem.Detail = strings.Join(said, "; ")
	return problem, nil
}
