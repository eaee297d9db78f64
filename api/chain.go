package api

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"regexp"
	"runtime/debug"
	"strings"
)

// requestIDHeader carries the id of a request both ways.
const requestIDHeader = "X-Request-Id"

// goodRequestID is what is taken over from a caller; anything else is replaced.
var goodRequestID = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

type requestKey struct{}

// request is what the layers below need to know of the one under way.
type request struct {
	id  string
	url string // path and query as the caller wrote them
}

func requestOf(ctx context.Context) request {
	r, _ := ctx.Value(requestKey{}).(request)
	return r
}

// isAPI tells the API's paths from those of the pages.
func isAPI(path string) bool {
	return strings.HasPrefix(path, "/api/") || path == "/api" || path == "/healthz" || path == "/readyz" || path == "/openapi.json"
}

// endless tells the paths whose answers take their time and are never held back whole.
func endless(path string) bool {
	return path == Base+"/export" || path == Base+"/articles/batch" || path == eventsPath
}

// chain wraps next in what every request passes, the outermost first.
func (s *server) chain(next http.Handler) (http.Handler, error) {
	smaller, err := compressed(tagged(asFormat(next)))
	if err != nil {
		return nil, err
	}
	return s.unstalled(s.identify(s.logged(s.recovered(headers(s.crossed(s.options(s.limited(s.known(head(smaller)))))))))), nil
}

// known tells the layers below who asks; see package access.
func (s *server) known(next http.Handler) http.Handler {
	return s.Gate.Identify(next, s.writeProblem)
}

// identify gives the request an id, the caller's own where it is a plain word.
func (s *server) identify(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := r.Header.Get(requestIDHeader)
		if !goodRequestID.MatchString(id) {
			id = rand.Text()
		}
		w.Header().Set(requestIDHeader, id)
		ctx := context.WithValue(r.Context(), requestKey{}, request{id: id, url: r.URL.RequestURI()})
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// logged writes one line to the access log when the answer is out, or broke off.
func (s *server) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := s.Now()
		rec := &recorder{ResponseWriter: w}
		whole := false
		defer func() {
			status := rec.code()
			whole = whole && rec.broke == nil
			if !whole && callerGone(r.Context(), rec.broke) {
				status = statusClientClosed
			}
			s.Log.LogAttrs(r.Context(), slog.LevelInfo, "request",
				slog.String("method", r.Method), slog.String("path", r.URL.Path), slog.String("query", r.URL.RawQuery),
				slog.Int("status", status), slog.Int64("bytes", rec.bytes), slog.Bool("whole", whole),
				slog.Duration("took", s.Now().Sub(start)),
				slog.String("request_id", requestOf(r.Context()).id), slog.String("remote", r.RemoteAddr))
		}()
		next.ServeHTTP(rec, r)
		whole = true
	})
}

// recovered answers a panic as a problem, as long as nothing was written yet.
func (s *server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := &recorder{ResponseWriter: w}
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			if p == http.ErrAbortHandler {
				panic(p)
			}
			s.Log.ErrorContext(r.Context(), "panic", "path", r.URL.Path, "panic", fmt.Sprint(p),
				"request_id", requestOf(r.Context()).id, "stack", string(debug.Stack()))
			if rec.status != 0 {
				panic(http.ErrAbortHandler) // half an answer is out: close the connection
			}
			s.writeProblem(w, r, errPanicked)
		}()
		next.ServeHTTP(rec, r)
	})
}

var errPanicked = errors.New("panic")

// headers sets what keeps a browser from doing more with an answer than show
// it. The pages set a wider Content-Security-Policy of their own.
func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cache-Control", "no-cache") // keep, but ask again: the ETag tells whether it changed
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}

// limited bounds the time of an answer; taking in an article may also take the
// time that its bytes need to arrive.
func (s *server) limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if endless(r.URL.Path) {
			next.ServeHTTP(w, r)
			return
		}
		limit := s.Timeout
		if r.Method == http.MethodPost {
			limit += bodyTimeout
		}
		ctx, cancel := context.WithTimeout(r.Context(), limit)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// head answers HEAD as GET without the body.
func head(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodHead {
			next.ServeHTTP(w, r)
			return
		}
		get := r.Clone(context.WithValue(r.Context(), headKey{}, true))
		get.Method = http.MethodGet
		next.ServeHTTP(bodiless{w}, get)
	})
}

type headKey struct{}

// isHead reports whether a request asks for the headers alone.
func isHead(ctx context.Context) bool { return ctx.Value(headKey{}) != nil }

// bodiless drops the body of an answer.
type bodiless struct{ http.ResponseWriter }

func (bodiless) Write(b []byte) (int, error) { return len(b), nil }

// Unwrap leads http.ResponseController to the connection.
func (b bodiless) Unwrap() http.ResponseWriter { return b.ResponseWriter }

// recorder keeps what the access log tells of an answer.
type recorder struct {
	http.ResponseWriter
	status int
	bytes  int64
	broke  error // what kept the bytes from the caller
}

func (r *recorder) WriteHeader(code int) {
	if r.status == 0 {
		r.status = code
	}
	r.ResponseWriter.WriteHeader(code)
}

func (r *recorder) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	n, err := r.ResponseWriter.Write(b)
	r.bytes += int64(n)
	if err != nil {
		r.broke = err
	}
	return n, err
}

// Unwrap leads http.ResponseController to the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

func (r *recorder) code() int {
	if r.status == 0 {
		return http.StatusOK
	}
	return r.status
}
