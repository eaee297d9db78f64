package fetch

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Why a page was not had. An *Error wraps one of them.
var (
	ErrForbidden   = errors.New("forbidden")         // the URL, or where it leads, is not to be asked for
	ErrUnreachable = errors.New("unreachable")       // no such host, refused, broken off
	ErrTimeout     = errors.New("too slow")          // no whole answer in time
	ErrTooLarge    = errors.New("too large")         // more bytes than an article may have
	ErrRedirects   = errors.New("redirects")         // too many, or to nowhere
	ErrStatus      = errors.New("refused by status") // an answer other than 200 and 304
	ErrMedia       = errors.New("not an article")    // an image, an archive, nothing
	ErrRobots      = errors.New("not for programs")  // the site's robots.txt says so
)

// Error says which page was not had, why, and what can be done.
type Error struct {
	URL    string // as it was asked for
	Reason string // in one line, with the mend where there is one
	Status int    // of the answer, 0 where there was none
	// Temporary tells that the same request may succeed later; not before
	// After where the server said so.
	Temporary bool
	After     time.Duration
	Kind      error // one of the errors above
}

func (e *Error) Error() string { return e.URL + ": " + e.Reason }

// Unwrap gives the kind of the error.
func (e *Error) Unwrap() error { return e.Kind }

// refusal is a reason that is found while dialing or following redirects; Get
// adds the URL to it.
type refusal struct {
	kind      error
	reason    string
	temporary bool
}

func (r *refusal) Error() string { return r.reason }

func refuse(kind error, format string, args ...any) *refusal {
	return &refusal{kind: kind, reason: fmt.Sprintf(format, args...)}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
