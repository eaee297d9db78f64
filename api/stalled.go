package api

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// writtenAtOnce is how many bytes of an answer get a time of their own.
const writtenAtOnce = 64 << 10

// unstalled gives up a caller who takes no more of an answer, or who would hold his
// connection, and what was made for him, for ever. The server's own WriteTimeout bounds the
// whole of an answer, and would end exports, streams of events and whoever is on a slow line.
func (s *server) unstalled(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p := &patient{w, http.NewResponseController(w), s.Stalled}
		next.ServeHTTP(p, r)
		if err := p.wait(); err != nil { // for what the server still holds of the answer
			s.Log.WarnContext(r.Context(), "an answer has no bound", "request_id", requestOf(r.Context()).id, "error", err)
		}
	})
}

// patient waits within for each part of an answer to be taken.
type patient struct {
	http.ResponseWriter
	control *http.ResponseController
	within  time.Duration
}

// wait bounds the next write. What is not on a connection, such as a test's recorder, needs no
// bound, nor does one that is closed.
func (p *patient) wait() error {
	err := p.control.SetWriteDeadline(time.Now().Add(p.within))
	if errors.Is(err, http.ErrNotSupported) || errors.Is(err, net.ErrClosed) {
		return nil
	}
	return err
}

// Write writes a part at a time. An error says that the caller takes no more.
func (p *patient) Write(b []byte) (int, error) {
	written := 0
	for {
		part := b[written:min(len(b), written+writtenAtOnce)]
		if err := p.wait(); err != nil {
			return written, err
		}
		n, err := p.ResponseWriter.Write(part)
		if written += n; err != nil {
			return written, fmt.Errorf("%w: %w", errCallerGone, err)
		}
		if written == len(b) {
			return written, nil
		}
	}
}

// FlushError sends what is written; http.ResponseController asks for it.
func (p *patient) FlushError() error {
	if err := p.wait(); err != nil {
		return err
	}
	if err := p.control.Flush(); err != nil {
		return fmt.Errorf("%w: %w", errCallerGone, err)
	}
	return nil
}

// Unwrap leads http.ResponseController to the connection.
func (p *patient) Unwrap() http.ResponseWriter { return p.ResponseWriter }
