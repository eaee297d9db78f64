package status

import (
	"cmp"
	"slices"
)

// Report says what became of every cell that was read.
type Report struct {
	Treaties     int         `json:"treaties"`     // lists read
	Acts         int         `json:"acts"`         // cells that told an act
	Participants int         `json:"participants"` // different names of participants
	Unresolved   []Unknown   `json:"unresolved"`
	Skipped      []Skipped   `json:"skipped"`
	Failed       []FileError `json:"-"` // files that could not be read at all
}

// Unknown is a participant or a treaty that the gazetteers do not hold, where
// it first stands.
type Unknown struct {
	File string `json:"file"`
	Line int    `json:"line"`
	Name string `json:"name"`
	Mend string `json:"mend"`
}

// Skipped is a cell that gave no act.
type Skipped struct {
	File string `json:"file"`
	Line int    `json:"line"`
	Cell string `json:"cell"`
	Why  string `json:"why"`
	// Unread says that the cell may well tell an act, which could not be read;
	// the others tell none.
	Unread bool `json:"-"`
}

// FileError is a file that is no list, with the mend.
type FileError struct {
	File string
	Err  error
}

func (e FileError) Error() string { return e.File + ": " + e.Err.Error() }

// Whole reports whether all that could tell an act was read.
func (r *Report) Whole() bool {
	return len(r.Failed) == 0 && len(r.Unresolved) == 0 && !slices.ContainsFunc(r.Skipped, func(s Skipped) bool { return s.Unread })
}

// sorted puts the report into the order of files and lines.
func (r *Report) sorted() {
	slices.SortStableFunc(r.Skipped, func(a, b Skipped) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	slices.SortStableFunc(r.Unresolved, func(a, b Unknown) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
}
