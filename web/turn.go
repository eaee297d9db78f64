package web

import (
	"net/http"
	"runtime"
	"sync"
	"time"
)

// turnWithin is how long a page waits for its turn. What holds the turns is slow
// then, and need not hold up what is not.
const turnWithin = 3 * time.Second

// pagesAtOnce is how many pages are made at a time, while none waits longer than turnWithin.
func pagesAtOnce() int { return max(4, 2*runtime.NumCPU()) }

// inTurn has pages be made a few at a time, in the order in which they were
// asked for. A store answers a few questions at once, and takes them in turn: were
// all pages made at the same time, one of fifty questions would stand at the end
// of the queue fifty times, and time out where one of a single question waits a moment.
// A turn is over once the answer begins: who reads slowly, or not at all, holds none.
func (s *site) inTurn(p page) page {
	return func(w http.ResponseWriter, r *http.Request) error {
		if r.Method != http.MethodGet { // which may wait for its body
			return p(w, r)
		}
		late := time.NewTimer(turnWithin)
		defer late.Stop()
		select {
		case s.turns <- struct{}{}:
			over := sync.OnceFunc(func() { <-s.turns })
			defer over()
			w = &answer{w, over}
		case <-late.C:
		case <-r.Context().Done():
			return r.Context().Err()
		}
		return p(w, r)
	}
}

// answer tells when an answer begins. All of a page is in memory by then: see render.
type answer struct {
	http.ResponseWriter
	begins func()
}

func (a *answer) WriteHeader(status int) {
	a.begins()
	a.ResponseWriter.WriteHeader(status)
}

func (a *answer) Write(b []byte) (int, error) {
	a.begins()
	return a.ResponseWriter.Write(b)
}

// Unwrap leads http.ResponseController to the connection.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }
