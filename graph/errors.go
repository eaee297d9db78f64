package graph

import (
	"errors"
	"fmt"
)

// ErrNotFound is returned, wrapped, where nothing bears an id.
var ErrNotFound = errors.New("not found")

// ErrInvalid is returned, wrapped, for a question that no store can answer: a
// limit out of range, a cursor that no list of this question gave.
var ErrInvalid = errors.New("invalid question")

// ErrFull is returned, wrapped, where the store has no room left: nothing more can be
// stored, whatever it is.
var ErrFull = errors.New("no room is left; free some space, and do the same again")

// ErrUnreachable is returned, wrapped, where the store's server does not answer at all:
// nothing can be read or stored until it runs again.
var ErrUnreachable = errors.New("the store cannot be reached")

// MovedError says that an id was merged into, or renamed to, another.
type MovedError struct{ ID, To string }

func (e *MovedError) Error() string { return fmt.Sprintf("%s is now %s", e.ID, e.To) }

// InvalidError is an input that cannot be: a reading that is not sound, a
// limit out of range, a cursor that no list gave out. It is an ErrInvalid.
type InvalidError struct {
	Where  string // what was given: an article's id or path, or "" for a query
	Field  string // as the user wrote it: "limit", "claims[3].actor"
	Reason string // what is wrong, and the mend
}

func (e *InvalidError) Error() string {
	if e.Where == "" {
		return e.Field + ": " + e.Reason
	}
	return e.Where + ": " + e.Field + ": " + e.Reason
}

func (e *InvalidError) Unwrap() error { return ErrInvalid }
