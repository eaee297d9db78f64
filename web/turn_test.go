package web

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// Two pages are made at a time, the others wait; one that has waited long is made
// all the same, and one whose time is over before is not.
func TestPagesTakeTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &site{turns: make(chan struct{}, 2)}
		var made atomic.Int64
		finish := make(chan struct{})
		slow := s.inTurn(func(http.ResponseWriter, *http.Request) error {
			made.Add(1)
			<-finish
			return nil
		})
		ask := func(ctx context.Context, method string, answers chan<- error) {
			go func() {
				answers <- slow(httptest.NewRecorder(), httptest.NewRequestWithContext(ctx, method, "/", nil))
			}()
			synctest.Wait()
		}
		answers, hurried := make(chan error, 10), make(chan error, 1)
		for range 5 {
			ask(t.Context(), "GET", answers)
		}
		if n := made.Load(); n != 2 {
			t.Fatalf("%d of 5 pages are made at once, want 2", n)
		}
		finish <- struct{}{}
		synctest.Wait()
		if n := made.Load(); n != 3 || <-answers != nil {
			t.Fatalf("%d pages were begun when one is done, want 3", n)
		}
		ctx, cancel := context.WithTimeout(t.Context(), turnWithin/2)
		defer cancel()
		ask(ctx, "GET", hurried)
		if err := <-hurried; !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("a page without time is answered with %v", err)
		}
		if ask(t.Context(), "POST", answers); made.Load() != 4 {
			t.Error("what is handed in waits for a turn")
		}
		time.Sleep(turnWithin)
		synctest.Wait()
		if n := made.Load(); n != 6 {
			t.Errorf("%d were begun when all have waited long, want all 6", n)
		}
		close(finish)
		for range 5 {
			if err := <-answers; err != nil {
				t.Error(err)
			}
		}
		if synctest.Wait(); len(s.turns) != 0 {
			t.Errorf("%d turns are held by nobody", len(s.turns))
		}
	})
}

// unread is where an answer goes of which nobody reads more than the head.
type unread struct {
	*httptest.ResponseRecorder
	gone <-chan struct{} // until its reader is gone
}

func (u unread) Write([]byte) (int, error) {
	<-u.gone
	return 0, io.ErrClosedPipe
}

// Readers who do not read hold up nobody: the next page is made at once.
func TestWhoDoesNotReadHoldsNoTurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		files, err := loadAssets()
		if err != nil {
			t.Fatal(err)
		}
		s := &site{Config: Config{Log: slog.New(slog.DiscardHandler), Now: time.Now}, turns: make(chan struct{}, 2)}
		if s.templates, err = parseTemplates(files); err != nil {
			t.Fatal(err)
		}
		ask := s.inTurn(func(w http.ResponseWriter, r *http.Request) error {
			return s.render(w, r, http.StatusNotFound, "error", frame{Title: "Nothing is here", Page: errorPage{Title: "Nothing is here"}})
		})
		gone := make(chan struct{})
		for range 5 {
			go func() {
				if err := ask(unread{httptest.NewRecorder(), gone}, httptest.NewRequest("GET", "/", nil)); err != nil {
					t.Error(err)
				}
			}()
		}
		synctest.Wait()
		began, read := time.Now(), httptest.NewRecorder()
		if err := ask(read, httptest.NewRequest("GET", "/", nil)); err != nil || !strings.Contains(read.Body.String(), "Nothing is here") {
			t.Errorf("a page came as %q, %v", read.Body, err)
		}
		if waited := time.Since(began); waited != 0 {
			t.Errorf("it came %v after it was asked for", waited)
		}
		if close(gone); len(s.turns) != 0 {
			t.Errorf("%d turns are held by nobody", len(s.turns))
		}
		synctest.Wait()
	})
}
